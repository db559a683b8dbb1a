using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>Which experiments are shown.</summary>
public sealed record ExperimentFilter
{
    /// <summary>In this state; null: in any.</summary>
    public ExperimentState? State { get; init; }

    /// <summary>Of this journey; null: of any.</summary>
    public Guid? Journey { get; init; }

    /// <summary>Of this touchpoint; null: of any.</summary>
    public Guid? Touchpoint { get; init; }
}

/// <summary>An experiment in a list: all that its result depends on, without its texts.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">The journey's title.</param>
/// <param name="Touchpoint">The name of its touchpoint, as it is or was.</param>
/// <param name="IsGone">Whether the touchpoint is no longer on the map.</param>
public sealed record ExperimentLine(Experiment Experiment, Guid Journey, string Title, string Touchpoint, bool IsGone);

/// <summary>Experiments that match a filter.</summary>
/// <param name="Lines">As many as were asked for.</param>
/// <param name="Total">How many there are.</param>
public sealed record FoundExperiments(IReadOnlyList<ExperimentLine> Lines, int Total);

/// <summary>One experiment with all that its page shows.</summary>
/// <param name="Experiment">As it is.</param>
/// <param name="Revision">Which one it is: whoever changes it says so.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">The journey's title.</param>
/// <param name="Touchpoint">The name of its touchpoint, as it is or was.</param>
/// <param name="IsGone">Whether the touchpoint is no longer on the map.</param>
/// <param name="AuthorId">The member who made it.</param>
/// <param name="Author">Their name; null when the account is gone.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="DecidedBy">The name of who decided; null when the account is gone, or nobody has.</param>
/// <param name="IsOpen">Whether a reader whose role lets them edit may change it.</param>
public sealed record ExperimentView(
    Experiment Experiment, int Revision, Guid Journey, string Title, string Touchpoint, bool IsGone, Guid AuthorId, string? Author, DateOnly? DecidedOn, string? DecidedBy, bool IsOpen);

/// <summary>A touchpoint that an experiment may be about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Kpis">What it is measured by.</param>
public sealed record ExperimentPlace(Guid Id, string Name, Stage Stage, KpiTargets Kpis);

/// <summary>Reads experiments of the journeys in use that somebody sees. Of others there are none.</summary>
public sealed class ExperimentList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>A page shows so many; a filter finds the others.</summary>
    public const int Most = 200;

    /// <summary>Those that match a filter: what runs first, then what is planned, then what is decided, each the latest first. One query.</summary>
    public async Task<FoundExperiments> FindAsync(Reader reader, ExperimentFilter filter, int take = Most, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.ExperimentsAsync(reader, filter.Journey, filter.Touchpoint, filter.State?.ToString(), take, cancellation);
        return new([.. found.Select(row => new ExperimentLine(Read(row), row.Journey, row.Title, row.Touchpoint, row.IsGone))], found.Count == 0 ? 0 : found[0].Total);
    }

    /// <summary>One of them; null when there is none that the reader sees.</summary>
    public async Task<ExperimentView?> FindAsync(Reader reader, Guid experiment, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (from row in db.Experiments.AsNoTracking().Include(row => row.Variants)
                           join journey in db.Journeys.InUse(reader) on row.JourneyId equals journey.Id
                           where row.Id == experiment
                           select new
                           {
                               Row = row,
                               journey.Title,
                               Touchpoint = db.Touchpoints.Where(touchpoint => touchpoint.Id == row.TouchpointId && EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey.Id)
                                   .Select(touchpoint => touchpoint.Name).FirstOrDefault(),
                               Author = db.Members.Where(user => user.Id == row.AuthorId).Select(user => user.DisplayName).FirstOrDefault(),
                               DecidedBy = db.Members.Where(user => user.Id == row.DecidedBy).Select(user => user.DisplayName).FirstOrDefault(),
                               IsOpen = db.Journeys.EditableBy(reader).Any(other => other.Id == journey.Id),
                           }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new(
            found.Row.Read(), found.Row.Revision, found.Row.JourneyId, found.Title, found.Touchpoint ?? found.Row.TouchpointName, found.Touchpoint is null,
            found.Row.AuthorId, found.Author, found.Row.DecidedOn, found.DecidedBy, found.IsOpen);
    }

    /// <summary>The journeys that a reader sees, or those that one whose role lets them edit may change: id and title.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> JourneysAsync(Reader reader, bool editable, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var journeys = db.Journeys.InUse(reader);
        if (editable)
            journeys = journeys.EditableBy(reader);
        return await journeys.TitlesAsync(cancellation);
    }

    /// <summary>The touchpoints of a journey, in order.</summary>
    public async Task<IReadOnlyList<ExperimentPlace>> PlacesAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from touchpoint in db.Touchpoints.AsNoTracking()
                      join row in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals row.Id
                      where row.Id == journey
                      orderby touchpoint.Stage, touchpoint.Rank
                      select new ExperimentPlace(touchpoint.Id, touchpoint.Name, touchpoint.Stage, touchpoint.Kpis)).ToListAsync(cancellation);
    }

    static Experiment Read(ListedExperiment row) => new()
    {
        Id = row.Id,
        Touchpoint = row.TouchpointId,
        Name = row.Name,
        Kpi = row.Kpi,
        Kind = Enum.Parse<ExperimentKind>(row.Kind),
        State = Enum.Parse<ExperimentState>(row.State),
        Planned = row.Planned,
        StartsOn = row.StartsOn,
        EndsOn = row.EndsOn,
        Chosen = row.Chosen,
        Variants =
        [
            .. row.Variants.Select((id, i) => new ExperimentVariant { Id = id, Name = row.Names[i], Count = row.Counts[i], Conversions = row.Conversions[i], Mean = row.Means[i], Deviation = row.Deviations[i] }),
        ],
    };
}
