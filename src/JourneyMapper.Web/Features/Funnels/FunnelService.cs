using JourneyMapper.Data;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>
/// Writes the figures and the money of funnels, for those who may edit the journey. What belongs to another workspace, is not open to the member or lies in the trash answers as what does not exist.
/// Those who write figures of one journey wait for one another, and never for edits of its map.
/// </summary>
public sealed class FunnelService(IDbContextFactory<JourneyDbContext> contexts, FunnelTopic topic, TimeProvider clock)
{
    /// <summary>So many figures are written at once: five stages of ten years.</summary>
    public const int Most = 600;

    const int Decimals = 2;

    /// <summary>Writes figures, all of them or none; those without people are taken away.</summary>
    /// <param name="member">Who says so.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="persona">One of its personas, or <see cref="FunnelCountRow.Everybody"/>.</param>
    /// <param name="figures">At most <see cref="Most"/>, each of another month or stage.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<FunnelOutcome> RecordAsync(CurrentMember member, Guid journey, Guid persona, IReadOnlyList<StageFigure> figures, CancellationToken cancellation = default)
    {
        if (figures.Count > Most)
            throw new ArgumentException("Too many figures at once.", nameof(figures));
        return WriteAsync(member, journey, FunnelChecks.Check(figures, member.LatestDay(clock)), async db =>
        {
            if (await ProblemsAsync(db, journey, persona, figures, cancellation) is { Count: > 0 } problems)
                return new FunnelOutcome.Invalid(problems);
            return new FunnelOutcome.Done(await db.WriteFiguresAsync(journey, persona, figures, member.Id, clock.GetUtcNow(), cancellation));
        }, cancellation);
    }

    /// <summary>Changes what was spent and earned in a stage and channel; a line without either is taken away.</summary>
    /// <param name="member">Who says so.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="channel">The id of a channel, or empty.</param>
    /// <param name="change">Gives the amounts as they shall be, from those that are stored: who types one of them overwrites no other. Two decimals are kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<FunnelOutcome> ChangeMoneyAsync(
        CurrentMember member, Guid journey, DateOnly month, Stage stage, string channel, Func<MoneyLine, MoneyLine> change, CancellationToken cancellation = default) =>
        WriteAsync(member, journey, Problems(FunnelChecks.CheckMonth(month, member.LatestDay(clock))), async db =>
        {
            var row = await db.FunnelMoney.FindAsync([journey, month, stage, channel], cancellation);
            var line = change(new(stage, channel, row?.Cost, row?.Revenue));
            if (line.Check(await db.ChannelsAsync(member.Workspace, cancellation)) is { } problem)
                return new FunnelOutcome.Invalid(Problems(problem));
            if (line is not { Cost: null, Revenue: null })
            {
                if (row is null)
                    db.Add(row = new() { JourneyId = journey, Month = month, Stage = stage, Channel = channel, AuthorId = member.Id, RecordedAt = clock.GetUtcNow() });
                (row.Cost, row.Revenue, row.AuthorId, row.RecordedAt) = (Rounded(line.Cost), Rounded(line.Revenue), member.Id, clock.GetUtcNow());
            }
            else if (row is not null)
            {
                db.Remove(row);
            }

            return new FunnelOutcome.Done(await db.SaveChangesAsync(cancellation));
        }, cancellation);

    /// <summary>Changes what holds for all of a month.</summary>
    /// <param name="member">Who says so.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="change">Gives the terms as they shall be, from those that are stored. Two decimals are kept.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<FunnelOutcome> ChangeTermsAsync(CurrentMember member, Guid journey, DateOnly month, Func<MonthTerms, MonthTerms> change, CancellationToken cancellation = default) =>
        WriteAsync(member, journey, Problems(FunnelChecks.CheckMonth(month, member.LatestDay(clock))), async db =>
        {
            var row = await db.FunnelTerms.FindAsync([journey, month], cancellation);
            var terms = change(row?.ToTerms() ?? MonthTerms.Unknown);
            if (terms.Check() is { } problem)
                return new FunnelOutcome.Invalid(Problems(problem));
            if (terms != MonthTerms.Unknown)
            {
                if (row is null)
                    db.Add(row = new() { JourneyId = journey, Month = month, AuthorId = member.Id, RecordedAt = clock.GetUtcNow() });
                (row.NewCustomers, row.Margin, row.CustomerRevenue, row.Churn) = (terms.NewCustomers, Rounded(terms.Margin), Rounded(terms.CustomerRevenue), Rounded(terms.Churn));
                (row.AuthorId, row.RecordedAt) = (member.Id, clock.GetUtcNow());
            }
            else if (row is not null)
            {
                db.Remove(row);
            }

            return new FunnelOutcome.Done(await db.SaveChangesAsync(cancellation));
        }, cancellation);

    async Task<FunnelOutcome> WriteAsync(
        CurrentMember member, Guid journey, IReadOnlyDictionary<int, FunnelProblem> problems, Func<JourneyDbContext, Task<FunnelOutcome>> write, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.AccessAsync(member, journey, cancellation) is not { } level)
            return new FunnelOutcome.Gone();
        if (!member.CanEdit || level is not AccessLevel.Edit)
            return new FunnelOutcome.NotAllowed();
        if (problems.Count > 0)
            return new FunnelOutcome.Invalid(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new FunnelOutcome.NotAllowed();
        await db.LockFunnelAsync(journey, cancellation);
        var outcome = await write(db);
        if (outcome is FunnelOutcome.Done { Changed: > 0 })
            await topic.CommitAsync(db, member.Workspace, [new(journey)], cancellation);
        return outcome;
    }

    // What the journey, and what is stored already, has against figures that are acceptable by themselves.
    static async Task<IReadOnlyDictionary<int, FunnelProblem>> ProblemsAsync(JourneyDbContext db, Guid journey, Guid persona, IReadOnlyList<StageFigure> figures, CancellationToken cancellation)
    {
        if (persona != FunnelCountRow.Everybody && !await db.JourneyPersonas.AnyAsync(row => EF.Property<Guid>(row, JourneyDbContext.JourneyId) == journey && row.Persona == persona, cancellation))
            return Enumerable.Range(0, figures.Count).ToDictionary(i => i, _ => FunnelProblem.NoPersona);
        DateOnly[] months = [.. figures.Select(figure => figure.Month).Distinct()];
        var stored = await db.FunnelCounts.AsNoTracking().Where(row => row.JourneyId == journey && months.Contains(row.Month)).ToListAsync(cancellation);
        var others = stored.Where(row => persona == FunnelCountRow.Everybody ? row.Persona != persona : row.Persona == FunnelCountRow.Everybody)
            .ToLookup(row => (row.Month, row.Stage), row => row.People);
        // Nobody is counted for a persona who is not counted at all.
        return figures.Select((figure, i) => (Figure: figure, Place: i)).Where(each => others[(each.Figure.Month, each.Figure.Stage)]
                .Any(other => persona == FunnelCountRow.Everybody ? other > each.Figure.People : each.Figure.People > other))
            .ToDictionary(each => each.Place, _ => FunnelProblem.MoreThanAll);
    }

    static IReadOnlyDictionary<int, FunnelProblem> Problems(FunnelProblem? problem) => problem is { } reason ? new Dictionary<int, FunnelProblem> { [0] = reason } : new Dictionary<int, FunnelProblem>();

    static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, Decimals, MidpointRounding.AwayFromZero) : null;
}
