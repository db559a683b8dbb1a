using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>Why something was not done with a survey.</summary>
public enum SurveyProblem
{
    /// <summary>The member may not edit the journey.</summary>
    NotAllowed,

    /// <summary>There is no such survey or answer, or no such journey.</summary>
    Gone,

    /// <summary>Something is wrong with what was filled in.</summary>
    Invalid,

    /// <summary>The journey has as many surveys as one may have.</summary>
    TooMany,

    /// <summary>Nothing on the map differs from what customers have answered, or too few have.</summary>
    NothingToTakeOver,

    /// <summary>The map refused the edit.</summary>
    Refused,
}

/// <summary>What became of a wish.</summary>
/// <param name="Problem">Why it was not done; null: it was.</param>
public sealed record SurveyOutcome(SurveyProblem? Problem)
{
    /// <summary>The survey that it is about, where one was made.</summary>
    public Guid? Survey { get; init; }

    /// <summary>All that is wrong with what was filled in.</summary>
    public ImmutableArray<SurveyError> Errors { get; init; } = [];

    /// <summary>How many touchpoints were changed.</summary>
    public int Count { get; init; }

    /// <summary>The edit that takes it back, where that is possible.</summary>
    public Edit? Undo { get; init; }

    /// <summary>It was not done.</summary>
    public static implicit operator SurveyOutcome(SurveyProblem problem) => new(problem);
}

/// <summary>
/// Makes surveys, closes and erases them, and takes over onto the map what customers have answered: for whoever may edit the journey, by the rights of today. What belongs to another workspace, lies in the trash or is
/// private answers as what does not exist.
/// </summary>
public sealed class SurveyService(JourneyRooms rooms, SurveyTopic topic, SurveyReader reader, IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>From so many answers on, all touchpoints are taken over at once.</summary>
    public const int Enough = 5;

    /// <summary>So long a survey is open unless somebody says otherwise.</summary>
    public const int UsualDays = 30;

    /// <summary>Makes a survey of a journey, open at once. It keeps what it asks about as the map has it now.</summary>
    public async Task<SurveyOutcome> MakeAsync(CurrentMember member, Guid journey, SurveyPlan wanted, CancellationToken cancellation = default)
    {
        var (plan, errors) = wanted.Check(member.Today(clock));
        if (!errors.IsEmpty)
            return new(SurveyProblem.Invalid) { Errors = errors };
        if (await rooms.OpenAsync(member, journey, cancellation) is not { Journey: var map })
            return SurveyProblem.Gone;
        if (plan.Touchpoints.Any(touchpoint => map.Find(touchpoint) is null))
            return new(SurveyProblem.Invalid) { Errors = [new(SurveyPart.Touchpoints, Problem.Unknown)] };
        return await ChangeAsync(member, db => Task.FromResult<(Guid, Func<Task<SurveyOutcome>>)?>((journey, async () =>
        {
            await db.LockSurveysAsync(journey, cancellation);
            if (await db.Surveys.CountAsync(row => row.JourneyId == journey, cancellation) >= Limits.Surveys)
                return SurveyProblem.TooMany;
            var id = Guid.CreateVersion7();
            db.Surveys.Add(new()
            {
                Id = id,
                JourneyId = journey,
                Token = Secret.New(),
                AsksName = plan.AsksName,
                ClosesOn = plan.ClosesOn!.Value,
                ClosesAt = EndOf(plan.ClosesOn.Value, member),
                MadeAt = clock.GetUtcNow(),
                Wordings = [.. plan.Wordings.Select(wording => SurveyWordingRow.New(id, wording))],
                Touchpoints = [.. SurveyTouchpointRow.Of(id, plan, map)],
            });
            await db.SaveChangesAsync(cancellation);
            return new(null) { Survey = id };
        }
        )), cancellation);
    }

    /// <summary>Lets a survey take no more answers.</summary>
    public Task<SurveyOutcome> CloseAsync(CurrentMember member, Guid survey, CancellationToken cancellation = default) => OnAsync(member, survey, async (db, row) =>
    {
        row.ClosedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return new(null);
    }, cancellation);

    /// <summary>Lets a survey take answers again, until its last day or, where that is over, for <see cref="UsualDays"/> from today.</summary>
    public Task<SurveyOutcome> ReopenAsync(CurrentMember member, Guid survey, CancellationToken cancellation = default) => OnAsync(member, survey, async (db, row) =>
    {
        row.ClosedAt = null;
        if (!row.IsOpen(clock.GetUtcNow()))
        {
            row.ClosesOn = member.Today(clock).AddDays(UsualDays);
            row.ClosesAt = EndOf(row.ClosesOn, member);
        }

        await db.SaveChangesAsync(cancellation);
        return new(null);
    }, cancellation);

    /// <summary>Erases a survey with all of its answers.</summary>
    public Task<SurveyOutcome> EraseAsync(CurrentMember member, Guid survey, CancellationToken cancellation = default) => OnAsync(member, survey, async (db, row) =>
    {
        await db.Surveys.Where(each => each.Id == row.Id).ExecuteDeleteAsync(cancellation);
        return new(null);
    }, cancellation);

    /// <summary>Erases one answer of a survey.</summary>
    public Task<SurveyOutcome> EraseAnswerAsync(CurrentMember member, Guid survey, Guid answer, CancellationToken cancellation = default) => OnAsync(member, survey, async (db, row) =>
        await db.SurveyAnswers.Where(each => each.Id == answer && each.SurveyId == row.Id).ExecuteDeleteAsync(cancellation) == 0 ? SurveyProblem.Gone : new SurveyOutcome(null), cancellation);

    /// <summary>Writes what customers felt onto the map, as observed, with the survey as its source and the day of the latest answer: an ordinary edit.</summary>
    /// <param name="member">Who.</param>
    /// <param name="survey">Whose answers.</param>
    /// <param name="item">At which touchpoint; null: at all that at least <see cref="Enough"/> customers have met.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SurveyOutcome> TakeOverAsync(CurrentMember member, Guid survey, int? item, CancellationToken cancellation = default)
    {
        if (await reader.FindAsync(member, survey, cancellation) is not { Last: { } last } results)
            return SurveyProblem.Gone;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            if (!await db.MayChangeAsync(member, results.Survey.JourneyId, cancellation))
                return SurveyProblem.NotAllowed;
        if (await rooms.OpenAsync(member, results.Survey.JourneyId, cancellation) is not { } room)
            return SurveyProblem.Gone;
        ImmutableArray<Edit> edits =
        [
            .. from asked in results.Touchpoints
               where item is null ? asked.Felt.Count >= Enough : asked.Asked.Number == item
               let touchpoint = room.Journey.Find(asked.Asked.TouchpointId)
               where touchpoint is not null && asked.Felt.Count > 0
               let changes = TouchpointFields.Set.Between(touchpoint, Observed(touchpoint, asked.Felt.Step ?? 0, results.Source, last))
               where !changes.IsEmpty
               select JourneyKinds.Touchpoint.Change(touchpoint.Id, changes),
        ];
        if (edits.IsEmpty)
            return SurveyProblem.NothingToTakeOver;
        var edit = new CompositeEdit(edits, SkipsGone: true);
        return await room.SubmitAsync(edit, member, cancellation) switch
        {
            Outcome<Journey>.Applied applied => new SurveyOutcome(null) { Count = edits.Length, Undo = applied.Difference.IsEmpty ? null : new Revert(edit.Id, applied.Difference) },
            Outcome<Journey>.Refused { Refusal: Refusal.NotAllowed } => SurveyProblem.NotAllowed,
            _ => SurveyProblem.Refused,
        };
    }

    /// <summary>Takes such an edit back.</summary>
    public async Task<SurveyOutcome> UndoAsync(CurrentMember member, Guid journey, Edit undo, CancellationToken cancellation = default) =>
        await rooms.OpenAsync(member, journey, cancellation) is not { } room ? SurveyProblem.Gone
        : await room.SubmitAsync(undo, member, cancellation) is Outcome<Journey>.Refused ? SurveyProblem.Refused
        : new SurveyOutcome(null);

    /// <summary>A touchpoint as customers have observed it.</summary>
    internal static Touchpoint Observed(Touchpoint touchpoint, int emotion, string source, DateOnly on) =>
        touchpoint with { Emotion = emotion, Evidence = Evidence.Observed, EvidenceSource = source, EvidenceDate = on };

    // The moment at which that day is over for them.
    DateTimeOffset EndOf(DateOnly day, CurrentMember member) => day.AddDays(1).BeginIn(member.Zone ?? clock.LocalTimeZone);

    Task<SurveyOutcome> OnAsync(CurrentMember member, Guid survey, Func<JourneyDbContext, SurveyRow, Task<SurveyOutcome>> change, CancellationToken cancellation) => ChangeAsync(member, async db =>
    {
        await db.LockSurveyAsync(survey, cancellation);
        return await db.Surveys.SingleOrDefaultAsync(row => row.Id == survey && db.Journeys.InUse(member).Any(seen => seen.Id == row.JourneyId), cancellation) is { } row ? (row.JourneyId, () => change(db, row)) : null;
    }, cancellation);

    /// <summary>Changes something of a journey's surveys, if the member's rights of today let them.</summary>
    /// <param name="member">Who.</param>
    /// <param name="find">Finds what is changed: its journey, and what to do with it. Null: it is not there.</param>
    /// <param name="cancellation">Stops it.</param>
    async Task<SurveyOutcome> ChangeAsync(CurrentMember member, Func<JourneyDbContext, Task<(Guid Journey, Func<Task<SurveyOutcome>> Change)?>> find, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await find(db) is not var (journey, change))
            return SurveyProblem.Gone;
        if (!await db.MayChangeAsync(member, journey, cancellation))
            return SurveyProblem.NotAllowed;
        var outcome = await change();
        if (outcome.Problem is null)
            await topic.CommitAsync(db, member.Workspace, [new(journey)], cancellation);
        return outcome;
    }
}
