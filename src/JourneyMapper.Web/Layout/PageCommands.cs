using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Layout;

/// <summary>The pages that a role may open, for the command palette.</summary>
public sealed class PageCommands : ICommandSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Command>>(
    [
        .. All(search.Member.CanManage).Where(page => search.Finds($"{page.Title} {page.Detail}"))
            .Select(page => new Command(CommandKind.Page, page.Title, page.Symbol, page.Address, page.Detail)),
    ]);

    static IEnumerable<(string Title, string Symbol, string Address, string Detail)> All(bool manages) =>
    [
        (Common.Journeys, "map", "", ""),
        (InboxText.Inbox, "inbox", "inbox", ""),
        (ChannelText.Channels, "signpost", "channels", ""),
        (GoalText.Goals, "target", "goals", ""),
        (ExperimentText.Experiments, "science", "experiments", ""),
        (CoverageText.Coverage, "shield", "coverage", ""),
        (CoverageText.ViewChannels, "shield", "coverage/channels", CoverageText.Coverage),
        (CoverageText.ViewTouchpoints, "shield", "coverage/touchpoints", CoverageText.Coverage),
        (CoverageText.Omnichannel, "compare_arrows", "coverage/omnichannel", CoverageText.Coverage),
        (CoverageText.Register, "shield_person", "coverage/data", CoverageText.Coverage),
        (KpiText.Kpis, "shield", "coverage/kpis", CoverageText.Coverage),
        (FunnelText.Funnel, "filter_alt", "coverage/funnel", CoverageText.Coverage),
        .. manages ? [(CoverageText.ViewThresholds, "tune", "coverage/thresholds", CoverageText.Coverage)] : (IEnumerable<(string, string, string, string)>)[],
        (AuditText.Audits, "fact_check", "audits", ""),
        (AuditText.Summary, "balance", "audits/summary", AuditText.Audits),
        (RoundText.Rounds, "event", "audits/rounds", AuditText.Audits),
        .. manages ? [(AuditText.CriteriaPage, "tune", "audits/criteria", AuditText.Audits)] : (IEnumerable<(string, string, string, string)>)[],
        (CalendarText.Calendar, "calendar_month", "calendar", ""),
        .. manages ? [(Accounts.Members, "group", "members", ""), (ActivityText.Activity, "history", "activity", ""), (RetentionText.Retention, "schedule", "retention", ""), (ShareText.SharedLinks, "link", "shared-links", ""), (WebhookText.Webhooks, "send", "webhooks", ""), (KpiText.Own, "monitoring", "kpis", "")] : (IEnumerable<(string, string, string, string)>)[],
        (JourneyText.Trash, "delete", "trash", ""),
        (Accounts.Workspaces, "apartment", "workspaces", ""),
        (Accounts.Account, "manage_accounts", "account", ""),
        (GuideText.Guide, "menu_book", "guide", ""),
    ];
}
