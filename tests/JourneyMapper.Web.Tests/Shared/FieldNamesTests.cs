using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Texts of fields are found by ids: none may be missing.</summary>
public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_field_lane_and_choice_has_a_name(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        foreach (var field in TouchpointFields.Set.All)
        {
            field.Name().ShouldNotBeNullOrWhiteSpace();
            field.LaneTitle().ShouldNotBeNullOrWhiteSpace();
            field.Options().ShouldAllBe(option => option.Text.Length > 0);
            if (field.Kind == FieldKind.Choice && field != TouchpointFields.Channel)
                field.Choices.ShouldAllBe(choice => FieldText.ResourceManager.GetString($"Touchpoint{field.Id}{choice}", CultureInfo.CurrentUICulture) != null);
            field.Name(CultureInfo.CurrentUICulture).ShouldBe(field.Name());
        }

        JourneyFields.Set.All.ShouldAllBe(field => field.Name().Length > 0);
    }

    [Fact]
    public void Names_differ_between_the_languages_and_within_each()
    {
        var (en, fr) = (CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr"));
        foreach (var culture in new[] { en, fr })
            TouchpointFields.Set.All.Select(field => field.Name(culture)).ShouldBeUnique();
        TouchpointFields.Action.Name(fr).ShouldNotBe(TouchpointFields.Action.Name(en));
    }

    [Fact]
    public void What_is_no_choice_stays_as_it_is() => TouchpointFields.Contact.Choice("Sideways").ShouldBe("Sideways");

    [Fact]
    public void Every_lane_has_an_icon() => Lanes.All.Select(lane => lane.Lane!.Symbol).Except(IconSprite.Names).ShouldBeEmpty();
}
