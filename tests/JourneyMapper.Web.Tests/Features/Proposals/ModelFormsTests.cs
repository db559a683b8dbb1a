using System.Text.Json;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Proposals.Drafting;

namespace JourneyMapper.Web.Tests.Features.Proposals;

/// <summary>What is made of a model's answer: all of it, or nothing.</summary>
public sealed class ModelFormsTests
{
    const string Touchpoint = """
        {"stage":"decision","name":"Shop","channel":"store","description":"A visit","action":"Looks","thought":"Nice","emotion":-1,"painPoints":["Queues","Noise"],"opportunities":[]}
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("\n```json\n{0}\n```\n")]
    [InlineData("```\n{0}```")]
    public void A_draft_is_read(string form)
    {
        var item = ModelForms.ReadDraft(form.Replace("{0}", $$"""{"touchpoints":[{{Touchpoint}}]}""", StringComparison.Ordinal), "parrot", ChannelLibrary.BuiltIn).ShouldNotBeNull().ShouldHaveSingleItem();
        var shop = item.Change.ShouldBeOfType<Change.Added<Touchpoint>>().Record;
        (shop.Stage, shop.Name, shop.Channel, shop.Emotion, shop.PainPoints, shop.Opportunities, shop.EvidenceSource).ShouldBe((Stage.Decision, "Shop", "store", -1, "Queues\nNoise", "", "parrot"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Certainly! Here is your journey.")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"touchpoints":null}""")]
    [InlineData("""{"touchpoints":[null]}""")]
    [InlineData("""{"touchpoints":[{"stage":"decision","name":"Shop"}]}""")]
    [InlineData("""{"touchpoints":[],"more":1}""")]
    [InlineData("""{"touchpoints":[]} and more""")]
    [InlineData("```json\n{\"touchpoints\":[]}")]
    public void What_is_not_of_the_form_is_nothing(string answer) => ModelForms.ReadDraft(answer, "parrot", ChannelLibrary.BuiltIn).ShouldBeNull();

    [Theory]
    [InlineData("\"stage\":\"decision\"", "\"stage\":\"purchase\"")]
    [InlineData("\"stage\":\"decision\"", "\"stage\":2")]
    [InlineData("\"name\":\"Shop\"", "\"name\":null")]
    [InlineData("\"emotion\":-1", "\"emotion\":\"bad\"")]
    [InlineData("\"emotion\":-1", "\"emotion\":0.5")]
    [InlineData("\"painPoints\":[\"Queues\",\"Noise\"]", "\"painPoints\":\"Queues\"")]
    [InlineData("\"opportunities\":[]", "\"opportunities\":[],\"owner\":\"Ann\"")]
    public void A_touchpoint_of_another_form_spoils_the_whole(string from, string to)
    {
        Touchpoint.ShouldContain(from);
        ModelForms.ReadDraft($$"""{"touchpoints":[{{Touchpoint}},{{Touchpoint.Replace(from, to, StringComparison.Ordinal)}}]}""", "parrot", ChannelLibrary.BuiltIn).ShouldBeNull();
    }

    [Fact]
    public void Suggestions_lead_to_their_pain_point()
    {
        var point = new PainPoint { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), Title = "Queues" };
        var item = ModelForms.ReadSuggestions("""{"opportunities":[{"title":"Pay by phone","description":"Fewer queues"}]}""", point).ShouldNotBeNull().ShouldHaveSingleItem();
        var opportunity = item.Change.ShouldBeOfType<Change.Added<Opportunity>>().Record;
        (opportunity.Touchpoint, opportunity.Title, opportunity.Description, opportunity.PainPoints).ShouldBe((point.Touchpoint, "Pay by phone", "Fewer queues", point.Id.ToString()));
        ModelForms.ReadSuggestions("""{"opportunities":[{"title":"Pay by phone"}]}""", point).ShouldBeNull();
    }

    // What is asked for and what is read are one form.
    [Fact]
    public void The_form_that_is_asked_for_is_the_one_that_is_read()
    {
        var item = ModelForms.Draft(ChannelLibrary.BuiltIn).GetProperty("properties").GetProperty("touchpoints").GetProperty("items");
        item.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(JsonSerializer.Deserialize<JsonElement>(Touchpoint).EnumerateObject().Select(member => member.Name), ignoreOrder: true);
        item.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        item.GetProperty("properties").GetProperty("channel").GetProperty("enum").GetArrayLength().ShouldBe(Channels.All.Count + 1);
        item.GetProperty("properties").GetProperty("stage").GetProperty("enum").EnumerateArray().Select(stage => stage.GetString()).ShouldBe(["awareness", "consideration", "decision", "retention", "loyalty"]);
    }

    [Fact]
    public void A_channel_of_the_workspaces_own_is_offered_and_read_by_its_name()
    {
        var kiosk = new Channel(Channels.NewOwnId(), Setting.Physical, Contact.Indirect, Ownership.Earned, new("Kiosk", "Kiosk"));
        var library = ChannelLibrary.Of([kiosk, Channels.Find("podcast")! with { IsRetired = true }], [], 1);
        var offered = ModelForms.Draft(library).GetProperty("properties").GetProperty("touchpoints").GetProperty("items").GetProperty("properties").GetProperty("channel").GetProperty("enum").EnumerateArray().Select(choice => choice.GetString()).ToList();
        offered.ShouldContain("Kiosk");
        offered.ShouldNotContain("podcast");
        var item = ModelForms.ReadDraft($$"""{"touchpoints":[{{Touchpoint.Replace("\"store\"", "\"Kiosk\"", StringComparison.Ordinal)}}]}""", "parrot", library).ShouldNotBeNull().ShouldHaveSingleItem();
        var shop = item.Change.ShouldBeOfType<Change.Added<Touchpoint>>().Record;
        (shop.Channel, shop.Contact, shop.Setting).ShouldBe((kiosk.Id, Contact.Indirect, Setting.Physical));
    }
}
