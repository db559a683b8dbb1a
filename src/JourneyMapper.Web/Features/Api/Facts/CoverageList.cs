using System.ComponentModel;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>A part of the coverage of all journeys.</summary>
public sealed record CoveragePart
{
    /// <summary>The journeys, in the order of their ids.</summary>
    public required IReadOnlyList<JourneyCoverageView> Journeys { get; init; }

    /// <summary>What to send as "cursor" to get the next part; null when there is none.</summary>
    public required string? Next { get; init; }
}

/// <summary>How well one of all journeys is covered.</summary>
public sealed record JourneyCoverageView
{
    /// <summary>The journey's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The revision that was reviewed.</summary>
    public required long Revision { get; init; }

    /// <summary>From 0 to 100; null for a journey without touchpoints.</summary>
    public required int? Score { get; init; }

    /// <summary>The five stages, in order.</summary>
    public required IReadOnlyList<StageCoverageView> Stages { get; init; }

    /// <summary>What the rules find and nobody has accepted.</summary>
    public required FindingCounts Findings { get; init; }
}

/// <summary>How many findings there are, by severity.</summary>
public sealed record FindingCounts
{
    /// <summary>Those to be mended first.</summary>
    public required int Critical { get; init; }

    /// <summary>Those to be mended.</summary>
    public required int Serious { get; init; }

    /// <summary>Those worth a look.</summary>
    public required int Minor { get; init; }
}

/// <summary>The scores of all journeys at once, as the coverage page has them: out of stored reviews, which are brought up to date before.</summary>
static class CoverageList
{
    const string Route = "v1/coverage";

    public static void MapCoverageList(this IEndpointRouteBuilder api) =>
        api.MapGet(Route, ListAsync).Reads<CoveragePart>("ListCoverage", "List the coverage of journeys", "How well all journeys that the token reaches are covered, stage by stage, by the rules of today, and how many findings each has that nobody has accepted.").Needs(TokenScopes.Coverage.Read);

    static async Task<IResult> ListAsync(
        HttpContext http, PortfolioUpdate update, Portfolio portfolio,
        [Description("Only journeys with a score of at most so many points.")] int? atMost = null,
        [Description(RecordShapes.CursorText)] string? cursor = null, [Description(RecordShapes.LimitText)] int? limit = null)
    {
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 1);
        if (page is null)
            return refusal!;
        if (atMost is < 0 or > 100)
            return RequestReader.Malformed(ApiText.ScoreRange);
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        await update.RunAsync(member.Workspace, cancellation: http.RequestAborted);
        var lines = await portfolio.ScoresAsync(member, page.IdAt(0), atMost, page.Limit + 1, http.RequestAborted);
        return EntityTags.Answer(http, new CoveragePart
        {
            Journeys = [.. lines.Take(page.Limit).Select(View)],
            Next = lines.Count > page.Limit ? PageCursor.Behind(lines[page.Limit - 1].Id) : null,
        });
    }

    static JourneyCoverageView View(ScoredJourney line) => new()
    {
        Id = line.Id,
        Title = line.Title,
        Revision = line.Revision,
        Score = line.Touchpoints.Sum() == 0 ? null : line.Score,
        Stages = [.. Stages.All.Select(stage => new StageCoverageView
        {
            Stage = FieldJson.Camel(stage.ToString()),
            Label = stage.LabelIn(line.Labels),
            Touchpoints = line.Touchpoints[(int)stage],
            Score = line.Stages[(int)stage] == ScoreRow.OutOfScope ? null : Math.Max((short)0, line.Stages[(int)stage]),
        })],
        Findings = new() { Critical = line.Of(Severity.Critical), Serious = line.Of(Severity.Serious), Minor = line.Of(Severity.Minor) },
    };
}
