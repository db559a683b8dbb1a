using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Tests.Features.Coverage;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>The choices of a map's dialog for moving and of its catalogue.</summary>
public sealed class MovingAndChoosingTests : UiContext
{
    readonly Journey journey = CoverageRoom.Journey("A bike");

    public MovingAndChoosingTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Fact]
    public async Task Another_stage_offers_its_end_first()
    {
        var moved = journey.Touchpoints[0];
        var stage = journey.Touchpoints.Last(touchpoint => touchpoint.Stage != moved.Stage).Stage;
        var (page, dialog) = await OpenAsync<MoveDialog>(new() { { shown => shown.Journey, journey }, { shown => shown.Touchpoint, moved } });
        await Field(page, "Stage").ChangeAsync(new ChangeEventArgs { Value = stage.ToString() });
        await page.Find("[role=dialog] form").SubmitAsync();

        var move = (await dialog.Result)!.Data.ShouldBeOfType<MoveRecord<Touchpoint>>();
        (move.Record, move.Group, move.Place).ShouldBe((moved.Id, stage.ToString(), Place.Behind(journey.In(stage).Last().Id)));
    }

    [Fact]
    public async Task The_beginning_of_a_stage_can_be_chosen()
    {
        var moved = journey.Touchpoints[^1];
        var (page, dialog) = await OpenAsync<MoveDialog>(new() { { shown => shown.Journey, journey }, { shown => shown.Touchpoint, moved } });
        await Field(page, "Place").ChangeAsync(new ChangeEventArgs { Value = "" });
        await page.Find("[role=dialog] form").SubmitAsync();

        var move = (await dialog.Result)!.Data.ShouldBeOfType<MoveRecord<Touchpoint>>();
        (move.Record, move.Group, move.Place).ShouldBe((moved.Id, moved.Stage.ToString(), Place.AtStart));
    }

    [Fact]
    public async Task The_catalogue_is_searched_and_filtered()
    {
        List<Stage?> stages = [];
        var panel = Render<CataloguePanel>(parameters => parameters.Add(panel => panel.Journey, journey).Add(panel => panel.StageChanged, stages.Add));
        var all = panel.FindAll(".catalogue-item").Count;
        panel.Find("input[type=search]").Input("MARKETPLACE");
        panel.WaitForAssertion(() => panel.FindAll(".catalogue-item").Count.ShouldBeInRange(1, all / 2));
        panel.FindAll(".catalogue-item").ShouldAllBe(item => item.TextContent.Contains("marketplace", StringComparison.OrdinalIgnoreCase));

        await panel.Find("select[aria-label=Stage]").ChangeAsync(new ChangeEventArgs { Value = nameof(Stage.Loyalty) });
        await panel.Find("select[aria-label=Stage]").ChangeAsync(new ChangeEventArgs { Value = "" });
        stages.ShouldBe([Stage.Loyalty, null]);
    }

    static IElement Field(IRenderedComponent<IComponent> page, string label) =>
        page.Find($"#{page.FindAll("[role=dialog] label").Single(text => text.TextContent == label).GetAttribute("for")}");
}
