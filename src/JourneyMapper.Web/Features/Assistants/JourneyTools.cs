using System.ComponentModel;
using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace JourneyMapper.Web.Features.Assistants;

/// <summary>
/// What assistants read: nothing that the token's member does not see, in the language that the request asks for. Ids of other workspaces, of private journeys and of the trash answer
/// as those that there are not.
/// </summary>
[McpServerToolType]
sealed class JourneyTools(
    JourneyList list, JourneyStore store, CoverageQuery coverage, OpportunityList opportunities, PersonaService personas, WorkspaceKpis kpis, IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>Journeys in one answer.</summary>
    public const int MostJourneys = 50;

    /// <summary>Findings in one answer, the most urgent ones.</summary>
    public const int MostFindings = 200;

    [McpServerTool(Name = "find_journeys", Title = "Find journeys", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Lists the customer journeys that the user sees, the last changed first, 50 at most. Each word must occur somewhere in the journey: title, touchpoints, tags, personas, texts.")]
    public async Task<FoundJourneys> FindAsync(ClaimsPrincipal user, [Description("Words to find; nothing for all journeys.")] string? text = null, CancellationToken cancellation = default)
    {
        var page = await list.FindAsync(MemberOf(user), new(text), MostJourneys, cancellation);
        return new(page.Total, [.. page.Journeys.Select(journey => new FoundJourney(
            journey.Id, journey.Title, journey.Scenario, journey.State.ToString(), journey.Personas, journey.Tags, journey.Touchpoints, journey.ChangedAt, JourneyAddress.Of(journey.Id)))]);
    }

    [McpServerTool(Name = "read_journey", Title = "Read a journey", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("A whole journey map: personas, stages in order with their touchpoints in order (what the customer does, thinks and feels from -2 to 2, channel, owner, KPIs), pain points, opportunities and transitions.")]
    public async Task<JourneyView> ReadAsync(ClaimsPrincipal user, [Description("The journey's id, from find_journeys.")] Guid journey, [Description("Only this stage; nothing for all.")] Stage? stage = null, CancellationToken cancellation = default)
    {
        var member = MemberOf(user);
        var map = await MapAsync(member, journey, cancellation);
        var library = await personas.ReadAsync(member.Workspace, cancellation);
        var catalogue = await kpis.CatalogueAsync(member.Workspace, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var channels = await db.ChannelsAsync(member.Workspace, cancellation);
        return new JourneyViews(map, new(await db.Members.NamesOfAsync(member.Workspace, cancellation), () => catalogue, () => library) { Channels = () => channels }, library).Of(stage);
    }

    [McpServerTool(Name = "read_coverage", Title = "Review a journey", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("How well a journey is covered: scores from 0 to 100 of the whole and of each stage, and what the rules find missing, the most urgent first, 200 at most.")]
    public async Task<CoverageView> ReviewAsync(ClaimsPrincipal user, [Description("The journey's id, from find_journeys.")] Guid journey, CancellationToken cancellation = default)
    {
        var member = MemberOf(user);
        var map = await MapAsync(member, journey, cancellation);
        var context = await coverage.ContextAsync(member, journey, cancellation);
        var review = context.Review(map);
        var words = FindingText.Of(map, context.Kpis);
        return new(
            map.Title, review.Journey.IsEmpty ? null : review.Journey.Points,
            [.. review.Stages.Select(score => new StageCoverage(score.Stage.ToString(), map.LabelOf(score.Stage), score.Touchpoints, score.IsOutOfScope ? null : score.Points))],
            review.Findings.Length,
            [.. review.Findings.Take(MostFindings).Select(finding => new FindingView(
                finding.Rule, FindingText.Name(finding.Severity), finding.Stage is { } stage ? map.LabelOf(stage) : null, words.Title(finding), words.Why(finding, context.Today), finding.Touchpoint, finding.Accepted))]);
    }

    [McpServerTool(Name = "find_opportunities", Title = "Find opportunities", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Opportunities for improvement over all journeys that the user sees, 500 at most: impact and effort from 1 to 5, who takes care of them, when they are due.")]
    public async Task<FoundOpportunityViews> OpportunitiesAsync(
        ClaimsPrincipal user, [Description("Only those of this journey.")] Guid? journey = null, [Description("Only those in this status.")] OpportunityStatus? status = null,
        [Description("Words of the title, the touchpoint, the journey or the partner.")] string? text = null, CancellationToken cancellation = default)
    {
        var found = await opportunities.FindAsync(MemberOf(user), new() { Journey = journey, Status = status, Search = text ?? "" }, cancellation);
        return new(found.Total, [.. found.Lines.Select(line => JourneyViews.Of(line.Opportunity, line.OwnerName) with { Journey = line.Title, Touchpoint = line.Touchpoint })]);
    }

    async Task<Journey> MapAsync(Reader reader, Guid journey, CancellationToken cancellation) => await store.FindAsync(reader, journey, cancellation) ?? throw NoJourney();

    /// <summary>There is none of that id, for that user.</summary>
    internal static McpException NoJourney() => new("The user sees no journey of that id. find_journeys lists those that there are.");

    /// <summary>Whose token it is.</summary>
    internal static CurrentMember MemberOf(ClaimsPrincipal user) => CurrentMember.From(user) ?? throw new McpException("The token belongs to no member.");
}
