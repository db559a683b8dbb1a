using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>How well a journey is covered.</summary>
public sealed record CoverageView
{
    /// <summary>From 0 to 100; null for a journey without touchpoints.</summary>
    public required int? Score { get; init; }

    /// <summary>The five stages, in order.</summary>
    public required IReadOnlyList<StageCoverageView> Stages { get; init; }

    /// <summary>How many findings there are, accepted ones included.</summary>
    public required int Findings { get; init; }
}

/// <summary>How well a stage is covered.</summary>
public sealed record StageCoverageView
{
    /// <summary>"awareness", "consideration", "decision", "retention" or "loyalty".</summary>
    public required string Stage { get; init; }

    /// <summary>What the journey calls it.</summary>
    public required string Label { get; init; }

    /// <summary>How many touchpoints it has.</summary>
    public required int Touchpoints { get; init; }

    /// <summary>From 0 to 100; null for a stage that the journey does without.</summary>
    public required int? Score { get; init; }
}

/// <summary>A part of what the rules find in a journey.</summary>
public sealed record FindingPage
{
    /// <summary>The findings, the most urgent first.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>What to send as "cursor" to get the next part; null when there is none.</summary>
    public required string? Next { get; init; }
}

/// <summary>Something that a rule finds in a journey, and what people have made of it.</summary>
public sealed record FindingView
{
    /// <summary>Its id: the same one as long as it is the same finding.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>"minor", "serious" or "critical".</summary>
    public required string Severity { get; init; }

    /// <summary>Severity times importance: the order of the list.</summary>
    public required int Priority { get; init; }

    /// <summary>The stage where it is; null when it is about the whole journey.</summary>
    public required string? Stage { get; init; }

    /// <summary>The touchpoint that it is about, or null.</summary>
    public required Guid? Touchpoint { get; init; }

    /// <summary>The KPI that it is about, or null.</summary>
    public required string? Kpi { get; init; }

    /// <summary>What is wrong, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it rests on.</summary>
    public required string Why { get; init; }

    /// <summary>Whether it is accepted as it is.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>The id of the member who takes care of it, or null.</summary>
    public required Guid? Assignee { get; init; }

    /// <summary>Until when, or null.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>What was agreed.</summary>
    public required string Note { get; init; }
}

/// <summary>Who takes care of a finding.</summary>
public sealed record AssignmentRequest
{
    /// <summary>The id of a member who sees the journey; null for nobody.</summary>
    public Guid? Assignee { get; init; }

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What was agreed.</summary>
    public string? Note { get; init; }
}

/// <summary>That a finding is accepted as it is.</summary>
public sealed record AcceptanceRequest
{
    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>The last day; within two years.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>Scores and findings of a journey.</summary>
static class CoverageEndpoint
{
    const string Route = "v1/journeys/{journey:guid}";
    const string One = Route + "/findings/{finding}";
    const string Assignee = "assignee";
    const string Due = "due";
    const string Note = "note";
    const string Because = "because";
    const string Until = "until";

    public static void MapCoverage(this IEndpointRouteBuilder api)
    {
        api.MapCoverageList();
        api.MapGet(Route + "/coverage", ScoresAsync).Reads<CoverageView>("ReadCoverage", "Read scores", "How well a journey and its stages are covered, by the rules of today.").Needs(TokenScopes.Coverage.Read);
        api.MapGet(Route + "/findings", ListAsync).Reads<FindingPage>("ListFindings", "List findings", "What the rules find in a journey, the most urgent first, in the language asked for.").Needs(TokenScopes.Coverage.Read);
        api.MapPut(One + "/assignment", AssignAsync).Writes<AssignmentRequest, FindingView>("AssignFinding", "Assign a finding", "Says who takes care of a finding. Any member may.").Needs(TokenScopes.Coverage.Write);
        api.MapPut(One + "/acceptance", AcceptAsync).Writes<AcceptanceRequest, FindingView>("AcceptFinding", "Accept a finding", "Accepts a finding as it is: it leaves the score until that day. Any member may.").Needs(TokenScopes.Coverage.Write);
        api.MapDelete(One + "/acceptance", WithdrawAsync).Deletes("WithdrawAcceptance", "End an acceptance", "The finding counts again.").Needs(TokenScopes.Coverage.Write);
    }

    static async Task<IResult> ScoresAsync(HttpContext http, Guid journey, CoverageQuery query)
    {
        if (await ReviewAsync(http, query, journey) is not { } reviewed)
            return EditSubmission.NotFound();
        var review = reviewed.Review;
        return EntityTags.Answer(http, new CoverageView
        {
            Score = review.Journey.IsEmpty ? null : review.Journey.Points,
            Stages = [.. review.Stages.Select(score => new StageCoverageView
            {
                Stage = FieldJson.Camel(score.Stage.ToString()), Label = reviewed.Map.LabelOf(score.Stage), Touchpoints = score.Touchpoints, Score = score.IsOutOfScope ? null : score.Points,
            })],
            Findings = review.Findings.Length,
        });
    }

    static async Task<IResult> ListAsync(
        HttpContext http, Guid journey, CoverageQuery query, IDbContextFactory<JourneyDbContext> contexts,
        [Description(RecordShapes.CursorText)] string? cursor = null, [Description(RecordShapes.LimitText)] int? limit = null)
    {
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 2);
        if (page is null)
            return refusal!;
        if (await ReviewAsync(http, query, journey) is not { } reviewed)
            return EditSubmission.NotFound();
        (int Priority, string Key) after = page.After is [var number, var key] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? (priority, key) : (int.MaxValue, "");
        List<Finding> behind = [.. reviewed.Review.Findings.OrderByDescending(finding => finding.Priority).ThenBy(finding => finding.Key.ToString(), StringComparer.Ordinal)
            .Where(finding => finding.Priority < after.Priority || (finding.Priority == after.Priority && string.CompareOrdinal(finding.Key.ToString(), after.Key) > 0)).Take(page.Limit + 1)];
        return EntityTags.Answer(http, new FindingPage
        {
            Findings = await ViewsAsync(http, contexts, reviewed, behind.Take(page.Limit)),
            Next = behind.Count > page.Limit && behind[page.Limit - 1] is var last ? PageCursor.Behind(last.Priority, last.Key) : null,
        });
    }

    static async Task<IResult> AssignAsync(HttpContext http, Guid journey, string finding, FindingService service, CoverageQuery query, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await FindAsync(http, query, journey, finding) is not { } found)
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Assignee, Due, Note);
        var (assignee, due, note) = (fields.Id(Assignee), fields.Day(Due), fields.Text(Note));
        if (fields.Refusal is { } wrong)
            return wrong;
        return Answer(await service.AssignAsync(member, journey, found.Key, assignee, due, note ?? "", http.RequestAborted)) ?? await AnswerAsync(http, query, contexts, journey, finding);
    }

    static async Task<IResult> AcceptAsync(HttpContext http, Guid journey, string finding, FindingService service, CoverageQuery query, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await FindAsync(http, query, journey, finding) is not { } found)
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Because, Until);
        var (because, until) = (fields.Text(Because, isRequired: true), fields.Day(Until, isRequired: true));
        if (fields.Refusal is { } wrong)
            return wrong;
        return Answer(await service.AcceptAsync(member, journey, found.Key, because ?? "", until, http.RequestAborted)) ?? await AnswerAsync(http, query, contexts, journey, finding);
    }

    static async Task<IResult> WithdrawAsync(HttpContext http, Guid journey, string finding, FindingService service, CoverageQuery query) =>
        CurrentMember.From(http.User) is { } member && await FindAsync(http, query, journey, finding) is { } found
            ? Answer(await service.WithdrawAsync(member, journey, found.Key, http.RequestAborted)) ?? TypedResults.NoContent()
            : EditSubmission.NotFound();

    static IResult? Answer(FindingProblem? problem) => problem switch
    {
        null => null,
        FindingProblem.Gone => EditSubmission.NotFound(),
        { } wrong => ApiProblems.Invalid([new(FieldError.To(FieldJson.Camel(wrong.ToString())), wrong == FindingProblem.Assignee ? FieldErrorCode.Unknown : FieldErrorCode.OutOfRange, wrong.Explain())]),
    };

    static async Task<IResult> AnswerAsync(HttpContext http, CoverageQuery query, IDbContextFactory<JourneyDbContext> contexts, Guid journey, string finding) =>
        await ReviewAsync(http, query, journey) is { } reviewed && reviewed.Review.Findings.FirstOrDefault(one => IdOf(one) == finding) is { } found
            ? TypedResults.Json((await ViewsAsync(http, contexts, reviewed, [found]))[0])
            : EditSubmission.NotFound();

    static async Task<Finding?> FindAsync(HttpContext http, CoverageQuery query, Guid journey, string finding) =>
        (await ReviewAsync(http, query, journey))?.Review.Findings.FirstOrDefault(one => IdOf(one) == finding);

    static async Task<Reviewed?> ReviewAsync(HttpContext http, CoverageQuery query, Guid journey)
    {
        if (CurrentMember.From(http.User) is not { } member || await JourneyHome.Instance.FindAsync(http, member, journey) is not Journey map)
            return null;
        var context = await query.ContextAsync(member, journey, http.RequestAborted);
        return new(map, context, context.Review(map));
    }

    static async Task<IReadOnlyList<FindingView>> ViewsAsync(HttpContext http, IDbContextFactory<JourneyDbContext> contexts, Reviewed reviewed, IEnumerable<Finding> findings)
    {
        var member = CurrentMember.From(http.User)!;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var made = await db.Findings.AsNoTracking().Where(row => row.JourneyId == reviewed.Map.Id && db.Journeys.InUse(member).Any(journey => journey.Id == row.JourneyId))
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, http.RequestAborted);
        var words = FindingText.Of(reviewed.Map, reviewed.Context.Kpis);
        return [.. findings.Select(finding => (Finding: finding, Made: made.GetValueOrDefault(finding.Key.ToString()))).Select(one => new FindingView
        {
            Id = IdOf(one.Finding),
            Rule = one.Finding.Rule,
            Severity = FieldJson.Camel(one.Finding.Severity.ToString()),
            Priority = one.Finding.Priority,
            Stage = one.Finding.Stage is { } stage ? FieldJson.Camel(stage.ToString()) : null,
            Touchpoint = one.Finding.Touchpoint,
            Kpi = one.Finding.Kpi,
            Title = words.Title(one.Finding),
            Why = words.Why(one.Finding, reviewed.Context.Today),
            IsAccepted = one.Finding.Accepted,
            Assignee = one.Made?.AssigneeId,
            Due = one.Made?.Due,
            Note = one.Made?.Note ?? "",
        })];
    }

    // The key has strokes in it, which part addresses.
    static string IdOf(Finding finding) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(finding.Key.ToString()));

    sealed record Reviewed(Journey Map, CoverageContext Context, CoverageReview Review);
}
