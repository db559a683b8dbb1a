using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Board.Pasting;
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

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What the board's script can do with several touchpoints, with whatever it may send: one edit each time, or none.</summary>
public sealed class SelectionGesturesTests : UiContext, IAsyncLifetime, IHandleEvent
{
    readonly List<string> announced = [];
    readonly List<Task> posted = [];
    CurrentMember member = Node.Member();
    Node node = null!;
    Guid colleague;
    JourneyRoom room = null!;
    BoardGestures gestures = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        colleague = await node.NewMemberAsync("Ann");
        room = await node.NewRoomAsync();
        foreach (var name in (string[])["Ad", "Shop", "Friend", "Poster"])
            await room.SubmitAsync(Edits.Add(name), member);
        _ = Page;
        var (dialogs, notifications) = (Services.GetRequiredService<IDialogService>(), Services.GetRequiredService<ISnackbar>());
        var session = new BoardSession(room, () => member, NullLogger.Instance);
        var readable = new ReadableFields(new Dictionary<Guid, string> { [colleague] = "Ann" }, () => new([], "EUR"), () => new() { Id = Guid.Empty });
        var decisions = new EditDecisions(session, readable, dialogs, notifications, Post, _ => { });
        gestures = new(session, decisions, null!, new BoardScript(), dialogs, notifications, () => new KpiCatalogue([], "EUR"), () => new() { Id = Guid.Empty }, this, () => member.CanEdit, Post, announced.Add, readable, _ => throw new NotSupportedException());
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Several_are_removed_in_one_edit_and_come_back_in_one_step()
    {
        var before = room.Journey;
        await gestures.RemoveMany(Guid.NewGuid(), [Id("Ad"), Id("Friend"), Guid.NewGuid()]);
        Names().ShouldBe(["Shop", "Poster"]);
        room.Journey.Revision.ShouldBe(before.Revision + 1);
        Told.Last().ShouldBe("2 touchpoints were removed. One was gone already.");
        await gestures.Undo(Guid.NewGuid());
        Names().ShouldBe(["Ad", "Shop", "Friend", "Poster"]);
    }

    [Fact]
    public async Task A_repeated_send_does_it_once()
    {
        var edit = Guid.NewGuid();
        await gestures.DuplicateMany(edit, [Id("Ad"), Id("Shop")]);
        await gestures.DuplicateMany(edit, [Id("Ad"), Id("Shop")]);
        Names().ShouldBe(["Ad", "Shop", "Ad", "Shop", "Friend", "Poster"]);
    }

    [Fact]
    public async Task Duplicates_bring_the_transitions_between_them_along_and_no_others()
    {
        await room.SubmitAsync(JourneyKinds.Transition.Add(new() { Id = Guid.NewGuid(), From = Id("Ad"), To = Id("Shop"), Label = "inside" }, Place.AtEnd), member);
        await room.SubmitAsync(JourneyKinds.Transition.Add(new() { Id = Guid.NewGuid(), From = Id("Shop"), To = Id("Poster"), Label = "out" }, Place.AtEnd), member);
        var copies = await gestures.DuplicateMany(Guid.NewGuid(), [Id("Ad"), Id("Shop")]);
        room.Journey.Transitions.Select(transition => transition.Label).ShouldBe(["inside", "out", "inside"]);
        (room.Journey.Transitions[2].From, room.Journey.Transitions[2].To).ShouldBe((copies[0], (Guid?)copies[1]));
    }

    [Fact]
    public async Task Several_move_in_the_order_of_the_map_whatever_the_order_of_the_ids()
    {
        await gestures.MoveMany(Guid.NewGuid(), [Id("Friend"), Id("Ad")], nameof(Stage.Loyalty), null);
        Names().ShouldBe(["Shop", "Poster", "Ad", "Friend"]);
        announced.Last().ShouldBe("2 touchpoints moved: Loyalty.");
        await gestures.ShiftMany(Guid.NewGuid(), [Id("Ad"), Id("Friend")], -5);
        room.Journey.In(Stage.Retention).Select(touchpoint => touchpoint.Name).ShouldBe(["Ad", "Friend"]);
        await gestures.ShiftMany(Guid.NewGuid(), [Id("Shop"), Id("Poster")], 0);
        await gestures.MoveMany(Guid.NewGuid(), [Id("Ad")], "17", null);
        await gestures.MoveMany(Guid.NewGuid(), null, nameof(Stage.Decision), null);
        room.Journey.Revision.ShouldBe(6);
    }

    [Fact]
    public async Task Only_channel_owner_colour_and_icon_are_set_for_many_and_only_to_what_there_is()
    {
        Guid[] ids = [Id("Ad"), Id("Shop")];
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Colour), nameof(CardColour.Teal));
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Owner), colleague.ToString());
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Icon), nameof(CardIcon.Bulb));
        announced.ShouldBe(["Colour of 2 touchpoints: Teal.", "Owner of 2 touchpoints: Ann.", "Icon of 2 touchpoints: Light bulb."]);
        var revision = room.Journey.Revision;
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Owner), Guid.NewGuid().ToString());
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Colour), "Pink");
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Icon), "Unicorn");
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Name), "Same");
        await gestures.ChangeMany(Guid.NewGuid(), ids, "Rank", "V");
        await gestures.ChangeMany(Guid.NewGuid(), [Guid.NewGuid()], nameof(Touchpoint.Colour), nameof(CardColour.Red));
        await gestures.ChangeMany(Guid.NewGuid(), [.. Enumerable.Repeat(ids[0], Limits.Touchpoints + 1)], nameof(Touchpoint.Colour), nameof(CardColour.Red));
        room.Journey.Revision.ShouldBe(revision);
        room.Journey.Touchpoints.Select(touchpoint => (touchpoint.Colour, touchpoint.Icon, touchpoint.Owner)).Distinct().ShouldBe([(CardColour.Teal, CardIcon.Bulb, colleague), (CardColour.None, CardIcon.None, null)]);
    }

    [Fact]
    public async Task A_viewer_copies_and_changes_nothing()
    {
        member = member with { Role = Role.Viewer };
        Guid[] ids = [Id("Ad"), Id("Shop")];
        var copied = gestures.Copy(ids).ShouldNotBeNull();
        await gestures.RemoveMany(Guid.NewGuid(), ids);
        await gestures.MoveMany(Guid.NewGuid(), ids, nameof(Stage.Loyalty), null);
        await gestures.ChangeMany(Guid.NewGuid(), ids, nameof(Touchpoint.Colour), nameof(CardColour.Red));
        (await gestures.DuplicateMany(Guid.NewGuid(), ids)).ShouldBeEmpty();
        (await gestures.Paste(Guid.NewGuid(), nameof(Stage.Decision), null, TouchpointClip.Write(room.Journey, room.Journey.Touchpoints))).ShouldBeEmpty();
        (await gestures.AddRows(Guid.NewGuid(), nameof(Stage.Decision), null, [new() { ["Name"] = "Row" }])).ShouldBeEmpty();
        (await gestures.AddAfter(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Decision), null, "New")).Applied.ShouldBeFalse();
        await gestures.AskMany(ids, nameof(Touchpoint.Stage));
        gestures.PasteCells(nameof(Stage.Decision), null, "a\tb");
        posted.ShouldAllBe(task => !task.IsFaulted);
        room.Journey.Revision.ShouldBe(4);
        copied.Text.ShouldBe("Touchpoint\tStage\r\nAd\tDecision\r\nShop\tDecision\r\n".Replace("Touchpoint\t", $"{TouchpointFields.Name.Name()}\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_copied_comes_back_whole_with_new_ids_and_without_owners_and_kpis_of_elsewhere()
    {
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(Id("Ad"),
        [
            new(TouchpointFields.Thought, "", "\"So <b>loud</b>\"\nand\tlong"), new(TouchpointFields.Emotion, "0", "-1"), new(TouchpointFields.Owner, "", colleague.ToString()),
            new(TouchpointFields.Kpis, "", "nowhere|5|"),
        ]), member);
        var clip = TouchpointClip.Write(room.Journey, room.Journey.Touchpoints);
        var added = await gestures.Paste(Guid.NewGuid(), nameof(Stage.Loyalty), null, clip);
        var pasted = room.Journey.In(Stage.Loyalty).ToList();
        pasted.Select(touchpoint => touchpoint.Id).ShouldBe(added);
        pasted[0].ShouldBe(room.Journey.Touchpoints[0] with { Id = added[0], Rank = pasted[0].Rank, Stage = Stage.Loyalty, Kpis = KpiTargets.Empty });
        added.Intersect([Id("Shop")]).ShouldBeEmpty();
        Told.Last().ShouldNotBeNull().ShouldStartWith("One value was left out");
        await gestures.Undo(Guid.NewGuid());
        Names().ShouldBe(["Ad", "Shop", "Friend", "Poster"]);
    }

    [Fact]
    public async Task What_comes_from_several_stages_keeps_them()
    {
        await gestures.MoveMany(Guid.NewGuid(), [Id("Poster")], nameof(Stage.Loyalty), null);
        await gestures.Paste(Guid.NewGuid(), nameof(Stage.Decision), Id("Ad"), TouchpointClip.Write(room.Journey, [.. room.Journey.Touchpoints.Where(touchpoint => touchpoint.Name is "Shop" or "Poster")]));
        Names().ShouldBe(["Ad", "Shop", "Shop", "Friend", "Poster", "Poster"]);
    }

    public static TheoryData<string> NoClips() =>
    [
        "", "null", "[]", "{}", "{\"form\":\"journeymapper/touchpoints/1\"}", "{\"form\":\"journeymapper/touchpoints/1\",\"touchpoints\":[null],\"transitions\":[]}",
        Clip("{\"stage\":\"9\",\"fields\":{\"Name\":\"x\"}}"), Clip("{\"stage\":\"Decision\",\"fields\":{}}"), Clip("{\"stage\":\"Decision\",\"fields\":{\"Name\":\"\"}}"), Clip("{\"stage\":\"Decision\"}"),
        Clip("{\"stage\":\"Decision\",\"fields\":{\"Name\":\"x\"}}", "{\"from\":0,\"to\":1,\"fields\":{}}"), Clip("{\"stage\":\"Decision\",\"fields\":{\"Name\":\"x\"}}", "{\"from\":-1,\"to\":0,\"fields\":{}}"),
        Clip(string.Join(",", Enumerable.Repeat("{\"stage\":\"Decision\",\"fields\":{\"Name\":\"x\"}}", Limits.Touchpoints + 1))), new string('[', 5000), new string('x', TouchpointClip.Longest + 1),
    ];

    [Theory]
    [MemberData(nameof(NoClips))]
    public async Task What_is_no_clip_adds_nothing_and_is_said(string clip)
    {
        (await gestures.Paste(Guid.NewGuid(), nameof(Stage.Decision), null, clip)).ShouldBeEmpty();
        (await gestures.Paste(Guid.NewGuid(), "Nowhere", null, clip)).ShouldBeEmpty();
        room.Journey.Revision.ShouldBe(4);
        Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Rows_are_added_all_or_none_each_in_the_stage_that_it_names()
    {
        var added = await gestures.AddRows(Guid.NewGuid(), nameof(Stage.Decision), Id("Ad"), [new() { ["Name"] = "One" }, new() { ["Name"] = "Two", ["Stage"] = "Loyalty", ["Colour"] = "Blue" }, new() { ["Name"] = "Three" }]);
        Names().ShouldBe(["Ad", "One", "Three", "Shop", "Friend", "Poster", "Two"]);
        added.Count.ShouldBe(3);
        var revision = room.Journey.Revision;
        foreach (var bad in (Dictionary<string, string>[])[new() { ["Name"] = "" }, new() { ["Name"] = "x", ["Owner"] = colleague.ToString() }, new() { ["Name"] = "x", ["Stage"] = "Nowhere" }, new() { ["Name"] = "x", ["Colour"] = "Pink" }, []])
            (await gestures.AddRows(Guid.NewGuid(), nameof(Stage.Decision), null, [new() { ["Name"] = "Good" }, bad])).ShouldBeEmpty();
        (await gestures.AddRows(Guid.NewGuid(), nameof(Stage.Decision), null, [.. Enumerable.Repeat(new Dictionary<string, string> { ["Name"] = "x" }, PastedTable.Most + 1)])).ShouldBeEmpty();
        (await gestures.AddRows(Guid.NewGuid(), nameof(Stage.Decision), null, null)).ShouldBeEmpty();
        room.Journey.Revision.ShouldBe(revision);
    }

    [Fact]
    public async Task A_touchpoint_is_added_behind_another_or_before_all()
    {
        await gestures.AddAfter(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Decision), Id("Ad"), "Second");
        await gestures.AddAfter(Guid.NewGuid(), Guid.NewGuid(), nameof(Stage.Decision), null, "First");
        (await gestures.AddAfter(Guid.NewGuid(), Guid.NewGuid(), "17", null, "Nowhere")).ShouldBe(FieldAnswer.Unknown);
        Names().ShouldBe(["First", "Ad", "Second", "Shop", "Friend", "Poster"]);
    }

    [Fact]
    public async Task The_table_is_read_again_as_it_was_and_runs_nothing()
    {
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(Id("Ad"), [new(TouchpointFields.Action, "", "=HYPERLINK(\"x\")"), new(TouchpointFields.Colour, "None", "Blue"), new(TouchpointFields.Emotion, "0", "-2"), new(TouchpointFields.Name, "Ad", "<script>")]), member);
        var copied = gestures.Copy([.. room.Journey.Touchpoints.Select(touchpoint => touchpoint.Id)]).ShouldNotBeNull();
        copied.Html.ShouldNotContain("<script>");
        copied.Text.ShouldContain("'=HYPERLINK");
        var table = PastedTable.Read(copied.Text, ChannelLibrary.BuiltIn);
        table.LeftOut.ShouldBeEmpty();
        var row = table.Touchpoints()[0];
        row.Wrong.ShouldBeNull();
        (row.Name, row.Values[TouchpointFields.Action], row.Values[TouchpointFields.Colour], row.Values[TouchpointFields.Stage], row.Values[TouchpointFields.Emotion]).ShouldBe(("<script>", "=HYPERLINK(\"x\")", "Blue", "Decision", "-2"));
    }

    [Fact]
    public async Task A_table_calls_own_lanes_by_their_names_and_writes_figures_as_their_reader_does()
    {
        await room.SubmitAsync(new AddOwnLane(new() { Id = Guid.NewGuid(), Name = "Waiting", Type = LaneType.Number }), member);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(Id("Ad"), [new(TouchpointFields.Own[0], "", "1234.5")]), member);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr");
        var lines = gestures.Copy([Id("Ad")]).ShouldNotBeNull().Text.Split("\r\n");
        (lines[0].Split('\t')[^1], lines[1].Split('\t')[^1]).ShouldBe(("Waiting", "1234,5"));
    }

    [Fact]
    public async Task The_history_says_it_in_one_line()
    {
        List<RoomEvent> news = [];
        using var subscription = room.Subscribe(news.Add);
        await gestures.ChangeMany(Guid.NewGuid(), [Id("Ad"), Id("Shop")], nameof(Touchpoint.Colour), nameof(CardColour.Red));
        Line().ShouldBe("Colour of 2 touchpoints set to “Red”: “Ad”, “Shop”");
        await gestures.MoveMany(Guid.NewGuid(), [Id("Ad"), Id("Shop")], nameof(Stage.Loyalty), null);
        Line().ShouldBe("2 touchpoints moved to Loyalty: “Ad”, “Shop”");
        await gestures.DuplicateMany(Guid.NewGuid(), [Id("Ad"), Id("Shop")]);
        Line().ShouldBe("2 touchpoints added: “Ad”, “Shop”");
        await gestures.RemoveMany(Guid.NewGuid(), [.. room.Journey.Touchpoints.Select(touchpoint => touchpoint.Id)]);
        Line().ShouldBe("6 touchpoints removed: “Friend”, “Poster”, “Ad”, “Shop”, “Ad”…");

        string Line() => new EditDescriber(room.Journey, (field, value) => field.Kind == FieldKind.Choice ? field.Choice(value) : value).Tell(news.OfType<RoomEvent.Edited>().Last().Entry.Difference).ShouldHaveSingleItem();
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);

    static string Clip(string touchpoints, string transitions = "") => $$"""{"form":"journeymapper/touchpoints/1","touchpoints":[{{touchpoints}}],"transitions":[{{transitions}}]}""";

    void Post(Func<Task> work) => posted.Add(Page.InvokeAsync(work));

    Guid Id(string name) => room.Journey.Touchpoints.First(touchpoint => touchpoint.Name == name).Id;

    string[] Names() => [.. room.Journey.Touchpoints.Select(touchpoint => touchpoint.Name)];
}
