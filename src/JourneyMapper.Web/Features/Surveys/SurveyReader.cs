using System.Data;
using System.Runtime.CompilerServices;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Surveys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>Reads surveys and what their answers say, for whoever sees the journey. The database sums up; what is read does not grow with the number of answers.</summary>
public sealed class SurveyReader(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The surveys of a journey, the latest first.</summary>
    public async Task<IReadOnlyList<SurveyLine>> ListAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Seen(db, reader).Where(row => row.JourneyId == journey).OrderByDescending(row => row.MadeAt).ThenBy(row => row.Id)
            .Select(row => new { Row = row, Wordings = row.Wordings.OrderBy(wording => wording.Language).ToList() }).ToListAsync(cancellation);
        return rows.ConvertAll(read => new SurveyLine(read.Row.Id, read.Wordings.Titled().Title, read.Row.IsOpen(clock.GetUtcNow())));
    }

    /// <summary>What the answers of a survey say: all of it about the same answers. Null when the reader sees no such survey.</summary>
    public async Task<SurveyResults?> FindAsync(Reader reader, Guid survey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One snapshot for all queries: answers come in between them.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await WholeAsync(db, reader, survey, cancellation) is not { } row)
            return null;
        var answers = await db.SurveyAnswers.LongCountAsync(answer => answer.SurveyId == survey, cancellation);
        var last = await db.SurveyAnswers.Where(answer => answer.SurveyId == survey).MaxAsync(answer => (DateOnly?)answer.AnsweredOn, cancellation);
        var tallies = await db.SurveyTallies(survey).ToDictionaryAsync(tally => tally.Item, cancellation);
        return new(row, answers, last,
            [.. row.Touchpoints.Select(asked => tallies.GetValueOrDefault(asked.Number) is { } tally ? new AskedTouchpoint(asked, new(tally.Met, tally.Sum, tally.Squares), tally.Hurts) : new(asked, default, 0))],
            await db.SurveyWays(survey, SurveyResults.MostWays).ToListAsync(cancellation),
            await db.SurveyReturns(survey, SurveyResults.MostOthers).ToListAsync(cancellation),
            await db.SurveyAdditions(survey, SurveyResults.MostOthers).ToListAsync(cancellation));
    }

    /// <summary>How many answers a survey has; 0 when the reader sees no such survey.</summary>
    public async Task<long> CountAsync(Reader reader, Guid survey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Answers(db, reader, survey).LongCountAsync(cancellation);
    }

    /// <summary>What hurt at a touchpoint, the latest answers first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="item">The touchpoint's number there.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<HurtLine>> HurtsAsync(Reader reader, Guid survey, short item, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SurveySteps.Where(step => step.SurveyId == survey && step.Item == item && step.Hurt != "")
            .Join(Answers(db, reader, survey), step => step.AnswerId, answer => answer.Id, (step, answer) => new { step, answer })
            .OrderByDescending(both => both.answer.AnsweredOn).ThenBy(both => both.answer.Id).Take(take)
            .Select(both => new HurtLine(both.answer.AnsweredOn, both.step.Hurt, both.step.Emotion)).ToListAsync(cancellation);
    }

    /// <summary>The latest answers one by one, with the names that customers have given; none for who may not change the journey.</summary>
    public async Task<IReadOnlyList<AnswerLine>> AnswersAsync(Reader reader, Guid survey, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var journey = await Seen(db, reader).Where(row => row.Id == survey).Select(row => (Guid?)row.JourneyId).SingleOrDefaultAsync(cancellation);
        if (journey is null || !await db.MayChangeAsync(reader, journey.Value, cancellation))
            return [];
        return await Answers(db, reader, survey).OrderByDescending(answer => answer.AnsweredOn).ThenBy(answer => answer.Id).Take(take)
            .Select(answer => new AnswerLine(answer.Id, answer.AnsweredOn, answer.Name, answer.Path)).ToListAsync(cancellation);
    }

    /// <summary>All steps of all answers, answer by answer, read as they are written somewhere.</summary>
    public async IAsyncEnumerable<AnsweredStep> StepsAsync(Reader reader, Guid survey, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var steps = Answers(db, reader, survey).Join(db.SurveySteps.AsNoTracking(), answer => answer.Id, step => step.AnswerId, (answer, step) => new { answer, step })
            .OrderBy(both => both.answer.AnsweredOn).ThenBy(both => both.answer.Id).ThenBy(both => both.step.Position)
            .Select(both => new AnsweredStep(both.answer.Id, both.answer.AnsweredOn, both.answer.Name, both.step.Position, both.step.Item, both.step.Words, both.step.Emotion, both.step.Hurt)).AsAsyncEnumerable();
        await foreach (var step in steps.WithCancellation(cancellation))
            yield return step;
    }

    /// <summary>A survey with what it says and asks about; null when the reader sees no such survey.</summary>
    public async Task<SurveyRow?> SurveyAsync(Reader reader, Guid survey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await WholeAsync(db, reader, survey, cancellation);
    }

    static async Task<SurveyRow?> WholeAsync(JourneyDbContext db, Reader reader, Guid survey, CancellationToken cancellation) =>
        await Seen(db, reader).Where(row => row.Id == survey).Include(row => row.Wordings.OrderBy(wording => wording.Language)).Include(row => row.Touchpoints.OrderBy(touchpoint => touchpoint.Number))
            .AsSplitQuery().SingleOrDefaultAsync(cancellation);

    static IQueryable<SurveyRow> Seen(JourneyDbContext db, Reader reader) => db.Surveys.AsNoTracking().Where(row => db.Journeys.InUse(reader).Any(seen => seen.Id == row.JourneyId));

    static IQueryable<SurveyAnswerRow> Answers(JourneyDbContext db, Reader reader, Guid survey) =>
        db.SurveyAnswers.AsNoTracking().Where(answer => answer.SurveyId == survey && Seen(db, reader).Any(row => row.Id == survey));
}
