using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Funnels;

/// <summary>How many people were in each stage of a journey in one month: all of them, or those whom a persona stands for.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="People">Five figures, in the order of the stages; null where nobody has counted, which is not the same as nobody.</param>
public sealed record StageCounts(DateOnly Month, ImmutableArray<long?> People)
{
    /// <summary>A month in which nobody has counted.</summary>
    public static StageCounts None(DateOnly month) => new(month, [.. Stages.All.Select(_ => (long?)null)]);

    /// <summary>The figure of a stage.</summary>
    public long? this[Stage stage] => People[(int)stage];

    /// <summary>Whether no stage has a figure.</summary>
    public bool IsEmpty => People.All(people => people is null);

    /// <summary>With another figure of a stage.</summary>
    public StageCounts With(Stage stage, long? people) => this with { People = People.SetItem((int)stage, people) };
}

/// <summary>A figure of a month: to be written, or, without people, to be taken away.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Stage">The stage.</param>
/// <param name="People">Whole people; null: there is no figure any more.</param>
public readonly record struct StageFigure(DateOnly Month, Stage Stage, long? People);
