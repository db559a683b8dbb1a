namespace JourneyMapper.Data.Accounts;

/// <summary>What somebody did that is no edit of a map, and that an owner answers for. The names are stored.</summary>
public enum ActivityKind
{
    /// <summary>Something was taken out of the application as a file; the value says what: an <see cref="ExportedFile"/>.</summary>
    Exported,

    /// <summary>A journey became private.</summary>
    MadePrivate,

    /// <summary>A private journey was opened to the workspace.</summary>
    OpenedToWorkspace,

    /// <summary>A private journey was opened to a member, or otherwise than before; the value is the <see cref="Journal.AccessLevel"/>.</summary>
    AccessGiven,

    /// <summary>A private journey was closed to a member.</summary>
    AccessEnded,

    /// <summary>An invitation was made; the subject is its note, the value its <see cref="Role"/>.</summary>
    Invited,

    /// <summary>An invitation was made useless before it was used; the subject is its note.</summary>
    InvitationRevoked,

    /// <summary>Somebody became a member by an invitation; the value is their <see cref="Role"/>.</summary>
    Joined,

    /// <summary>A member has another <see cref="Role"/>: the value, and the one before.</summary>
    RoleChanged,

    /// <summary>A member's account was removed.</summary>
    MemberRemoved,

    /// <summary>A member made an access token for a program; the subject is its name.</summary>
    TokenMade,

    /// <summary>A member made an access token useless; the subject is its name.</summary>
    TokenRevoked,

    /// <summary>A member made an address under which their calendar is read without a sign-in, or another one.</summary>
    FeedMade,

    /// <summary>A member ended that address.</summary>
    FeedEnded,

    /// <summary>A member made a link under which guests read a journey; the subject is its note.</summary>
    LinkMade,

    /// <summary>A member gave such a link another address, so that the one before leads nowhere; the subject is its note.</summary>
    LinkRenewed,

    /// <summary>A member ended such a link; the subject is its note.</summary>
    LinkRevoked,

    /// <summary>A member took back that they had ended such a link; the subject is its note.</summary>
    LinkRestored,

    /// <summary>An owner made a webhook; the subject is the host that it tells.</summary>
    WebhookMade,

    /// <summary>An owner changed a webhook, or gave it another secret; the subject is its host.</summary>
    WebhookChanged,

    /// <summary>An owner removed a webhook; the subject is its host.</summary>
    WebhookRemoved,

    /// <summary>An owner set up an import that comes again, or set it up anew; the subject is the host that it comes from.</summary>
    ImportScheduled,

    /// <summary>An owner removed such an import; the subject is its host.</summary>
    ImportUnscheduled,

    /// <summary>A member signed in; the value is the <see cref="SignInMethod"/>.</summary>
    SignedIn,

    /// <summary>Somebody tried to sign in as a member and was refused; the value is how often by then, within a quarter of an hour.</summary>
    SignInRefused,

    /// <summary>A member signed out.</summary>
    SignedOut,

    /// <summary>A member ended another of their sessions; the subject is its browser and system.</summary>
    SessionEnded,

    /// <summary>A member ended all their other sessions; the value is how many.</summary>
    OtherSessionsEnded,

    /// <summary>A member changed their password.</summary>
    PasswordChanged,

    /// <summary>A member added a passkey; the subject is its name.</summary>
    PasskeyAdded,

    /// <summary>A member removed a passkey; the subject is its name.</summary>
    PasskeyRemoved,

    /// <summary>An owner changed the thresholds of the coverage review.</summary>
    ThresholdsChanged,

    /// <summary>A journey was deleted for good, by an owner or, with the id of nobody, because its time in the trash was over.</summary>
    JourneyDeleted,

    /// <summary>A journey was read from a file or a text.</summary>
    JourneyImported,

    /// <summary>Measurements were read from a file; the value is how many were recorded, the subject the host of a scheduled import.</summary>
    MeasurementsImported,

    /// <summary>An owner changed the workspace's name, language, logo or colour; the subject is its name.</summary>
    WorkspaceChanged,

    /// <summary>An owner changed how long something is kept; the subject is a <see cref="KeptKind"/>, the values are days, empty for ever.</summary>
    RetentionChanged,

    /// <summary>A member's account was erased, by themselves or by an owner, with their name wherever it stood.</summary>
    MemberErased,

    /// <summary>A member set up an authenticator app, which is asked for when they sign in.</summary>
    SecondFactorOn,

    /// <summary>A member ended that.</summary>
    SecondFactorOff,

    /// <summary>A member made recovery codes, in the place of those of before.</summary>
    RecoveryCodesMade,

    /// <summary>A member signed in by a recovery code.</summary>
    RecoveryCodeUsed,

    /// <summary>An owner had every member set up a second factor.</summary>
    SecondFactorDemanded,

    /// <summary>An owner ended that.</summary>
    SecondFactorOptional,

    /// <summary>Somebody with access to the server made a member an owner and ended their second factor; the value is their <see cref="Role"/> from then on, and there is the one before.</summary>
    OwnerRestored,

    /// <summary>A member set a new password by a link that they were sent.</summary>
    PasswordReset,

    /// <summary>An owner ended the sessions of another member; the value is how many.</summary>
    MemberSignedOut,

    /// <summary>A program sent an access token that is revoked or has ended; the subject is its name, the value how often by then, within a quarter of an hour.</summary>
    TokenRefused,

    /// <summary>Somebody became a member by signing in at the identity provider; the value is their <see cref="Role"/>.</summary>
    JoinedByProvider,

    /// <summary>A member linked their account with one at the identity provider; the subject is the name of the provider.</summary>
    IdentityLinked,

    /// <summary>A member ended that; the subject is the name of the provider.</summary>
    IdentityUnlinked,
}

/// <summary>By what a member has proved who they are. The names are stored.</summary>
public enum SignInMethod
{
    /// <summary>By a password.</summary>
    Password,

    /// <summary>By a passkey.</summary>
    Passkey,

    /// <summary>By a password, and by a code of an authenticator app or a recovery code.</summary>
    SecondFactor,

    /// <summary>From another workspace, where they were signed in.</summary>
    Switch,

    /// <summary>At the identity provider.</summary>
    SingleSignOn,

    /// <summary>By a link of whoever runs the server.</summary>
    Restored,
}

/// <summary>What can be taken out as a file. The names are stored.</summary>
public enum ExportedFile
{
    /// <summary>A map on paper.</summary>
    MapPdf,

    /// <summary>A map in pixels.</summary>
    MapPng,

    /// <summary>A map in lines and shapes.</summary>
    MapSvg,

    /// <summary>The coverage report.</summary>
    ReportPdf,

    /// <summary>The list of touchpoints.</summary>
    TouchpointsCsv,

    /// <summary>The register of processing, for spreadsheets.</summary>
    RegisterCsv,

    /// <summary>The same on paper.</summary>
    RegisterPdf,

    /// <summary>The omnichannel questions on paper.</summary>
    OmnichannelPdf,

    /// <summary>Opportunities on paper.</summary>
    OpportunitiesPdf,

    /// <summary>The personas on paper.</summary>
    PersonasPdf,

    /// <summary>The answers of a survey.</summary>
    SurveyCsv,

    /// <summary>The summary of a journey's audits, on paper.</summary>
    AuditsPdf,

    /// <summary>The calendar of what is due.</summary>
    CalendarFile,

    /// <summary>What has changed in a journey, on paper.</summary>
    ChangesPdf,

    /// <summary>A journey as an Excel workbook.</summary>
    JourneyExcel,

    /// <summary>The touchpoints of a journey, for spreadsheets.</summary>
    JourneyCsv,

    /// <summary>A journey as slides.</summary>
    JourneySlides,

    /// <summary>A journey as an outline.</summary>
    JourneyMarkdown,

    /// <summary>A journey with everything, for programs.</summary>
    JourneyJson,

    /// <summary>A journey as a diagram of Mermaid.</summary>
    JourneyMermaid,

    /// <summary>A journey in the Customer Journey Modelling Language.</summary>
    JourneyCjml,

    /// <summary>All journeys of a workspace, with what belongs to them.</summary>
    WorkspaceArchive,

    /// <summary>This record itself.</summary>
    ActivityCsv,

    /// <summary>All that is stored about a member; the subject is their name.</summary>
    MemberData,
}

/// <summary>One thing that somebody did: written once, with what it is about, and never changed, which the database sees to; see decision 60.</summary>
public sealed class ActivityRow
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 120;

    /// <summary>The longest network address, in characters: IPv6 with the name of its network card.</summary>
    public const int AddressLength = 64;

    /// <summary>Who did what the application does by itself.</summary>
    public static Guid Nobody => Guid.Empty;

    /// <summary>Unique; later ones are greater.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where it happened.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Who did it, or <see cref="Nobody"/>. They may be no member any more. Of a sign-in that was refused: whose account it was about.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>From which network address, as text; empty where nobody sat there, as for the application's own work, and where it is not known.</summary>
    public string Address { get; init; } = "";

    /// <summary>The journey that it is about; null where it is about none. It may be gone for ever.</summary>
    public Guid? JourneyId { get; init; }

    /// <summary>The member that it is about, where that is another than who did it: by it their name is taken out of <see cref="Subject"/> when they are erased.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>Whom or what it is about, as it was called then; empty where that is said by the rest. At most <see cref="SubjectLength"/> characters.</summary>
    public string Subject { get; init; } = "";

    /// <summary>A text as a <see cref="Subject"/>: its beginning, where it is longer.</summary>
    public static string Short(string text) => text.Length <= SubjectLength ? text : text[..SubjectLength];

    /// <summary>The name of what <see cref="Kind"/> says, or a number; empty where it says nothing.</summary>
    public string Value { get; init; } = "";

    /// <summary>What was in the place of <see cref="Value"/> before; empty where there was nothing.</summary>
    public string Before { get; init; } = "";
}
