using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>Activities in words.</summary>
static class ActivityTexts
{
    /// <summary>Who did it.</summary>
    public static string Who(ActivityLine line) => line.Member ?? (line.Row.MemberId == ActivityRow.Nobody ? "JourneyMapper" : Common.FormerMember);

    /// <summary>What was done, without who, when and which journey.</summary>
    public static string Sentence(ActivityRow activity) => activity.Kind switch
    {
        ActivityKind.Exported => Enum.Parse<ExportedFile>(activity.Value) switch
        {
            ExportedFile.MapPdf => ActivityText.ExportedMap,
            ExportedFile.MapPng => ActivityText.ExportedJourney.With("PNG"),
            ExportedFile.MapSvg => ActivityText.ExportedJourney.With("SVG"),
            ExportedFile.ReportPdf => ActivityText.ExportedReport,
            ExportedFile.RegisterCsv or ExportedFile.RegisterPdf => ActivityText.ExportedRegister,
            ExportedFile.OmnichannelPdf => ActivityText.ExportedOmnichannel,
            ExportedFile.OpportunitiesPdf => ActivityText.ExportedOpportunities,
            ExportedFile.PersonasPdf => ActivityText.ExportedPersonas,
            ExportedFile.AuditsPdf => ActivityText.ExportedAudits,
            ExportedFile.CalendarFile => ActivityText.ExportedCalendar,
            ExportedFile.ChangesPdf => ActivityText.ExportedChanges,
            ExportedFile.SurveyCsv => ActivityText.ExportedSurvey,
            ExportedFile.JourneyExcel => ActivityText.ExportedJourney.With("Excel"),
            ExportedFile.JourneyCsv => ActivityText.ExportedJourney.With("CSV"),
            ExportedFile.JourneySlides => ActivityText.ExportedJourney.With("PowerPoint"),
            ExportedFile.JourneyMarkdown => ActivityText.ExportedJourney.With("Markdown"),
            ExportedFile.JourneyJson => ActivityText.ExportedJourney.With("JSON"),
            ExportedFile.JourneyMermaid => ActivityText.ExportedJourney.With("Mermaid"),
            ExportedFile.JourneyCjml => ActivityText.ExportedJourney.With("CJML"),
            ExportedFile.WorkspaceArchive => ActivityText.ExportedWorkspace,
            ExportedFile.ActivityCsv => ActivityText.ExportedActivity,
            ExportedFile.MemberData => activity.AboutId is null ? ActivityText.ExportedOwnData : ActivityText.ExportedDataOf.With(Named(activity)),
            _ => ActivityText.ExportedTouchpoints,
        },
        ActivityKind.MadePrivate => ActivityText.MadePrivate,
        ActivityKind.OpenedToWorkspace => ActivityText.OpenedToWorkspace,
        ActivityKind.AccessGiven => (Enum.Parse<AccessLevel>(activity.Value) == AccessLevel.Edit ? ActivityText.AccessEdit : ActivityText.AccessSee).With(Named(activity)),
        ActivityKind.AccessEnded => ActivityText.AccessEnded.With(Named(activity)),
        ActivityKind.Invited => activity.Subject.Length > 0
            ? ActivityText.Invited.With(activity.Subject, Role(activity.Value).Capacity())
            : ActivityText.InvitedSomebody.With(Role(activity.Value).Capacity()),
        ActivityKind.InvitationRevoked => activity.Subject.Length > 0 ? ActivityText.InvitationRevoked.With(activity.Subject) : ActivityText.InvitationRevokedUnnamed,
        ActivityKind.Joined => ActivityText.Joined.With(Role(activity.Value).Capacity()),
        ActivityKind.RoleChanged => ActivityText.RoleChanged.With(Named(activity), Role(activity.Before).Name(), Role(activity.Value).Name()),
        ActivityKind.MemberRemoved => ActivityText.MemberRemoved.With(Named(activity)),
        ActivityKind.TokenMade => ActivityText.TokenMade.With(activity.Subject),
        ActivityKind.LinkMade => Noted(activity, ActivityText.LinkMade, ActivityText.LinkMadeUnnamed),
        ActivityKind.LinkRenewed => Noted(activity, ActivityText.LinkRenewed, ActivityText.LinkRenewedUnnamed),
        ActivityKind.LinkRevoked => Noted(activity, ActivityText.LinkRevoked, ActivityText.LinkRevokedUnnamed),
        ActivityKind.LinkRestored => Noted(activity, ActivityText.LinkRestored, ActivityText.LinkRestoredUnnamed),
        ActivityKind.FeedMade => ActivityText.FeedMade,
        ActivityKind.FeedEnded => ActivityText.FeedEnded,
        ActivityKind.WebhookMade => ActivityText.WebhookMade.With(activity.Subject),
        ActivityKind.WebhookChanged => ActivityText.WebhookChanged.With(activity.Subject),
        ActivityKind.WebhookRemoved => ActivityText.WebhookRemoved.With(activity.Subject),
        ActivityKind.ImportScheduled => ActivityText.ImportScheduled.With(activity.Subject),
        ActivityKind.ImportUnscheduled => ActivityText.ImportUnscheduled.With(activity.Subject),
        ActivityKind.SignedIn => activity.Value switch
        {
            nameof(SignInMethod.Passkey) => ActivityText.SignedInPasskey,
            nameof(SignInMethod.SecondFactor) => ActivityText.SignedInSecondFactor,
            nameof(SignInMethod.Switch) => ActivityText.SignedInSwitch,
            nameof(SignInMethod.SingleSignOn) => ActivityText.SignedInSingleSignOn,
            nameof(SignInMethod.Restored) => ActivityText.SignedInRestored,
            _ => ActivityText.SignedInPassword,
        },
        ActivityKind.SignInRefused => Number(activity.Value) is > 1 and var often ? ActivityText.SignInRefusedOften.With(often) : ActivityText.SignInRefused,
        ActivityKind.SignedOut => ActivityText.SignedOut,
        ActivityKind.SessionEnded => Noted(activity, ActivityText.SessionEnded, ActivityText.SessionEndedUnnamed),
        ActivityKind.OtherSessionsEnded => Texts.Count(Number(activity.Value), ActivityText.OtherSessionsEndedOne, ActivityText.OtherSessionsEndedOther),
        ActivityKind.PasswordChanged => ActivityText.PasswordChanged,
        ActivityKind.PasskeyAdded => ActivityText.PasskeyAdded.With(activity.Subject),
        ActivityKind.PasskeyRemoved => ActivityText.PasskeyRemoved.With(activity.Subject),
        ActivityKind.ThresholdsChanged => ActivityText.ThresholdsChanged,
        ActivityKind.JourneyDeleted => ActivityText.JourneyDeleted,
        ActivityKind.JourneyImported => ActivityText.JourneyImported,
        ActivityKind.MeasurementsImported => Imported(activity, Number(activity.Value)),
        ActivityKind.WorkspaceChanged => Noted(activity, ActivityText.WorkspaceChanged, ActivityText.BrandChanged),
        ActivityKind.RetentionChanged => ActivityText.RetentionChanged.With(Enum.Parse<KeptKind>(activity.Subject).Name(), Days(activity.Value), Days(activity.Before)),
        ActivityKind.MemberErased => activity.AboutId is null ? ActivityText.MemberErasedThemselves : ActivityText.MemberErased.With(Named(activity)),
        ActivityKind.SecondFactorOn => ActivityText.SecondFactorOn,
        ActivityKind.SecondFactorOff => ActivityText.SecondFactorOff,
        ActivityKind.RecoveryCodesMade => ActivityText.RecoveryCodesMade,
        ActivityKind.RecoveryCodeUsed => ActivityText.RecoveryCodeUsed,
        ActivityKind.SecondFactorDemanded => ActivityText.SecondFactorDemanded,
        ActivityKind.SecondFactorOptional => ActivityText.SecondFactorOptional,
        ActivityKind.OwnerRestored => ActivityText.OwnerRestored.With(Role(activity.Before).Name(), Role(activity.Value).Name()),
        ActivityKind.PasswordReset => ActivityText.PasswordReset,
        ActivityKind.MemberSignedOut => Texts.Plural(Number(activity.Value), ActivityText.MemberSignedOutOne, ActivityText.MemberSignedOutOther).With(Number(activity.Value), Named(activity)),
        ActivityKind.TokenRefused => Number(activity.Value) is > 1 and var times ? ActivityText.TokenRefusedOften.With(activity.Subject, times) : ActivityText.TokenRefused.With(activity.Subject),
        ActivityKind.JoinedByProvider => ActivityText.JoinedByProvider.With(Role(activity.Value).Capacity()),
        ActivityKind.IdentityLinked => ActivityText.IdentityLinked.With(activity.Subject),
        ActivityKind.IdentityUnlinked => ActivityText.IdentityUnlinked.With(activity.Subject),
        _ => ActivityText.TokenRevoked.With(activity.Subject),
    };

    /// <summary>The symbol of what was done.</summary>
    public static string Symbol(ActivityKind kind) => kind switch
    {
        ActivityKind.Exported => "download",
        ActivityKind.MadePrivate or ActivityKind.AccessEnded => "lock",
        ActivityKind.SignedIn => "person",
        ActivityKind.SignInRefused or ActivityKind.TokenRefused => "warning",
        ActivityKind.SignedOut or ActivityKind.MemberSignedOut or ActivityKind.SessionEnded or ActivityKind.OtherSessionsEnded => "logout",
        ActivityKind.PasswordChanged => "key",
        ActivityKind.IdentityLinked or ActivityKind.IdentityUnlinked => "link",
        ActivityKind.PasskeyAdded or ActivityKind.PasskeyRemoved => "passkey",
        ActivityKind.ThresholdsChanged or ActivityKind.WorkspaceChanged or ActivityKind.RetentionChanged => "tune",
        ActivityKind.JourneyDeleted => "delete_forever",
        ActivityKind.MemberRemoved or ActivityKind.MemberErased => "person_remove",
        ActivityKind.JourneyImported or ActivityKind.MeasurementsImported => "upload_file",
        ActivityKind.OpenedToWorkspace or ActivityKind.AccessGiven => "group",
        ActivityKind.WebhookMade or ActivityKind.WebhookChanged or ActivityKind.WebhookRemoved => "link",
        ActivityKind.ImportScheduled or ActivityKind.ImportUnscheduled => "upload_file",
        ActivityKind.TokenMade or ActivityKind.TokenRevoked or ActivityKind.FeedMade or ActivityKind.FeedEnded => "key",
        ActivityKind.LinkMade or ActivityKind.LinkRenewed or ActivityKind.LinkRevoked or ActivityKind.LinkRestored => "link",
        ActivityKind.SecondFactorOn or ActivityKind.SecondFactorOff or ActivityKind.RecoveryCodesMade or ActivityKind.RecoveryCodeUsed or ActivityKind.SecondFactorDemanded or ActivityKind.SecondFactorOptional
            or ActivityKind.OwnerRestored or ActivityKind.PasswordReset => "lock",
        _ => "manage_accounts",
    };

    /// <summary>An area's name.</summary>
    public static string Name(this ActivityArea area) => area switch
    {
        ActivityArea.Exports => ActivityText.AreaExports,
        ActivityArea.Access => ActivityText.AreaAccess,
        ActivityArea.Members => ActivityText.AreaMembers,
        ActivityArea.Tokens => ActivityText.AreaTokens,
        ActivityArea.Links => ActivityText.AreaLinks,
        ActivityArea.SignIns => ActivityText.AreaSignIns,
        ActivityArea.Imports => ActivityText.AreaImports,
        ActivityArea.Deletions => ActivityText.AreaDeletions,
        ActivityArea.Settings => ActivityText.AreaSettings,
        _ => ActivityText.AreaAll,
    };

    /// <summary>What is kept, by its name.</summary>
    public static string Name(this KeptKind kind) => kind switch
    {
        KeptKind.Trash => ActivityText.KeptTrash,
        KeptKind.Journal => ActivityText.KeptJournal,
        KeptKind.Activity => ActivityText.KeptActivity,
        KeptKind.Invitations => ActivityText.KeptInvitations,
        _ => ActivityText.KeptSurveys,
    };

    // The name of a member who was erased is gone.
    static string Named(ActivityRow activity) => activity.Subject.Length > 0 ? activity.Subject : Common.FormerMember;

    static string Imported(ActivityRow activity, long count) => activity.Subject.Length > 0
        ? Texts.Plural(count, ActivityText.MeasurementsFromOne, ActivityText.MeasurementsFromOther).With(count, activity.Subject)
        : Texts.Count(count, ActivityText.MeasurementsImportedOne, ActivityText.MeasurementsImportedOther);

    static string Days(string stored) => stored.Length > 0 ? Texts.Count(Number(stored), ActivityText.DaysOne, ActivityText.DaysOther) : ActivityText.ForEver;

    static long Number(string stored) => long.Parse(stored, CultureInfo.InvariantCulture);

    static string Noted(ActivityRow activity, string noted, string unnamed) => activity.Subject.Length > 0 ? noted.With(activity.Subject) : unnamed;

    static Role Role(string stored) => Enum.Parse<Role>(stored);
}
