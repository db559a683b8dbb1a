using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>Activities in words.</summary>
static class ActivityTexts
{
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
            _ => ActivityText.ExportedTouchpoints,
        },
        ActivityKind.MadePrivate => ActivityText.MadePrivate,
        ActivityKind.OpenedToWorkspace => ActivityText.OpenedToWorkspace,
        ActivityKind.AccessGiven => (Enum.Parse<AccessLevel>(activity.Value) == AccessLevel.Edit ? ActivityText.AccessEdit : ActivityText.AccessSee).With(activity.Subject),
        ActivityKind.AccessEnded => ActivityText.AccessEnded.With(activity.Subject),
        ActivityKind.Invited => activity.Subject.Length > 0
            ? ActivityText.Invited.With(activity.Subject, Role(activity.Value).Capacity())
            : ActivityText.InvitedSomebody.With(Role(activity.Value).Capacity()),
        ActivityKind.InvitationRevoked => activity.Subject.Length > 0 ? ActivityText.InvitationRevoked.With(activity.Subject) : ActivityText.InvitationRevokedUnnamed,
        ActivityKind.Joined => ActivityText.Joined.With(Role(activity.Value).Capacity()),
        ActivityKind.RoleChanged => ActivityText.RoleChanged.With(activity.Subject, Role(activity.Before).Name(), Role(activity.Value).Name()),
        ActivityKind.MemberRemoved => ActivityText.MemberRemoved.With(activity.Subject),
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
        ActivityKind.SecondFactorOn => ActivityText.SecondFactorOn,
        ActivityKind.SecondFactorOff => ActivityText.SecondFactorOff,
        ActivityKind.RecoveryCodesMade => ActivityText.RecoveryCodesMade,
        ActivityKind.RecoveryCodeUsed => ActivityText.RecoveryCodeUsed,
        ActivityKind.SecondFactorDemanded => ActivityText.SecondFactorDemanded,
        ActivityKind.SecondFactorOptional => ActivityText.SecondFactorOptional,
        ActivityKind.OwnerRestored => ActivityText.OwnerRestored.With(Role(activity.Before).Name(), Role(activity.Value).Name()),
        ActivityKind.PasswordReset => ActivityText.PasswordReset,
        _ => ActivityText.TokenRevoked.With(activity.Subject),
    };

    /// <summary>The symbol of what was done.</summary>
    public static string Symbol(ActivityKind kind) => kind switch
    {
        ActivityKind.Exported => "download",
        ActivityKind.MadePrivate or ActivityKind.AccessEnded => "lock",
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
        _ => ActivityText.AreaAll,
    };

    static string Noted(ActivityRow activity, string noted, string unnamed) => activity.Subject.Length > 0 ? noted.With(activity.Subject) : unnamed;

    static Role Role(string stored) => Enum.Parse<Role>(stored);
}
