using System.Collections.Immutable;
using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Board.Selecting;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;
using IElement = AngleSharp.Dom.IElement;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What the board's script can call, with whatever it may send: gestures become edits, and nobody's text is lost where they cannot.</summary>
public sealed class BoardGesturesTests : UiContext, IAsyncLifetime, IHandleEvent
{
    readonly KpiCatalogue catalogue = new([], "EUR");
    readonly Guid colleague = Guid.NewGuid();
    readonly List<string> announced = [];
    readonly List<Guid?> selections = [];
    readonly List<Task> posted = [];
    CurrentMember member = Node.Member();
    Node node = null!;
    JourneyRoom room = null!;
    Touchpoint shop = null!;
    PersonaLibrary library = new() { Id = Guid.Empty };
    BoardNavigation navigation = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        room = await node.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("Shop"), member);
        shop = room.Journey.Touchpoints[0];
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task A_persona_of_the_library_comes_once_and_goes_and_others_do_not_come()
    {
        var (gestures, _) = Board();
        library = library with { Personas = [new() { Id = Guid.NewGuid(), Name = "Tom" }] };
        await gestures.AddPersona(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        room.Journey.Personas.ShouldBeEmpty();
        await gestures.AddPersona(Guid.NewGuid(), Guid.NewGuid(), library.Personas[0].Id);
        await gestures.AddPersona(Guid.NewGuid(), Guid.NewGuid(), library.Personas[0].Id);
        var about = room.Journey.Personas.ShouldHaveSingleItem();
        (about.Persona, about.Curve).ShouldBe((library.Personas[0].Id, 1));
        await gestures.RemovePersona(Guid.NewGuid(), Guid.NewGuid());
        member = member with { Role = Role.Viewer };
        await gestures.RemovePersona(Guid.NewGuid(), about.Id);
        room.Journey.Personas.ShouldHaveSingleItem();
        member = member with { Role = Role.Editor };
        await gestures.RemovePersona(Guid.NewGuid(), about.Id);
        room.Journey.Personas.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_is_written_and_the_answer_says_what_it_holds_now()
    {
        var (gestures, _) = Board();
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, nameof(Touchpoint.Thought), "", "  At last  ")).ShouldBe(new FieldAnswer(true, "At last"));
        room.Journey.Touchpoints[0].Thought.ShouldBe("At last");
    }

    [Theory]
    [InlineData("Rank")]
    [InlineData("Stage")]
    [InlineData("nothing")]
    [InlineData("")]
    public async Task What_is_no_field_is_not_written(string field)
    {
        var (gestures, _) = Board();
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, field, "", "x")).ShouldBe(FieldAnswer.Unknown);
        (await gestures.ChangeJourney(Guid.NewGuid(), field, "", "x")).ShouldBe(FieldAnswer.Unknown);
        room.Journey.Revision.ShouldBe(1);
    }

    [Theory]
    [InlineData("Nowhere")]
    [InlineData("17")]
    [InlineData("")]
    public async Task What_is_no_stage_takes_no_touchpoint(string stage)
    {
        var (gestures, _) = Board();
        (await gestures.Add(Guid.NewGuid(), Guid.NewGuid(), stage, "Ad")).ShouldBe(FieldAnswer.Unknown);
        (await gestures.AddFilled(Guid.NewGuid(), Guid.NewGuid(), stage, new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Ad" })).ShouldBe(FieldAnswer.Unknown);
        (await gestures.AddFromCatalogue(Guid.NewGuid(), "newsletter", stage, null)).ShouldBeNull();
        await gestures.Move(Guid.NewGuid(), shop.Id, stage, null);
        room.Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_viewer_writes_nothing_and_opens_no_dialog_that_would()
    {
        member = member with { Role = Role.Viewer };
        var (gestures, _) = Board();
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, nameof(Touchpoint.Emotion), "0", "1")).Applied.ShouldBeFalse();
        (await gestures.Add(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Decision), "Ad")).Applied.ShouldBeFalse();
        await gestures.Remove(Guid.NewGuid(), shop.Id);
        await gestures.Undo(Guid.NewGuid());
        await gestures.AskWhere(shop.Id);
        gestures.PasteTable(nameof(Stage.Decision), "a\tb");
        room.Journey.Touchpoints.ShouldBe([shop]);
        posted.ShouldAllBe(task => !task.IsFaulted);
    }

    [Fact]
    public async Task A_row_of_a_spreadsheet_fills_only_fields_that_a_table_may_fill()
    {
        var (gestures, _) = Board();
        (await gestures.AddFilled(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Loyalty), Row(("Name", "Card"), ("Action", "Collects points")))).Applied.ShouldBeTrue();
        (await gestures.AddFilled(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Loyalty), Row(("Name", "Card"), ("Owner", Guid.NewGuid().ToString())))).ShouldBe(FieldAnswer.Unknown);
        room.Journey.Touchpoints.Select(touchpoint => (touchpoint.Name, touchpoint.Action)).ShouldBe([("Shop", ""), ("Card", "Collects points")]);

        static Dictionary<string, string> Row(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Use mine", true, "Mine")]
    [InlineData("Keep theirs", false, "Theirs")]
    public async Task In_a_conflict_the_author_decides_and_only_then_it_is_settled(string choice, bool applied, string stays)
    {
        var (gestures, _) = Board();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(shop, TouchpointFields.Name, "Theirs"), Node.Member());
        var edit = Guid.NewGuid();
        var writing = Page.InvokeAsync(() => gestures.ChangeTouchpoint(edit, shop.Id, nameof(Touchpoint.Name), "Shop", "Mine"));
        await Page.WaitForAssertionAsync(() => Page.FindAll(".quote").Select(text => text.TextContent).ShouldBe(["Theirs", "Mine"]));
        // Sent again while the dialog is open, as by a browser that has lost its line: there is still one decision.
        var again = Page.InvokeAsync(() => gestures.ChangeTouchpoint(edit, shop.Id, nameof(Touchpoint.Name), "Shop", "Mine"));
        writing.IsCompleted.ShouldBeFalse();
        await Button(choice).ClickAsync(new());
        (await writing).ShouldBe(new FieldAnswer(applied, stays));
        (await again).ShouldBe(new FieldAnswer(applied, stays));
        Page.FindAll("[role=dialog]").ShouldBeEmpty();
        room.Journey.Touchpoints[0].Name.ShouldBe(stays);
    }

    [Fact]
    public async Task A_text_whose_touchpoint_is_gone_is_offered_for_copying()
    {
        var (gestures, _) = Board();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Remove(shop.Id), Node.Member());
        var writing = Page.InvokeAsync(() => gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, nameof(Touchpoint.Thought), "", "A long thought"));
        await Page.WaitForAssertionAsync(() => Page.Find("#refused-text").GetAttribute("value").ShouldBe("A long thought"));
        await Button("Close").ClickAsync(new());
        (await writing).ShouldBe(new FieldAnswer(false, ""));
    }

    [Fact]
    public async Task What_cannot_be_undone_is_said_and_told_to_all_boards_of_its_author()
    {
        var (gestures, _) = Board();
        List<RoomEvent> news = [];
        using var subscription = room.Subscribe(news.Add);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(shop, TouchpointFields.Name, "Store"), member);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Name, "Market"), Node.Member());
        await gestures.Undo(Guid.NewGuid());
        Told.ShouldHaveSingleItem().ShouldNotBeNull().ShouldStartWith("Others");
        news.OfType<RoomEvent.Overtaken>().ShouldHaveSingleItem().Author.ShouldBe(member.Id);
        // Its touchpoint is another one by now, too.
        await gestures.Undo(Guid.NewGuid());
        await gestures.Undo(Guid.NewGuid());
        Told.Last().ShouldBe("There is nothing to undo.");
        await gestures.Redo(Guid.NewGuid());
        Told.Last().ShouldBe("There is nothing to redo.");
    }

    [Fact]
    public async Task Moves_are_announced_with_their_place()
    {
        var (gestures, _) = Board();
        await gestures.Add(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Decision), "Till");
        await gestures.Shift(Guid.NewGuid(), shop.Id, 1);
        await gestures.Shift(Guid.NewGuid(), shop.Id, int.MaxValue);
        announced.ShouldBe(["“Till” added: Decision.", "“Shop” moved: Decision, position 2 of 2.", "“Shop” moved: Retention, position 1 of 1."]);
    }

    [Fact]
    public void Only_what_is_on_the_map_is_selected()
    {
        var (gestures, panel) = Board();
        gestures.Select(shop.Id);
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Touchpoint, shop.Id));
        gestures.Select(Guid.NewGuid());
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.None, null));
        selections.ShouldBe([shop.Id, null]);
    }

    [Fact]
    public void A_viewer_looks_wherever_they_like_and_nobody_makes_a_board_draw_without_measure()
    {
        member = member with { Role = Role.Viewer };
        var (gestures, _) = Board();
        ImmutableArray<Touchpoint> map = [.. Enumerable.Range(0, 1000).Select(i => new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = $"{i}" })];
        gestures.Look(500, 509, [map[0].Id]);
        navigation.Window.In(map, null).ShouldBe([0, .. Enumerable.Range(485, 40)]);
        gestures.Look(int.MinValue, int.MaxValue, [.. map.Select(touchpoint => touchpoint.Id)]);
        navigation.Window.In(map, null).Length.ShouldBeLessThan(250);
        gestures.Look(int.MaxValue, int.MinValue, null);
        navigation.Window.In(map, null)[^1].ShouldBe(999);
    }

    [Fact]
    public void Stages_are_collapsed_for_this_board_alone_and_what_is_none_is_passed_over()
    {
        member = member with { Role = Role.Viewer };
        var (gestures, _) = Board();
        gestures.Collapse(["Loyalty", "Awareness", "Nowhere", "17", "Loyalty"]);
        navigation.Collapsed.ShouldBe([Stage.Awareness, Stage.Loyalty]);
        gestures.Collapse([]);
        navigation.Collapsed.ShouldBeEmpty();
        room.Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_lane_of_numbers_takes_numbers_of_the_readers_culture_and_keeps_them_in_one_form()
    {
        var (gestures, _) = Board();
        await room.SubmitAsync(new AddOwnLane(new() { Id = Guid.NewGuid(), Name = "Waiting", Type = LaneType.Number, Unit = "min" }), member);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr");
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "", "1 234,5")).ShouldBe(new FieldAnswer(true, "1234,5"));
        room.Journey.Touchpoints[0].Own1.ShouldBe("1234.5");
        // Written over what it was, in the form in which it was shown.
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "1234,5", "7 min")).ShouldBe(new FieldAnswer(true, "7"));
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "7", "bientôt")).ShouldBe(new FieldAnswer(false, "7"));
        Page.WaitForAssertion(() => Page.Find("[role=dialog]").TextContent.ShouldContain("Écrivez-le ainsi"));
        Page.Find("[role=dialog]").TextContent.ShouldContain("Waiting");
        Page.Find("#refused-text").GetAttribute("value").ShouldBe("bientôt");
        room.Journey.Touchpoints[0].Own1.ShouldBe("7");
        Button("Fermer").Click();
    }

    [Fact]
    public async Task A_lane_of_links_takes_links()
    {
        var (gestures, _) = Board();
        await room.SubmitAsync(new AddOwnLane(new() { Id = Guid.NewGuid(), Name = "Sources", Type = LaneType.Link }), member);
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "", "The test https://example.org/test\nwww.example.com")).Applied.ShouldBeTrue();
        room.Journey.Touchpoints[0].Own1.ShouldBe("The test https://example.org/test\nhttps://www.example.com");
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", room.Journey.Touchpoints[0].Own1, "javascript:alert(1)")).Applied.ShouldBeFalse();
        room.Journey.Touchpoints[0].Own1.ShouldStartWith("The test");
    }

    [Fact]
    public async Task A_point_of_a_curve_takes_the_place_of_a_text_that_is_none()
    {
        var (gestures, _) = Board();
        await room.SubmitAsync(new AddOwnLane(new() { Id = Guid.NewGuid(), Name = "Effort", Type = LaneType.Curve }), member);
        // As a copy from a map brings it whose first lane holds texts.
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Own[0], "Mail platform"), member);
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "", "1")).ShouldBe(new FieldAnswer(true, "1"));
        (await gestures.ChangeTouchpoint(Guid.NewGuid(), shop.Id, "Own1", "1", "3")).ShouldBe(new FieldAnswer(false, "1"));
        room.Journey.Touchpoints[0].Own1.ShouldBe("1");
    }

    [Fact]
    public void Copies_say_the_unit_of_a_time()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        var timed = room.Journey.Touchpoints[0] with { Takes = 15 };
        var text = CopiedTouchpoints.Of(room.Journey, [timed], new ReadableFields(new Dictionary<Guid, string>(), () => catalogue, () => library)).ShouldNotBeNull().Text;
        text.Split("\r\n")[0].ShouldContain("How long it takes\tHow long it takes: unit");
        text.Split("\r\n")[1].ShouldContain("15\tminutes");
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);

    (BoardGestures Gestures, SidePanel Panel) Board()
    {
        var (dialogs, notifications) = (Services.GetRequiredService<IDialogService>(), Services.GetRequiredService<ISnackbar>());
        _ = Page;
        var session = new BoardSession(room, () => member, NullLogger.Instance);
        var (panel, script) = (new SidePanel(selections.Add), new BoardScript());
        var readable = new ReadableFields(new Dictionary<Guid, string> { [colleague] = "Ann" }, () => catalogue, () => library);
        var decisions = new EditDecisions(session, readable, dialogs, notifications, Post, _ => { });
        navigation = new BoardNavigation(panel, script, dialogs, touchpoint => room.Journey.Find(touchpoint), () => member.CanEdit, () => new(2026, 11, 28), Post, () => { }, _ => { });
        return (new(session, decisions, navigation, script, dialogs, notifications, () => catalogue, () => library, this, () => member.CanEdit, Post, announced.Add, readable, _ => throw new NotSupportedException()), panel);
    }

    void Post(Func<Task> work) => posted.Add(Page.InvokeAsync(work));

    IElement Button(string text) => Page.FindAll("[role=dialog] button").Single(button => button.TextContent.Trim() == text);
}
