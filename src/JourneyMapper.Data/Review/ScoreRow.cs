namespace JourneyMapper.Data.Review;

/// <summary>What the coverage review last said about a journey, so that a portfolio is read without reading every map.</summary>
public sealed class ScoreRow
{
    /// <summary>Stands for the score of a stage without touchpoints.</summary>
    public const short Empty = -1;

    /// <summary>Stands for the score of a stage that the journey does without.</summary>
    public const short OutOfScope = -2;

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The revision that was reviewed.</summary>
    public required long Revision { get; set; }

    /// <summary>The day for which it was reviewed: evidence and measurements age.</summary>
    public required DateOnly On { get; set; }

    /// <summary>How many audits and measurements of the journey were recorded when it was reviewed, see <see cref="FactsRow"/>.</summary>
    public required long Facts { get; set; }

    /// <summary>From 0 to 100.</summary>
    public required short Score { get; set; }

    /// <summary>Five scores from 0 to 100, in the order of the stages; <see cref="Empty"/> for a stage without touchpoints, <see cref="OutOfScope"/> where that is wanted.</summary>
    public required short[] Stages { get; set; }
}
