using JourneyMapper.Data;
using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>
/// Makes, changes, decides and deletes experiments: all of a change or nothing. Who may edit the journey may do so, by the rights of today; what belongs to another workspace, lies in the trash or is private answers
/// as what does not exist.
/// </summary>
public sealed class ExperimentService(IDbContextFactory<JourneyDbContext> contexts, ExperimentTopic topic, TimeProvider clock)
{
    // Figures that programs send have at most so many; more would say nothing.
    const int Decimals = 6;

    /// <summary>Makes an experiment. Sending the same one again does nothing and answers the same.</summary>
    public async Task<ExperimentOutcome> AddAsync(CurrentMember member, Experiment wanted, CancellationToken cancellation = default)
    {
        var (accepted, problems) = (wanted with { State = Undecided(wanted.State), Chosen = null, Decision = "" }).Accept();
        if (problems.Count > 0)
            return new ExperimentOutcome.Invalid(problems);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var place = await (from touchpoint in db.Touchpoints
                           join journey in db.Journeys.InUse(member) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
                           where touchpoint.Id == wanted.Touchpoint
                           select new { Journey = journey.Id, touchpoint.Name }).SingleOrDefaultAsync(cancellation);
        if (place is null)
            return new ExperimentOutcome.Gone();
        if (!await MayChangeAsync(db, member, place.Journey, cancellation))
            return new ExperimentOutcome.NotAllowed();
        if (await KpiProblemAsync(db, member, accepted.Kpi, cancellation) is { } unknown)
            return unknown;
        await db.LockExperimentsAsync(place.Journey, cancellation);
        if (await db.Experiments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == wanted.Id, cancellation) is { } before)
            return before.AuthorId == member.Id && before.TouchpointId == wanted.Touchpoint ? new ExperimentOutcome.Done(before.Revision) : new ExperimentOutcome.NotAllowed();
        if (await db.Experiments.CountAsync(row => row.JourneyId == place.Journey, cancellation) >= Limits.Experiments)
            return new ExperimentOutcome.Full();
        var row = ExperimentRow.New(accepted, place.Journey, place.Name, member.Id, clock.GetUtcNow());
        row.Take(accepted, clock.Today());
        db.Experiments.Add(row);
        return await CommitAsync(db, member, row, FirstDay(row), cancellation);
    }

    /// <summary>Changes all that is filled in, but the touchpoint and the decision.</summary>
    /// <param name="member">Who.</param>
    /// <param name="wanted">What it shall be.</param>
    /// <param name="seen">The revision that they had before them.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ExperimentOutcome> ChangeAsync(CurrentMember member, Experiment wanted, int seen, CancellationToken cancellation = default)
    {
        var (accepted, problems) = (wanted with { State = Undecided(wanted.State) }).Accept();
        return problems.Count > 0 ? Task.FromResult<ExperimentOutcome>(new ExperimentOutcome.Invalid(problems)) : OnAsync(member, wanted.Id, async (db, row) =>
        {
            if (row.State == ExperimentState.Decided)
                return new ExperimentOutcome.Decided();
            if (row.Revision != seen)
                return new ExperimentOutcome.Overtaken(row.Revision);
            // One that the workspace has given up may stay.
            if (row.Kpi != accepted.Kpi && await KpiProblemAsync(db, member, accepted.Kpi, cancellation) is { } unknown)
                return unknown;
            row.Take(accepted, clock.Today());
            return null;
        }, cancellation);
    }

    /// <summary>Replaces the figures of one variant, whoever has changed others meanwhile.</summary>
    public Task<ExperimentOutcome> RecordAsync(CurrentMember member, Guid experiment, Guid variant, VariantFigures figures, CancellationToken cancellation = default) =>
        OnAsync(member, experiment, (_, row) => Task.FromResult<ExperimentOutcome?>(Record(row, variant, figures)), cancellation);

    /// <summary>Says which variant it is to be, and why. From then on the figures stand still.</summary>
    /// <param name="member">Who.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="chosen">The variant.</param>
    /// <param name="because">Why.</param>
    /// <param name="seen">The revision that they had before them.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ExperimentOutcome> DecideAsync(CurrentMember member, Guid experiment, Guid chosen, string because, int seen, CancellationToken cancellation = default)
    {
        var (decision, problem) = AcceptedText.Lines(because, Limits.Note);
        ExperimentFault? fault = problem is not null ? ExperimentFault.TooLong : decision.Length == 0 ? ExperimentFault.Required : null;
        return fault is { } wrong ? Task.FromResult<ExperimentOutcome>(new ExperimentOutcome.Invalid([new(ExperimentField.Decision, wrong)])) : OnAsync(member, experiment, (_, row) =>
        {
            ExperimentOutcome? refused = row.State == ExperimentState.Decided ? new ExperimentOutcome.Decided()
                : row.Revision != seen ? new ExperimentOutcome.Overtaken(row.Revision)
                : row.Variants.All(variant => variant.Id != chosen) ? new ExperimentOutcome.Gone() : null;
            if (refused is null)
                (row.State, row.Chosen, row.Decision, row.DecidedOn, row.DecidedBy) = (ExperimentState.Decided, chosen, decision, clock.Today(), member.Id);
            return Task.FromResult(refused);
        }, cancellation);
    }

    /// <summary>Takes a decision back: it runs again.</summary>
    public Task<ExperimentOutcome> ReopenAsync(CurrentMember member, Guid experiment, CancellationToken cancellation = default) => OnAsync(member, experiment, (_, row) =>
    {
        if (row.State != ExperimentState.Decided)
            return Task.FromResult<ExperimentOutcome?>(new ExperimentOutcome.Done(row.Revision));
        (row.State, row.Chosen, row.Decision, row.DecidedOn, row.DecidedBy) = (ExperimentState.Running, null, "", null, null);
        return Task.FromResult<ExperimentOutcome?>(null);
    }, cancellation);

    /// <summary>Deletes it. For who made it, and for owners.</summary>
    public async Task<ExperimentOutcome> DeleteAsync(CurrentMember member, Guid experiment, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockExperimentAsync(member, experiment, cancellation) is not { } row)
            return new ExperimentOutcome.Gone();
        if (!await MayChangeAsync(db, member, row.JourneyId, cancellation) || (row.AuthorId != member.Id && !await db.MayManageAsync(member, cancellation)))
            return new ExperimentOutcome.NotAllowed();
        db.Experiments.Remove(row);
        return await CommitAsync(db, member, row, FirstDay(row), cancellation);
    }

    // A decision has a way of its own.
    static ExperimentState Undecided(ExperimentState state) => state == ExperimentState.Decided ? ExperimentState.Running : state;

    ExperimentOutcome? Record(ExperimentRow row, Guid variant, VariantFigures figures)
    {
        var experiment = row.Read();
        var place = experiment.Variants.Select(one => one.Id).ToList().IndexOf(variant);
        if (place < 0)
            return new ExperimentOutcome.Gone();
        if (row.State == ExperimentState.Decided)
            return new ExperimentOutcome.Decided();
        var recorded = experiment.Variants[place] with
        {
            Count = figures.Count,
            Conversions = figures.Conversions ?? 0,
            Mean = Math.Round(figures.Mean ?? 0, Decimals),
            Deviation = Math.Round(figures.Deviation ?? 0, Decimals),
        };
        List<ExperimentProblem> problems = [.. Unfitting(experiment.Kind, figures, place), .. recorded.Problems(experiment.Kind, place)];
        if (problems.Count > 0)
            return new ExperimentOutcome.Invalid(problems);
        // A program that sends the same again overtakes nobody.
        if (recorded == experiment.Variants[place])
            return new ExperimentOutcome.Done(row.Revision);
        row.Take((experiment with { Variants = experiment.Variants.SetItem(place, recorded) }).Accept().Experiment, clock.Today());
        return null;
    }

    // Each kind needs its own figures, and takes no others.
    static IEnumerable<ExperimentProblem> Unfitting(ExperimentKind kind, VariantFigures figures, int place)
    {
        foreach (var (field, isGiven, of) in ((ExperimentField, bool, ExperimentKind)[])
            [
                (ExperimentField.Conversions, figures.Conversions is not null, ExperimentKind.Conversion), (ExperimentField.Mean, figures.Mean is not null, ExperimentKind.Mean),
                (ExperimentField.VariantDeviation, figures.Deviation is not null, ExperimentKind.Mean),
            ])
            if (isGiven != (kind == of))
                yield return new(field, isGiven ? ExperimentFault.Unknown : ExperimentFault.Required, place);
    }

    async Task<ExperimentOutcome> OnAsync(CurrentMember member, Guid experiment, Func<JourneyDbContext, ExperimentRow, Task<ExperimentOutcome?>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockExperimentAsync(member, experiment, cancellation) is not { } row)
            return new ExperimentOutcome.Gone();
        if (!await MayChangeAsync(db, member, row.JourneyId, cancellation))
            return new ExperimentOutcome.NotAllowed();
        var (before, known) = (FirstDay(row), (row.ReadyOn, row.EndsOn, row.DecidedOn));
        if (await change(db, row) is { } refused)
            return refused;
        row.TouchpointName = await db.Touchpoints.Where(touchpoint => touchpoint.Id == row.TouchpointId && EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == row.JourneyId)
            .Select(touchpoint => touchpoint.Name).SingleOrDefaultAsync(cancellation) ?? row.TouchpointName;
        var after = FirstDay(row);
        return await CommitAsync(db, member, row, known == (row.ReadyOn, row.EndsOn, row.DecidedOn) ? null : before < after ? before : after, cancellation);
    }

    // Reviews ask since when it could be decided and was not, and for nothing else: a figure that changes neither makes none of them old.
    async Task<ExperimentOutcome> CommitAsync(JourneyDbContext db, CurrentMember member, ExperimentRow row, DateOnly? reviewedFrom, CancellationToken cancellation)
    {
        row.Revision++;
        await db.SaveChangesAsync(cancellation);
        if (reviewedFrom is { } day)
            await RecordedFacts.NoteAsync(db, row.JourneyId, day, cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(row.JourneyId, row.TouchpointId)], cancellation);
        return new ExperimentOutcome.Done(row.Revision);
    }

    // The first day whose review knows of it.
    DateOnly FirstDay(ExperimentRow row) => ((DateOnly?[])[row.EndsOn, row.ReadyOn, clock.Today()]).Min()!.Value;

    static async Task<bool> MayChangeAsync(JourneyDbContext db, CurrentMember member, Guid journey, CancellationToken cancellation) =>
        member.CanEdit && await db.MayChangeAsync(member, journey, cancellation);

    static async Task<ExperimentOutcome?> KpiProblemAsync(JourneyDbContext db, Reader reader, string? kpi, CancellationToken cancellation) =>
        kpi is null || (await ReviewQueries.KpisAsync(db, reader.Workspace, cancellation)).ContainsKey(kpi) ? null : new ExperimentOutcome.Invalid([new(ExperimentField.Kpi, ExperimentFault.Unknown)]);
}
