using System.Globalization;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>Which kinds of activities are looked at.</summary>
public enum ActivityArea
{
    All,

    /// <summary>Who came and went, and how they prove who they are.</summary>
    SignIns,

    /// <summary>Who is a member, and in which role.</summary>
    Members,

    /// <summary>To whom journeys are open.</summary>
    Access,

    /// <summary>What lets guests in.</summary>
    Links,

    /// <summary>What lets programs in.</summary>
    Tokens,

    /// <summary>Files that were taken out.</summary>
    Exports,

    /// <summary>What was brought in from files.</summary>
    Imports,

    /// <summary>What is gone for good.</summary>
    Deletions,

    /// <summary>How the workspace works.</summary>
    Settings,
}

/// <summary>Which activities are looked at; its names are those in the page's address.</summary>
public sealed record ActivityFilter
{
    /// <summary>Which kinds.</summary>
    public ActivityArea Area { get; init; }

    /// <summary>Only what this member did, and what was done about them.</summary>
    public Guid? Person { get; init; }

    /// <summary>The first day, of whoever looks at it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, of whoever looks at it.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only what is about this journey.</summary>
    public Guid? Journey { get; init; }

    /// <summary>Whether the first day is not after the last one.</summary>
    public bool IsValid => From is null || To is null || From <= To;

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => this == new ActivityFilter();

    /// <summary>The kinds that are looked at.</summary>
    public IReadOnlyList<ActivityKind> Kinds => KindsOf(Area);

    /// <summary>Which kinds an area shows.</summary>
    public static IReadOnlyList<ActivityKind> KindsOf(ActivityArea area) => area switch
    {
        ActivityArea.SignIns =>
        [
            ActivityKind.SignedIn, ActivityKind.SignInRefused, ActivityKind.SignedOut, ActivityKind.SessionEnded, ActivityKind.OtherSessionsEnded, ActivityKind.PasswordChanged, ActivityKind.PasskeyAdded,
            ActivityKind.PasskeyRemoved, ActivityKind.PasswordReset, ActivityKind.MemberSignedOut, ActivityKind.SecondFactorOn, ActivityKind.SecondFactorOff, ActivityKind.RecoveryCodesMade, ActivityKind.RecoveryCodeUsed,
            ActivityKind.OwnerRestored, ActivityKind.IdentityLinked, ActivityKind.IdentityUnlinked,
        ],
        ActivityArea.Exports => [ActivityKind.Exported],
        ActivityArea.Access => [ActivityKind.MadePrivate, ActivityKind.OpenedToWorkspace, ActivityKind.AccessGiven, ActivityKind.AccessEnded],
        ActivityArea.Members => [ActivityKind.Invited, ActivityKind.InvitationRevoked, ActivityKind.Joined, ActivityKind.JoinedByProvider, ActivityKind.RoleChanged, ActivityKind.MemberRemoved, ActivityKind.MemberErased, ActivityKind.MemberSignedOut, ActivityKind.OwnerRestored],
        ActivityArea.Tokens =>
        [
            ActivityKind.TokenMade, ActivityKind.TokenRevoked, ActivityKind.TokenRefused, ActivityKind.FeedMade, ActivityKind.FeedEnded, ActivityKind.WebhookMade, ActivityKind.WebhookChanged, ActivityKind.WebhookRemoved,
        ],
        ActivityArea.Links => [ActivityKind.LinkMade, ActivityKind.LinkRenewed, ActivityKind.LinkRevoked, ActivityKind.LinkRestored],
        ActivityArea.Imports => [ActivityKind.JourneyImported, ActivityKind.MeasurementsImported, ActivityKind.ImportScheduled, ActivityKind.ImportUnscheduled],
        ActivityArea.Deletions => [ActivityKind.JourneyDeleted, ActivityKind.MemberRemoved, ActivityKind.MemberErased],
        ActivityArea.Settings => [ActivityKind.ThresholdsChanged, ActivityKind.WorkspaceChanged, ActivityKind.RetentionChanged, ActivityKind.SecondFactorDemanded, ActivityKind.SecondFactorOptional],
        _ => Enum.GetValues<ActivityKind>(),
    };

    /// <summary>What an address says; what cannot be read counts as not said.</summary>
    public static ActivityFilter Read(string? area, string? person, string? from, string? to, string? journey) => new()
    {
        Area = Enum.TryParse<ActivityArea>(area, out var known) && Enum.IsDefined(known) ? known : ActivityArea.All,
        Person = Guid.TryParse(person, out var member) ? member : null,
        From = Day(from),
        To = Day(to),
        Journey = Guid.TryParse(journey, out var map) ? map : null,
    };

    /// <summary>An address with what is looked at.</summary>
    public string At(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["area"] = Area == ActivityArea.All ? null : Area.ToString(),
        ["person"] = Person?.ToString(),
        ["from"] = Iso(From),
        ["to"] = Iso(To),
        ["journey"] = Journey?.ToString(),
    }.Where(pair => pair.Value is not null));

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
