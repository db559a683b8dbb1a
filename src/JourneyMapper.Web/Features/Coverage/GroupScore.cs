using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The score of several stages read as one.</summary>
static class GroupScore
{
    /// <summary>
    /// The mean of the stages' scores in whole points, half a point rounded up; an empty stage counts as 0, as in the score of the journey, and one that is out of scope not at all.
    /// </summary>
    /// <param name="stages">The scores of the five stages; <see cref="ScoreRow.Empty"/> and <see cref="ScoreRow.OutOfScope"/> among them.</param>
    /// <param name="group">Which stages.</param>
    /// <returns><see cref="ScoreRow.Empty"/> where none of those in scope has a touchpoint, <see cref="ScoreRow.OutOfScope"/> where none is in scope.</returns>
    public static short Of(IReadOnlyList<short> stages, StageGroup group)
    {
        var wanted = group.Stages().Select(stage => stages[(int)stage]).Where(points => points != ScoreRow.OutOfScope).ToList();
        return wanted.Count == 0 ? ScoreRow.OutOfScope
            : wanted.TrueForAll(points => points == ScoreRow.Empty) ? ScoreRow.Empty
            : (short)Math.Round(wanted.Average(points => Math.Max(0m, points)), MidpointRounding.AwayFromZero);
    }
}

/// <summary>A column of scores: a stage, or several read as one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="First">The stage that lends it its colour and icon, and to which it leads.</param>
/// <param name="Points">The score of a journey there.</param>
sealed record ScoreColumn(string Name, Stage First, Func<PortfolioLine, short> Points)
{
    /// <summary>Those of a table.</summary>
    /// <param name="inThree">Whether the five stages are read as three.</param>
    public static IReadOnlyList<ScoreColumn> Of(bool inThree) => inThree
        ? [.. StageGroups.All.Select(group => new ScoreColumn(group.Name(), group.Stages().First(), line => GroupScore.Of(line.Stages, group)))]
        : [.. Stages.All.Select(stage => new ScoreColumn(stage.Name(), stage, line => line.Stages[(int)stage]))];
}
