using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Coverage;

namespace JourneyMapper.Web.Tests.Features.Coverage;

public sealed class GroupScoreTests
{
    [Theory]
    [InlineData(StageGroup.Awareness, 50, 50, 100, 0, 0, 0)]
    [InlineData(StageGroup.Conversion, 75, 0, 70, 79, 0, 0)]
    [InlineData(StageGroup.Conversion, 40, 0, 80, ScoreRow.Empty, 0, 0)]
    [InlineData(StageGroup.Conversion, 80, 0, ScoreRow.OutOfScope, 80, 0, 0)]
    [InlineData(StageGroup.Loyalty, ScoreRow.Empty, 0, 0, 0, ScoreRow.Empty, ScoreRow.OutOfScope)]
    [InlineData(StageGroup.Loyalty, ScoreRow.OutOfScope, 0, 0, 0, ScoreRow.OutOfScope, ScoreRow.OutOfScope)]
    public void Stages_read_as_one_have_the_mean_of_those_in_scope(StageGroup group, short expected, short awareness, short consideration, short decision, short retention, short loyalty) =>
        GroupScore.Of([awareness, consideration, decision, retention, loyalty], group).ShouldBe(expected);

    [Fact]
    public void Each_stage_is_of_one_group_and_the_groups_are_in_their_order() =>
        StageGroups.All.SelectMany(group => group.Stages()).ShouldBe(Stages.All);
}
