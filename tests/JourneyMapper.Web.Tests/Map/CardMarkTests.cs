using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>What a card is marked with is seen and said.</summary>
public sealed class CardMarkTests : UiContext
{
    public CardMarkTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_icon_takes_the_place_of_the_channels_which_goes_before_its_name(bool interactive)
    {
        var map = Show(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = "store", Icon = CardIcon.Rocket, Colour = CardColour.Red }, interactive);
        map.Find(".tp .tile use").GetAttribute("href").ShouldBe(IconSprite.Reference("rocket_launch"));
        map.Find(".tp small use").GetAttribute("href").ShouldBe(IconSprite.Reference("store"));
        map.Find(".tp").GetAttribute("title").ShouldBe("Colour: Red · Icon: Rocket · Owned · Direct · Digital");
    }

    [Fact]
    public void A_card_without_one_shows_its_channel_once()
    {
        var map = Show(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = "store" }, true);
        map.Find(".tp .tile use").GetAttribute("href").ShouldBe(IconSprite.Reference("store"));
        map.FindAll(".tp small > svg").ShouldBeEmpty();
    }

    [Fact]
    public void What_a_channel_is_stands_behind_its_name_on_screens_and_is_said_in_the_tip()
    {
        var promotion = new Channel(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Paid | Ownership.Earned, new("Instagram", "Instagram")) { Symbol = "photo_camera", Parent = "social" };
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Post", Channel = promotion.Id, Contact = Contact.Indirect, Setting = Setting.Digital };
        var map = Show(touchpoint, true, ChannelLibrary.Of([promotion], [], 1));
        map.Find(".tp small").TextContent.ShouldBe("Instagram");
        map.Find(".tp .tile use").GetAttribute("href").ShouldBe(IconSprite.Reference("photo_camera"));
        map.FindAll(".tp .traits use").Select(use => use.GetAttribute("href")).ShouldBe(new[] { "payments", "favorite", "groups", "mobile" }.Select(IconSprite.Reference));
        map.Find(".tp").GetAttribute("title").ShouldBe("Paid, Earned · Indirect · Digital");
        // Its workspace has deleted it.
        Show(touchpoint, true).Find(".tp small").TextContent.ShouldBe("a channel that was deleted");
        Show(touchpoint, false, ChannelLibrary.Of([promotion], [], 1)).FindAll(".tp .traits use").Count.ShouldBe(4);
        // Where no channel is named, nobody has said anything.
        Show(touchpoint with { Channel = "" }, true).Find(".tp").GetAttribute("title").ShouldBeNull();
    }

    [Fact]
    public void Every_icon_is_drawn_and_no_two_are_the_same() =>
        Enum.GetValues<CardIcon>().Where(icon => icon != CardIcon.None).Select(icon => Symbols.Of(icon)).ShouldSatisfyAllConditions(
            symbols => symbols.ShouldBeUnique(), symbols => symbols.ShouldAllBe(symbol => IconSprite.Names.Contains(symbol)), symbols => symbols.Count().ShouldBe(16));

    IRenderedComponent<JourneyMap> Show(Touchpoint touchpoint, bool interactive, ChannelLibrary? channels = null) =>
        Render<JourneyMap>(parameters => parameters.AddCascadingValue(channels ?? ChannelLibrary.BuiltIn).Add(map => map.Journey, new Journey { Id = Guid.NewGuid(), Title = "Map", Touchpoints = [touchpoint] }).Add(map => map.Interactive, interactive));
}
