using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Funnels;

/// <summary>How many people were in a stage of a journey in one month: a fact beside the map, which changes no revision and voids no approval.</summary>
public sealed class FunnelCountRow
{
    /// <summary>Stands for all people, whoever they are, where a persona's id would stand for those like them.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    /// <summary>The journey; with persona, month and stage the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>A persona of the workspace's library, or <see cref="Everybody"/>. No foreign key: what is removed may come back by undo.</summary>
    public required Guid Persona { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>From 0 to <see cref="Limits.FunnelPeople"/>.</summary>
    public required long People { get; set; }

    /// <summary>Who has said so last.</summary>
    public required Guid AuthorId { get; set; }

    /// <summary>When that was, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; set; }

    /// <summary>The figures of a month, out of its rows.</summary>
    public static StageCounts CountsOf(DateOnly month, IEnumerable<FunnelCountRow> rows) => rows.Aggregate(StageCounts.None(month), (counts, row) => counts.With(row.Stage, row.People));
}
