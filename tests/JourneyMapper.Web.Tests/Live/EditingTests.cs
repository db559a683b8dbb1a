using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>How one edit travels: into rows and journal, to all boards here and on other nodes.</summary>
public sealed class EditingTests : IAsyncLifetime
{
    JourneyDatabase database = null!;
    Node here = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        here = await Node.StartAsync(database);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Who_looks_on_is_told_in_their_own_language()
    {
        var room = await here.NewRoomAsync();
        var (news, heard) = (new MeasurementTopic(), new List<string>());
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr");
        using var onlooker = room.Subscribe(_ => heard.Add(CultureInfo.CurrentUICulture.Name));
        using var reader = news.Subscribe(JourneyDatabase.Workspace, _ => heard.Add(CultureInfo.CurrentCulture.Name));

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        await room.SubmitAsync(Edits.Add("Store"), Node.Member());
        news.Tell(JourneyDatabase.Workspace, new(room.Journey.Id, Guid.NewGuid()));
        heard.ShouldBe(["fr", "fr"]);
        CultureInfo.CurrentUICulture.Name.ShouldBe("en");
    }

    [Fact]
    public async Task An_edit_is_stored_told_here_and_heard_of_on_another_node()
    {
        await using var there = await Node.StartAsync(database);
        var room = await here.NewRoomAsync();
        var far = await there.RoomAsync(room.Journey.Id);
        var (heardHere, heardThere) = (new List<RoomEvent>(), new List<RoomEvent>());
        using var listeningHere = room.Subscribe(heardHere.Add);
        using var listeningThere = far.Subscribe(heardThere.Add);
        var author = Node.Member();

        var add = Edits.Add("Store");
        var outcome = (await room.SubmitAsync(add, author)).ShouldBeOfType<Outcome<Journey>.Applied>();

        outcome.After.Revision.ShouldBe(1);
        room.Journey.ShouldBe(outcome.After);
        var news = heardHere.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Edited>();
        (news.Entry.Author, news.Entry.Edit, news.Journey.Revision).ShouldBe((author.Id, add.Id, 1));
        Picture.Of((await here.Store.FindAsync(JourneyDatabase.Reader, room.Journey.Id))!).ShouldBe(Picture.Of(outcome.After));
        (await here.Store.ReadAfterAsync(room.Journey.Id, 0)).ShouldHaveSingleItem().Edit.ShouldBe(add.Id);

        await Wait.UntilAsync(() => heardThere.Count > 0);
        heardThere.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Edited>().Entry.Edit.ShouldBe(add.Id);
        Picture.Of(far.Journey).ShouldBe(Picture.Of(room.Journey));
        far.Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public Task Replaying_the_journal_gives_the_stored_rows() => Property.HoldsAsync(async generate =>
    {
        var start = generate.Journey();
        var room = await here.NewRoomAsync(start);
        var authors = new[] { Node.Member(), Node.Member() };
        for (var i = 0; i < 60; i++)
        {
            var author = generate.OneOf(authors);
            var past = await here.Store.ReadAfterAsync(start.Id, 0);
            await (generate.Below(8) switch
            {
                0 => room.UndoAsync(author, generate.Id()),
                1 => room.RedoAsync(author, generate.Id()),
                _ => room.SubmitAsync(generate.Edit(room.Journey, past), author),
            });
        }

        var journal = await here.Store.ReadAfterAsync(start.Id, 0);
        journal.Count.ShouldBeGreaterThan(20);
        var replayed = journal.Aggregate(start, (journey, entry) => entry.Difference.ApplyTo(journey));
        var stored = (await here.Store.FindAsync(JourneyDatabase.Reader, start.Id)).ShouldNotBeNull();
        Picture.Of(replayed).ShouldBe(Picture.Of(stored));
        Picture.Of(room.Journey).ShouldBe(Picture.Of(stored));
        (replayed.Revision, room.Journey.Revision, stored.Revision).ShouldBe((journal.Count, journal.Count, journal.Count));
    }, cases: 8);

    [Fact]
    public async Task Touchpoints_that_take_one_anothers_places_in_one_edit_are_stored_so_and_taken_back()
    {
        var author = Node.Member();
        var room = await here.NewRoomAsync();
        string[] names = ["Ad", "Review", "Website", "Shop", "Friend"];
        foreach (var name in names)
            await room.SubmitAsync(Edits.Add(name), author);
        var ids = room.Journey.Touchpoints.Select(touchpoint => touchpoint.Id).ToImmutableArray();
        var stage = room.Journey.Touchpoints[0].Stage.ToString();

        (await room.SubmitAsync(JourneyKinds.Touchpoint.MoveRow([.. ids.Reverse()], stage, Place.AtEnd), author)).ShouldBeOfType<Outcome<Journey>.Applied>();
        await ShouldBeAsync([.. Enumerable.Reverse(names)]);
        (await room.SubmitAsync(JourneyKinds.Touchpoint.MoveRow([ids[0], ids[1]], stage, Place.AtEnd), author)).ShouldBeOfType<Outcome<Journey>.Applied>();
        await ShouldBeAsync(["Friend", "Shop", "Website", "Ad", "Review"]);
        (await room.UndoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await room.UndoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        await ShouldBeAsync(names);
        (await room.RedoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        await ShouldBeAsync([.. Enumerable.Reverse(names)]);

        async Task ShouldBeAsync(string[] order)
        {
            room.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(order);
            (await here.Store.FindAsync(JourneyDatabase.Reader, room.Journey.Id)).ShouldNotBeNull().Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(order);
        }
    }

    [Fact]
    public async Task Two_nodes_that_edit_at_once_keep_one_order_and_both_end_equal()
    {
        await using var there = await Node.StartAsync(database);
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var room = worker % 2 == 0 ? near : far;
            var author = Node.Member();
            for (var i = 0; i < 12; i++)
            {
                // All at the same place: each finds its own rank among the others'.
                (await room.SubmitAsync(Edits.Add($"{worker}/{i}", Place.AtStart), author)).ShouldBeOfType<Outcome<Journey>.Applied>();
                if (i % 4 == 3)
                    (await room.UndoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
            }
        })));

        await Wait.UntilAsync(() => near.Journey.Revision == far.Journey.Revision);
        var journal = await here.Store.ReadAfterAsync(near.Journey.Id, 0);
        journal.Select(entry => entry.Revision).ShouldBe(Enumerable.Range(1, 8 * 15).Select(revision => (long)revision));
        near.Journey.Touchpoints.Length.ShouldBe(8 * 9);
        Picture.Of(far.Journey).ShouldBe(Picture.Of(near.Journey));
        Picture.Of((await there.Store.FindAsync(JourneyDatabase.Reader, near.Journey.Id))!).ShouldBe(Picture.Of(near.Journey));
    }

    [Fact]
    public async Task Another_workspace_gets_nothing()
    {
        var room = await here.NewRoomAsync();
        (await here.Rooms.OpenAsync(JourneyDatabase.OtherReader, room.Journey.Id)).ShouldBeNull();
        await using (var there = await Node.StartAsync(database))
            (await there.Rooms.OpenAsync(JourneyDatabase.OtherReader, room.Journey.Id)).ShouldBeNull();

        await RefusesAsync(room, Node.Member(Role.Owner, JourneyDatabase.OtherWorkspace));
    }

    [Fact]
    public async Task A_viewer_is_refused()
    {
        var room = await here.NewRoomAsync();
        await RefusesAsync(room, Node.Member(Role.Viewer));
    }

    [Fact]
    public async Task A_journey_in_the_trash_takes_no_edit_and_is_not_opened()
    {
        var room = await here.NewRoomAsync();
        await using (var db = await here.Contexts.CreateDbContextAsync())
            await db.Journeys.ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, DateTimeOffset.UtcNow));

        (await room.SubmitAsync(Edits.Add("Store"), Node.Member())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.JourneyGone()));
        (await here.Rooms.OpenAsync(JourneyDatabase.Reader, room.Journey.Id)).ShouldBeNull();
        room.Journey.Touchpoints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_edit_is_neither_journaled_nor_told()
    {
        var room = await here.NewRoomAsync();
        using var listening = room.Subscribe(_ => Assert.Fail("Nothing has happened."));
        (await room.SubmitAsync(JourneyKinds.Touchpoint.Remove(Guid.NewGuid()), Node.Member())).ShouldBeOfType<Outcome<Journey>.Refused>();
        (await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Title, room.Journey.Title), Node.Member())).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await here.Store.ReadAfterAsync(room.Journey.Id, 0)).ShouldBeEmpty();
        room.Journey.Revision.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_comes_goes_or_selects_is_shown_to_the_others()
    {
        var room = await here.NewRoomAsync();
        var news = 0;
        using var listening = room.Subscribe(_ => news++);
        var (ann, touchpoint) = (new Presence(Guid.NewGuid(), Guid.NewGuid(), "Ann"), Guid.NewGuid());
        using (room.Enter(ann))
        {
            room.Present.ShouldBe([ann]);
            room.Select(ann.Connection, touchpoint);
            room.Select(ann.Connection, touchpoint);
            room.Present.ShouldBe([ann with { Touchpoint = touchpoint }]);
        }

        room.Present.ShouldBeEmpty();
        news.ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_presents_shows_places_and_points_and_nobody_else_does()
    {
        var room = await here.NewRoomAsync();
        List<RoomEvent> news = [], others = [];
        using var listening = room.Subscribe(news.Add, follows: true);
        using var besides = room.Subscribe(others.Add);
        var (ann, place) = (new Presence(Guid.NewGuid(), Guid.NewGuid(), "Ann"), new PresentedPlace(Stage.Decision, "Action"));
        using (room.Enter(ann))
        {
            room.Point(ann.Connection, .5, .5, 0, 0);
            room.Show(ann.Connection, place);
            room.Show(ann.Connection, place);
            room.Show(Guid.NewGuid(), place);
            room.Present.ShouldBe([ann with { Presents = place }]);
            room.Point(ann.Connection, .25, .75, 0, 1);
            room.Point(ann.Connection, null, null, .5, 0);
            room.Point(ann.Connection, 1.5, .5, 0, 0);
            room.Point(ann.Connection, .5, .5, double.NaN, 0);
            room.Point(ann.Connection, .5, .5, 0, -1);
            room.Point(Guid.NewGuid(), .5, .5, 0, 0);
            room.Show(ann.Connection, null);
            room.Point(ann.Connection, .5, .5, 0, 0);
        }

        news.OfType<RoomEvent.Pointed>().ShouldBe([new(ann.Connection, .25, .75, 0, 1), new(ann.Connection, null, null, .5, 0), new(ann.Connection, null, null, 0, 0)]);
        news.OfType<RoomEvent.PresenceChanged>().Count().ShouldBe(4);
        others.ShouldBe(news.Where(item => item is not RoomEvent.Pointed));
    }

    async Task RefusesAsync(JourneyRoom room, Web.Shared.CurrentMember member)
    {
        var no = new Outcome<Journey>.Refused(new Refusal.NotAllowed());
        (await room.SubmitAsync(Edits.Add("Store"), member)).ShouldBe(no);
        (await room.UndoAsync(member, Guid.NewGuid())).ShouldBe(no);
        (await room.RedoAsync(member, Guid.NewGuid())).ShouldBe(no);
        (await here.Store.ReadAfterAsync(room.Journey.Id, 0)).ShouldBeEmpty();
    }
}
