using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Features.Presenting;

/// <summary>A presentation goes from the whole map through each stage and its lanes.</summary>
public sealed class PresentationStepTests
{
    static readonly Journey Two = new()
    {
        Id = Guid.NewGuid(),
        Title = "Spring",
        Touchpoints = JourneyKinds.Touchpoint.InOrder(
        [
            new() { Id = Guid.NewGuid(), Stage = Stage.Awareness, Rank = Rank.Between(null, null), Name = "Ad", Thought = "Nice" },
            new() { Id = Guid.NewGuid(), Stage = Stage.Loyalty, Rank = Rank.Between(null, null), Name = "Club", PainPoints = "Full" },
        ]),
    };

    [Fact]
    public void Empty_stages_and_lanes_are_passed_over() => PresentationStep.Of(Two, Lanes.All).ShouldBe(
    [
        new(null, null),
        new(Stage.Awareness, null), new(Stage.Awareness, "Thought"), new(Stage.Awareness, "Emotion"),
        new(Stage.Loyalty, null), new(Stage.Loyalty, "Emotion"), new(Stage.Loyalty, "PainPoints"),
    ]);

    [Fact]
    public void A_view_leaves_out_what_it_hides() =>
        PresentationStep.Of(Two, [TouchpointFields.Name, TouchpointFields.PainPoints]).ShouldBe([new(null, null), new(Stage.Awareness, null), new(Stage.Loyalty, null), new(Stage.Loyalty, "PainPoints")]);

    [Theory]
    [InlineData(Stage.Awareness, "Thought", 2)]
    [InlineData(Stage.Awareness, "PainPoints", 1)]
    [InlineData(Stage.Decision, null, 0)]
    [InlineData(null, null, 0)]
    public void Where_a_step_has_gone_its_stage_is_shown_or_the_beginning(Stage? stage, string? lane, int at) =>
        PresentationStep.IndexOf(PresentationStep.Of(Two, Lanes.All), new PresentedPlace(stage, lane)).ShouldBe(at);
}
