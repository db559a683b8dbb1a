using System.Globalization;
using Bunit;
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
        map.Find(".tp small use").GetAttribute("href").ShouldBe(IconSprite.Reference(Symbols.Channel("store")));
        map.Find(".tp").GetAttribute("title").ShouldBe("Colour: Red · Icon: Rocket");
    }

    [Fact]
    public void A_card_without_one_shows_its_channel_once()
    {
        var map = Show(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = "store" }, true);
        map.Find(".tp .tile use").GetAttribute("href").ShouldBe(IconSprite.Reference(Symbols.Channel("store")));
        map.FindAll(".tp small svg").ShouldBeEmpty();
        map.Find(".tp").GetAttribute("title").ShouldBeNull();
    }

    [Fact]
    public void Every_icon_is_drawn_and_no_two_are_the_same() =>
        Enum.GetValues<CardIcon>().Where(icon => icon != CardIcon.None).Select(icon => Symbols.Of(icon)).ShouldSatisfyAllConditions(
            symbols => symbols.ShouldBeUnique(), symbols => symbols.ShouldAllBe(symbol => IconSprite.Names.Contains(symbol)), symbols => symbols.Count().ShouldBe(16));

    IRenderedComponent<JourneyMap> Show(Touchpoint touchpoint, bool interactive) =>
        Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, new Journey { Id = Guid.NewGuid(), Title = "Map", Touchpoints = [touchpoint] }).Add(map => map.Interactive, interactive));
}
