using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>What the answers of a survey sum up to at one touchpoint.</summary>
/// <param name="Item">The <see cref="SurveyTouchpointRow.Number"/>.</param>
/// <param name="Met">How many answers have met it.</param>
/// <param name="Sum">Of their emotions.</param>
/// <param name="Squares">Of the squares of their emotions.</param>
/// <param name="Hurts">How many say what hurt.</param>
public sealed record SurveyTally(short Item, long Met, long Sum, long Squares, long Hurts);

/// <summary>A way that customers took.</summary>
/// <param name="Path">See <see cref="SurveyAnswerRow.Path"/>.</param>
/// <param name="Count">How many answers took exactly this way.</param>
public sealed record SurveyWay(short[] Path, long Count);

/// <summary>A step that leads against the order of the map.</summary>
/// <param name="From">The number of the touchpoint that was met first.</param>
/// <param name="To">That of the one met next, which stands before it on the map.</param>
/// <param name="Count">How many answers went so.</param>
public sealed record SurveyReturn(short From, short To, long Count);

/// <summary>A touchpoint that customers have added in their own words.</summary>
/// <param name="Words">As one of those wrote it who wrote the same but for case.</param>
/// <param name="Met">How many answers name it.</param>
/// <param name="Sum">Of their emotions.</param>
/// <param name="Squares">Of the squares of their emotions.</param>
public sealed record SurveyAddition(string Words, long Met, long Sum, long Squares);

/// <summary>Stores the answers of surveys, and sums them up in the database: set by set, however many they are.</summary>
public static class SurveyQueries
{
    /// <summary>Holds back other new surveys of a journey until the transaction ends, so that they can be counted.</summary>
    public static Task LockSurveysAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"surveys {journey}"}, 0))", cancellation);

    /// <summary>Holds back other changes of a survey until the transaction ends; answers to it come in meanwhile.</summary>
    public static Task LockSurveyAsync(this JourneyDbContext db, Guid survey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""SELECT FROM "Surveys" WHERE "Id" = {survey} FOR NO KEY UPDATE""", cancellation);

    /// <summary>The survey that a public link leads to, open or not, with its workspace; null when there is none, or its journey lies in the trash. For strangers: whoever has the link may answer.</summary>
    public static async Task<(SurveyRow Survey, Guid Workspace)?> FindPublicSurveyAsync(this JourneyDbContext db, string token, CancellationToken cancellation = default)
    {
        var found = await db.Surveys.AsNoTracking().Where(survey => survey.Token == token)
            .Join(db.Journeys.Where(journey => journey.TrashedAt == null), survey => survey.JourneyId, journey => journey.Id, (survey, journey) => new { Survey = survey, journey.WorkspaceId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        foreach (var wording in await db.SurveyWordings.AsNoTracking().Where(row => row.SurveyId == found.Survey.Id).OrderBy(row => row.Language).ToListAsync(cancellation))
            found.Survey.Wordings.Add(wording);
        foreach (var touchpoint in await db.SurveyTouchpoints.AsNoTracking().Where(row => row.SurveyId == found.Survey.Id).OrderBy(row => row.Number).ToListAsync(cancellation))
            found.Survey.Touchpoints.Add(touchpoint);
        return (found.Survey, found.WorkspaceId);
    }

    /// <summary>Stores an answer with its steps, all or nothing, in one statement that takes no lock on the journey and none that two answers could not hold at once: they wait neither for one another nor for edits.</summary>
    /// <param name="db">Where.</param>
    /// <param name="survey">Which survey; its journey must be in use.</param>
    /// <param name="id">That of the form.</param>
    /// <param name="now">When.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>False: nothing was stored, since this form was stored before, or the survey takes no answers.</returns>
    public static async Task<bool> StoreAnswerAsync(
        this JourneyDbContext db, Guid survey, Guid id, DateTimeOffset now, SurveyAnswer answer, CancellationToken cancellation = default)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        short[] path = [.. answer.Path.Select(item => (short)item)];
        short?[] items = [.. answer.Steps.Select(step => (short?)step.Item)];
        string[] words = [.. answer.Steps.Select(step => step.Words)];
        short[] emotions = [.. answer.Steps.Select(step => (short)step.Emotion)];
        string[] hurts = [.. answer.Steps.Select(step => step.Hurt)];
        return await db.Database.ExecuteSqlAsync($"""
            WITH answer AS (
                INSERT INTO "SurveyAnswers" ("Id", "SurveyId", "AnsweredOn", "Name", "Path")
                SELECT {id}, survey."Id", {day}, {answer.Name}, {path}
                FROM "Surveys" AS survey JOIN "Journeys" AS journey ON journey."Id" = survey."JourneyId"
                WHERE survey."Id" = {survey} AND survey."ClosedAt" IS NULL AND survey."ClosesAt" > {now} AND journey."TrashedAt" IS NULL
                ON CONFLICT ("Id") DO NOTHING
                RETURNING "Id", "SurveyId"
            )
            INSERT INTO "SurveySteps" ("AnswerId", "Position", "SurveyId", "Item", "Words", "Emotion", "Hurt")
            SELECT answer."Id", step.position, answer."SurveyId", step.item, step.words, step.emotion, step.hurt
            FROM answer CROSS JOIN unnest({items}, {words}, {emotions}, {hurts}) WITH ORDINALITY AS step(item, words, emotion, hurt, position)
            """, cancellation) > 0;
    }

    /// <summary>Closes a survey that has got more answers than one may have.</summary>
    /// <param name="db">Where.</param>
    /// <param name="survey">Which.</param>
    /// <param name="most">So many.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task CloseFullSurveyAsync(this JourneyDbContext db, Guid survey, int most, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE "Surveys" SET "ClosedAt" = {now}
            WHERE "Id" = {survey} AND "ClosedAt" IS NULL AND (SELECT count(*) FROM "SurveyAnswers" AS answer WHERE answer."SurveyId" = {survey}) >= {most}
            """, cancellation);

    /// <summary>The sums of each touchpoint that somebody has met, in the order in which they were asked about.</summary>
    public static IQueryable<SurveyTally> SurveyTallies(this JourneyDbContext db, Guid survey) => db.Database.SqlQuery<SurveyTally>($"""
        SELECT step."Item", count(*) AS "Met", sum(step."Emotion") AS "Sum", sum(step."Emotion" * step."Emotion") AS "Squares",
            count(*) FILTER (WHERE step."Hurt" <> '') AS "Hurts"
        FROM "SurveySteps" AS step
        WHERE step."SurveyId" = {survey} AND step."Item" IS NOT NULL
        GROUP BY step."Item" ORDER BY step."Item"
        """);

    /// <summary>The ways that most customers took, the most frequent first.</summary>
    public static IQueryable<SurveyWay> SurveyWays(this JourneyDbContext db, Guid survey, int take) => db.Database.SqlQuery<SurveyWay>($"""
        SELECT answer."Path", count(*) AS "Count" FROM "SurveyAnswers" AS answer
        WHERE answer."SurveyId" = {survey} GROUP BY answer."Path" ORDER BY count(*) DESC, answer."Path" LIMIT {take}
        """);

    /// <summary>The steps that lead against the order of the map, the most frequent first. What customers have added in between does not part two steps.</summary>
    public static IQueryable<SurveyReturn> SurveyReturns(this JourneyDbContext db, Guid survey, int take) => db.Database.SqlQuery<SurveyReturn>($"""
        WITH way AS (
            SELECT array_remove(answer."Path", CAST({SurveyAnswer.Added} AS smallint)) AS path, count(*) AS answers FROM "SurveyAnswers" AS answer
            WHERE answer."SurveyId" = {survey} GROUP BY answer."Path"
        )
        SELECT step.came AS "From", step.went AS "To", CAST(sum(way.answers) AS bigint) AS "Count"
        FROM way CROSS JOIN unnest(way.path[:cardinality(way.path) - 1], way.path[2:]) AS step(came, went)
        WHERE step.came > step.went GROUP BY step.came, step.went ORDER BY sum(way.answers) DESC, step.came, step.went LIMIT {take}
        """);

    /// <summary>What customers have added, the most frequent first; the same words but for case are one.</summary>
    public static IQueryable<SurveyAddition> SurveyAdditions(this JourneyDbContext db, Guid survey, int take) => db.Database.SqlQuery<SurveyAddition>($"""
        SELECT min(step."Words") AS "Words", count(*) AS "Met", sum(step."Emotion") AS "Sum", sum(step."Emotion" * step."Emotion") AS "Squares"
        FROM "SurveySteps" AS step
        WHERE step."SurveyId" = {survey} AND step."Item" IS NULL
        GROUP BY lower(step."Words") ORDER BY count(*) DESC, lower(min(step."Words")) LIMIT {take}
        """);
}
