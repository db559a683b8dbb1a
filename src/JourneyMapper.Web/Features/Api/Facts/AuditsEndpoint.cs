using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>What audits ask.</summary>
public sealed record AuditCriterionList
{
    /// <summary>The criteria, in the order in which they are asked.</summary>
    public required IReadOnlyList<AuditCriterionView> Criteria { get; init; }
}

/// <summary>A criterion of audits.</summary>
public sealed record AuditCriterionView
{
    /// <summary>Its id, by which scores name it.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, in the language asked for where it is built in.</summary>
    public required string Name { get; init; }

    /// <summary>What the auditor asks.</summary>
    public required string Question { get; init; }
}

/// <summary>A part of the audits of a journey.</summary>
public sealed record AuditPage
{
    /// <summary>The audits, in the order in which they were recorded.</summary>
    public required IReadOnlyList<AuditView> Audits { get; init; }

    /// <summary>What to send as "cursor" to get the next part; null when there is none.</summary>
    public required string? Next { get; init; }
}

/// <summary>An audit of a touchpoint.</summary>
public sealed record AuditView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was audited. It may be gone from the map.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The day of the audit.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The id of the member who audited.</summary>
    public required Guid Auditor { get; init; }

    /// <summary>The mean of the scores.</summary>
    public required decimal Score { get; init; }

    /// <summary>Scores from 1 to 5, by the ids of their criteria.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>What is good.</summary>
    public required IReadOnlyList<string> Strengths { get; init; }

    /// <summary>What is not.</summary>
    public required IReadOnlyList<string> Weaknesses { get; init; }

    /// <summary>The id of the kind of evidence, or null.</summary>
    public required string? Evidence { get; init; }

    /// <summary>A link or a note that leads to the evidence.</summary>
    public required string EvidenceNote { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>An audit to record.</summary>
public sealed record AuditRequest
{
    /// <summary>What is audited: a touchpoint of the journey.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The day of the audit. Not in the future.</summary>
    public required DateOnly On { get; init; }

    /// <summary>A score from 1 to 5 for each criterion, by its id.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>What is good.</summary>
    public IReadOnlyList<string>? Strengths { get; init; }

    /// <summary>What is not.</summary>
    public IReadOnlyList<string>? Weaknesses { get; init; }

    /// <summary>The id of a kind of evidence.</summary>
    public string? Evidence { get; init; }

    /// <summary>A link or a note that leads to the evidence.</summary>
    public string? EvidenceNote { get; init; }
}

/// <summary>Audits of a journey's touchpoints.</summary>
static class AuditsEndpoint
{
    const string Route = "v1/journeys/{journey:guid}/audits";
    const string Touchpoint = "touchpoint";
    const string On = "on";
    const string Scores = "scores";
    const string Strengths = "strengths";
    const string Weaknesses = "weaknesses";
    const string Evidence = "evidence";
    const string EvidenceNote = "evidenceNote";

    public static void MapAudits(this IEndpointRouteBuilder api)
    {
        api.MapGet("v1/audit-criteria", CriteriaAsync).Reads<AuditCriterionList>("ListAuditCriteria", "List what audits ask", "The criteria that the workspace asks now.").Needs(TokenScopes.Audits.Read);
        api.MapGet(Route, ListAsync).Reads<AuditPage>("ListAudits", "List audits", "The audits of a journey’s own touchpoints, in the order in which they were recorded.").Needs(TokenScopes.Audits.Read);
        api.MapPost(Route, RecordAsync).Writes<AuditRequest, AuditView>("RecordAudit", "Record an audit", "Records an audit in the name of the token’s member, who has to be an editor or an owner.", StatusCodes.Status201Created)
            .Needs(TokenScopes.Audits.Write);
        api.MapDelete(Route + "/{audit:guid}", DeleteAsync).Deletes("DeleteAudit", "Delete an audit", "Deletes an audit that was a mistake. For who wrote it, and for owners.").Needs(TokenScopes.Audits.Write);
    }

    static async Task<IResult> CriteriaAsync(HttpContext http, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var criteria = await WorkspaceCriteria.ReadAsync(db, member.Workspace, http.RequestAborted);
        return EntityTags.Answer(http, new AuditCriterionList
        {
            Criteria = [.. criteria.Asked.Select(criterion => new AuditCriterionView { Id = criterion.Id, Name = criterion.Name.ToString(), Question = criterion.Question.ToString() })],
        });
    }

    static async Task<IResult> ListAsync(
        HttpContext http, Guid journey, IDbContextFactory<JourneyDbContext> contexts, [Description("Only the audits of this touchpoint.")] Guid? touchpoint = null,
        [Description(RecordShapes.CursorText)] string? cursor = null, [Description(RecordShapes.LimitText)] int? limit = null)
    {
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 2);
        if (page is null)
            return refusal!;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, http.RequestAborted))
            return EditSubmission.NotFound();
        var (time, last) = (page.TimeAt(0), page.IdAt(1));
        var audits = await db.Audits.AsNoTracking()
            .Where(row => row.JourneyId == journey && (touchpoint == null || row.TouchpointId == touchpoint) && (row.RecordedAt > time || (row.RecordedAt == time && row.Id > last)))
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).Take(page.Limit + 1).ToListAsync(http.RequestAborted);
        return EntityTags.Answer(http, new AuditPage
        {
            Audits = [.. audits.Take(page.Limit).Select(View)],
            Next = audits.Count > page.Limit ? PageCursor.Behind(audits[page.Limit - 1].RecordedAt, audits[page.Limit - 1].Id) : null,
        });
    }

    static async Task<IResult> RecordAsync(HttpContext http, Guid journey, AuditLog log, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await JourneyHome.Instance.FindAsync(http, member, journey) is not Domain.Journeys.Journey map)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), null);
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Touchpoint, On, Scores, Strengths, Weaknesses, Evidence, EvidenceNote);
        var scores = fields.Numbers(Scores);
        var audit = new Audit
        {
            Id = IdempotentRequest.NewId(http, "audit"),
            Touchpoint = fields.Id(Touchpoint, isRequired: true) ?? default,
            On = fields.Day(On, isRequired: true) ?? default,
            Strengths = fields.Lines(Strengths),
            Weaknesses = fields.Lines(Weaknesses),
            Evidence = fields.Text(Evidence) ?? "",
            EvidenceNote = fields.Text(EvidenceNote) ?? "",
        };
        if (fields.Refusal is { } wrong)
            return wrong;
        if (map.Find(audit.Touchpoint) is null)
            return ApiProblems.Invalid([new(FieldError.To(Touchpoint), FieldErrorCode.Unknown, Resources.ApiText.UnknownId)]);
        audit = scores.Aggregate(audit, (one, score) => one.With(score.Key, score.Value));
        switch (await log.RecordAsync(member, audit, http.RequestAborted))
        {
            case null:
                break;
            case Refusal.AuditInvalid { Problems: var problems }:
                return ApiProblems.Invalid([.. problems.Select(problem => new FieldError(Pointer(problem), FieldError.Of(problem.Problem), problem.Explain()))]);
            case { } refused:
                return EditSubmission.Answer(refused, audit.Touchpoint);
        }

        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await db.Audits.AsNoTracking().SingleOrDefaultAsync(row => row.Id == audit.Id && db.Journeys.InUse(member).Any(known => known.Id == row.JourneyId), http.RequestAborted) is not { } recorded)
            return EditSubmission.NotFound();
        http.Response.Headers.Location = $"{http.Request.Path}/{audit.Id}";
        return TypedResults.Json(View(recorded), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> DeleteAsync(HttpContext http, Guid journey, Guid audit, AuditLog log, IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await db.Audits.AnyAsync(row => row.Id == audit && row.JourneyId == journey && db.Journeys.InUse(member).Any(known => known.Id == journey), http.RequestAborted))
            return EditSubmission.NotFound();
        return await log.DeleteAsync(member, audit, http.RequestAborted) switch
        {
            null => TypedResults.NoContent(),
            Refusal.AuditGone => EditSubmission.Answer(new Refusal.NotAllowed(), audit),
            { } refused => EditSubmission.Answer(refused, audit),
        };
    }

    static string Pointer(AuditProblem problem) => problem.Criterion.Length > 0 ? FieldError.To(Scores, problem.Criterion) : FieldError.To(JsonNamingPolicy.CamelCase.ConvertName(problem.Field.ToString()));

    static AuditView View(AuditRow row) => new()
    {
        Id = row.Id,
        Touchpoint = row.TouchpointId,
        On = row.On,
        Auditor = row.AuditorId,
        Score = row.Score,
        Scores = AuditScores.Of(row.Scores, row.OtherCriteria, row.OtherScores),
        Strengths = Lines(row.Strengths),
        Weaknesses = Lines(row.Weaknesses),
        Evidence = row.Evidence.Length == 0 ? null : row.Evidence,
        EvidenceNote = row.EvidenceNote,
        RecordedAt = row.RecordedAt,
    };

    static ImmutableArray<string> Lines(string text) => text.Length == 0 ? [] : [.. text.Split('\n')];
}
