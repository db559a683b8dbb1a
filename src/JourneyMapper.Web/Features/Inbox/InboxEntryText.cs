using JourneyMapper.Data.Inbox;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>Says an item of an inbox in the reader's language.</summary>
sealed class InboxEntryText(
    InboxItemRow item, Journey map, IReadOnlyList<string> labels, string? touchpoint, string? actor, QuotedComment? comment, Finding? finding, string? title, bool isOver,
    IReadOnlyDictionary<Guid, string> names, KpiCatalogue? kpis, DateOnly today)
{
    const int Longest = 200;

    static readonly char[] Breaks = ['\n', '\r', '\t'];

    /// <summary>Who did what.</summary>
    public string Sentence => item.Kind switch
    {
        InboxItemKind.Mention => InboxText.Mention.With(Who),
        InboxItemKind.Reply => InboxText.Reply.With(Who),
        InboxItemKind.Assigned when finding is { Rule: "audit-due" } => InboxText.AssignedAudit.With(Who),
        InboxItemKind.Assigned => InboxText.Assigned.With(Who, finding is null ? FindingText.Name(FindingKey.Parse(item.Subject).Rule) : Found.Title(finding)),
        InboxItemKind.AuditDue => InboxText.AuditDue,
        InboxItemKind.SignOffAsked => InboxText.SignOffAsked.With(Who),
        InboxItemKind.SignOffApproved => InboxText.SignOffApproved.With(Who),
        InboxItemKind.SignOffRefused => InboxText.SignOffRefused.With(Who),
        InboxItemKind.SignOffVoided => InboxText.SignOffVoided.With(Who),
        InboxItemKind.ProposalMade => InboxText.ProposalMade.With(Who),
        InboxItemKind.ProposalDecided => InboxText.ProposalDecided.With(Who),
        InboxItemKind.RoundBegun => InboxText.RoundBegun.With(Who),
        InboxItemKind.ImportFailing => InboxText.ImportFailing,
        _ => InboxText.KpiMissed.With(kpis is null ? "" : kpis.NameOf(FindingKey.Parse(item.Subject).Kpi ?? "")),
    };

    /// <summary>Where.</summary>
    public string Place => item.Kind == InboxItemKind.ImportFailing ? title ?? "" : string.Join(" · ", new[]
    {
        map.Title,
        item.TouchpointId is null ? null : touchpoint ?? CommentText.RemovedTouchpoint,
        CommentPlace.FieldOf(comment?.Field) is { } cells ? LaneSet.Of(map).TitleOf(cells) : null,
    }.OfType<string>());

    /// <summary>What it says there, shortened.</summary>
    public string Excerpt => isOver ? item.Kind == InboxItemKind.SignOffAsked ? InboxText.OverRequest : InboxText.OverFinding
        : item.Kind == InboxItemKind.ImportFailing ? InboxText.ImportFailingWhy
        : comment is not null ? Shortened(comment.Text)
        : finding is not null ? Found.Why(finding, today)
        : title is not null ? Shortened(title)
        : item.Kind == InboxItemKind.RoundBegun ? InboxText.RoundDeleted
        : "";

    /// <summary>Where it is to be seen, relative to the root.</summary>
    public static string AddressOf(InboxItemRow item) => item.Kind switch
    {
        InboxItemKind.Mention or InboxItemKind.Reply => $"{JourneyAddress.Of(item.JourneyId)}?comment={item.Subject}",
        InboxItemKind.Assigned => CoverageAddress.Of(item.JourneyId, FindingKey.Parse(item.Subject)),
        InboxItemKind.AuditDue => CoverageAddress.Of(item.JourneyId, new Remedy.Audit(item.TouchpointId ?? Guid.Empty)),
        InboxItemKind.KpiMissed => JourneyAddress.Of(item.JourneyId, item.TouchpointId ?? Guid.Empty),
        InboxItemKind.RoundBegun => $"audits/rounds/{item.Subject}",
        InboxItemKind.ImportFailing => "measurements/imports",
        InboxItemKind.ProposalMade or InboxItemKind.ProposalDecided => $"{JourneyAddress.Of(item.JourneyId)}?show=proposals",
        _ => $"{JourneyAddress.Of(item.JourneyId)}?show=sign-off",
    };

    string Who => actor ?? (comment is { IsGuest: true } said ? CommentText.Guest.With(said.AuthorName) : comment?.AuthorName) ?? InboxText.FormerMember;

    FindingText Found => new(stage => stage.LabelIn(labels), id => names.GetValueOrDefault(id), kpis!);

    static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Length <= Longest)
            return line;
        // Not in the middle of a letter that takes two characters.
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return $"{line[..end].TrimEnd()}…";
    }
}
