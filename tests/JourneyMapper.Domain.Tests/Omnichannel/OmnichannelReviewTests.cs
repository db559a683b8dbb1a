using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Omnichannel;

public sealed class OmnichannelReviewTests
{
    [Theory]
    [InlineData("", OmnichannelAnswer.Unknown, "")]
    [InlineData("store, website", OmnichannelAnswer.Yes, "")]
    [InlineData("store, phone, chat", OmnichannelAnswer.Partly, "phone, chat")]
    [InlineData("phone, phone", OmnichannelAnswer.No, "phone")]
    public void We_are_where_they_are_when_each_preferred_channel_is_there(string preferred, OmnichannelAnswer expected, string missing)
    {
        var result = Ask(Map(("website", Handoff.Unknown), ("store", Handoff.Unknown)), preferred)[0];
        (result.Answer, string.Join(", ", result.Missing)).ShouldBe((expected, missing));
    }

    [Theory]
    [InlineData(Handoff.Unknown, Handoff.Unknown, OmnichannelAnswer.Unknown)]
    [InlineData(Handoff.Carried, Handoff.Carried, OmnichannelAnswer.Yes)]
    [InlineData(Handoff.Carried, Handoff.Unknown, OmnichannelAnswer.Partly)]
    [InlineData(Handoff.Partly, Handoff.Partly, OmnichannelAnswer.Partly)]
    [InlineData(Handoff.Carried, Handoff.Lost, OmnichannelAnswer.No)]
    public void One_hand_knows_what_the_other_did_when_context_is_carried(Handoff first, Handoff second, OmnichannelAnswer expected) =>
        Ask(Map(("website", Handoff.Unknown), ("store", first), ("phone", second)), "")[1].Answer.ShouldBe(expected);

    [Theory]
    [InlineData(OmnichannelAnswer.Unknown)]
    [InlineData(OmnichannelAnswer.Yes, 4, 4, 5)]
    [InlineData(OmnichannelAnswer.Partly, 2, 4)]
    [InlineData(OmnichannelAnswer.No, 2, 3)]
    public void The_message_is_one_when_audits_say_so(OmnichannelAnswer expected, params int[] consistency) =>
        OmnichannelReview.Of(Map(("website", Handoff.Unknown)), [], consistency, ChannelLibrary.BuiltIn)[2].Answer.ShouldBe(expected);

    [Fact]
    public void Channels_can_be_changed_where_each_stage_has_several_and_nothing_is_lost_on_the_way()
    {
        Ask(Map(("website", Handoff.Unknown), ("store", Handoff.Carried)), "")[3].Answer.ShouldBe(OmnichannelAnswer.Yes);
        Ask(Map(("website", Handoff.Unknown), ("store", Handoff.Partly)), "")[3].Answer.ShouldBe(OmnichannelAnswer.Partly);
        Ask(Map(("website", Handoff.Unknown), ("website", Handoff.Unknown)), "")[3].Answer.ShouldBe(OmnichannelAnswer.No);
        Ask(Map(), "")[3].Answer.ShouldBe(OmnichannelAnswer.Unknown);
    }

    [Fact]
    public void What_somebody_answers_takes_the_place_of_what_the_map_says_and_a_note_alone_does_not()
    {
        var map = Map(("website", Handoff.Unknown), ("store", Handoff.Lost)) with { Omnichannel = "Known|Yes|By telephone\nSeamless|Unknown|To be asked" };
        Ask(map, "")[1].ShouldSatisfyAllConditions(result => result.Answer.ShouldBe(OmnichannelAnswer.Yes), result => result.IsByHand.ShouldBeTrue(), result => result.Note.ShouldBe("By telephone"));
        Ask(map, "")[3].ShouldSatisfyAllConditions(result => result.Answer.ShouldBe(OmnichannelAnswer.Partly), result => result.IsByHand.ShouldBeFalse(), result => result.Note.ShouldBe("To be asked"));
    }

    [Theory]
    [InlineData("Known|Perhaps|")]
    [InlineData("Else|Yes|")]
    [InlineData("Known|Yes")]
    [InlineData("Known|Yes|\nKnown|No|")]
    public void Other_texts_are_no_answers(string text) => HandAnswers.Read(text).Problem.ShouldBe(Problem.Unknown);

    static Journey Map(params (string Channel, Handoff Handoff)[] touchpoints) => new()
    {
        Id = Guid.NewGuid(),
        Title = "A bike",
        Touchpoints = [.. touchpoints.Select(each => new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = each.Channel, Channel = each.Channel, Handoff = each.Handoff })],
    };

    static IReadOnlyList<OmnichannelResult> Ask(Journey journey, string preferred) => OmnichannelReview.Of(journey, preferred.Split(", ", StringSplitOptions.RemoveEmptyEntries), [], ChannelLibrary.BuiltIn);
}
