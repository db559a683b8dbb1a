using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>A field has the name that its label says, and what is wrong is tied to it.</summary>
public sealed class FieldTests : UiContext
{
    public FieldTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_text_field_is_named_by_its_label_and_described_by_what_is_wrong()
    {
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Scenario").Add(text => text.Optional, true).Add(text => text.Value, "").Add(text => text.Limit, 20).Add(text => text.Lines, 3));
        var input = Labelled(field, "Scenario (optional)");
        (input.LocalName, input.GetAttribute("aria-invalid"), input.HasAttribute("aria-describedby")).ShouldBe(("textarea", "false", false));

        field.Render(parameters => parameters.Add(text => text.Error, "Please fill this in."));
        input = Labelled(field, "Scenario (optional)");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe("Please fill this in.");
    }

    [Fact]
    public void What_is_left_of_a_limit_is_said_when_it_becomes_little()
    {
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Title").Add(text => text.Value, new string('a', 17)).Add(text => text.Limit, 20));
        field.FindAll(".mud-input-helper-text").ShouldBeEmpty();
        field.Render(parameters => parameters.Add(text => text.Value, new string('a', 18)));
        field.Find(".mud-input-helper-text").TextContent.ShouldBe("Characters left: 2");
    }

    [Fact]
    public void A_text_that_is_too_long_is_not_cut_and_says_by_how_much()
    {
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Title").Add(text => text.Value, new string('a', 25)).Add(text => text.Limit, 20));
        var input = Labelled(field, "Title");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        int.Parse(input.GetAttribute("maxlength") ?? "25", CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(25);
        field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe("At most 20 characters; this has 25.");
    }

    [Fact]
    public void A_text_field_tells_each_letter_at_once()
    {
        List<string> told = [];
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Title").Add(text => text.Value, "").Add(text => text.Limit, 20).Add(text => text.ValueChanged, told.Add));
        field.Find("input").Input("a");
        field.Find("input").Input("ab");
        told.ShouldBe(["a", "ab"]);
    }

    [Fact]
    public void A_click_into_a_text_field_is_not_answered_by_a_focus_that_comes_late()
    {
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Title").Add(text => text.Value, "").Add(text => text.Limit, 20));
        field.Find("input").HasAttribute("blazor:onclick:stopPropagation").ShouldBeTrue();
    }

    [Fact]
    public void A_text_field_may_tell_only_when_it_is_left()
    {
        List<string> told = [];
        var field = Render<TextField>(parameters => parameters.Add(text => text.Label, "Target").Add(text => text.Value, "").Add(text => text.Limit, 20).Add(text => text.WhenLeft, true).Add(text => text.ValueChanged, told.Add));
        field.Find("input").HasAttribute("blazor:oninput").ShouldBeFalse();
        field.Find("input").Change("40");
        told.ShouldBe(["40"]);
    }

    [Fact]
    public void A_choice_offers_its_options_by_name_and_none_first()
    {
        var field = Render<SelectField<Stage?>>(parameters => parameters.Add(choice => choice.Label, "Stage").Add(choice => choice.Value, null).Add(choice => choice.None, "All stages")
            .Add(choice => choice.Options, [new(Stage.Decision, "Deciding"), new(Stage.Loyalty, "Staying")]));
        field.FindAll("option").Select(option => (option.GetAttribute("value"), option.TextContent)).ShouldBe([("", "All stages"), ("Decision", "Deciding"), ("Loyalty", "Staying")]);
    }

    [Fact]
    public void What_is_wrong_with_a_field_is_said_at_once()
    {
        var field = Render<DateField>(parameters => parameters.Add(day => day.Label, "Day").Add(day => day.Value, null));
        field.FindAll("[role=alert]").ShouldBeEmpty();
        field.Render(parameters => parameters.Add(day => day.Error, "Choose a day."));
        field.Find("[role=alert]").TextContent.ShouldBe("Choose a day.");
    }

    [Fact]
    public void A_choice_is_named_by_its_label_and_told_as_what_it_is()
    {
        List<Stage?> told = [];
        var field = Render<SelectField<Stage?>>(parameters => parameters.Add(choice => choice.Label, "Stage").Add(choice => choice.Value, Stage.Decision).Add(choice => choice.ValueChanged, told.Add)
            .Add(choice => choice.Error, "Choose one").Add(choice => choice.ChildContent, Options));
        var select = Labelled(field, "Stage");
        select.GetAttribute("value").ShouldBe("Decision");
        field.Find($"#{select.GetAttribute("aria-describedby")}").TextContent.ShouldBe("Choose one");
        select.Change("Loyalty");
        select.Change("");
        told.ShouldBe([Stage.Loyalty, null]);
    }

    [Fact]
    public void A_day_is_named_by_its_label_and_has_bounds()
    {
        List<DateOnly?> told = [];
        var field = Render<DateField>(parameters => parameters.Add(day => day.Label, "Day").Add(day => day.Value, new DateOnly(2026, 11, 28)).Add(day => day.Latest, new DateOnly(2026, 11, 30)).Add(day => day.ValueChanged, told.Add)
            .Add(day => day.Help, "Today or earlier"));
        var input = Labelled(field, "Day");
        (input.GetAttribute("type"), input.GetAttribute("value"), input.GetAttribute("max")).ShouldBe(("date", "2026-11-28", "2026-11-30"));
        field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe("Today or earlier");
        input.Change("2026-11-27");
        input.Change("");
        told.ShouldBe([new DateOnly(2026, 11, 27), null]);
    }

    [Fact]
    public void An_icon_button_has_a_name_for_the_ear_and_for_the_eye()
    {
        var button = Render<IconButton>(parameters => parameters.Add(icon => icon.Symbol, "delete").Add(icon => icon.Label, "Delete the audit of 3 May").Add(icon => icon.Tip, "Delete")).Find("button");
        (button.GetAttribute("aria-label"), button.GetAttribute("title"), button.GetAttribute("type")).ShouldBe(("Delete the audit of 3 May", "Delete", "button"));
    }

    static RenderFragment Options => builder => builder.AddMarkupContent(0, """<option value="">None</option><option value="Decision">Decision</option><option value="Loyalty">Loyalty</option>""");

    static IElement Labelled<TField>(IRenderedComponent<TField> field, string label) where TField : IComponent =>
        field.Find($"#{field.FindAll("label").Single(element => element.TextContent == label).GetAttribute("for")}");
}
