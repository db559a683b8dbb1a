using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>Whoever got no answer sends the edit again: it must be done once, and the answer must be yes.</summary>
public sealed class RepeatedEditTests : IAsyncLifetime
{
    readonly CurrentMember ann = Node.Member();
    readonly CurrentMember bob = Node.Member();
    readonly LostAcknowledgment answers = new();
    JourneyDatabase database = null!;
    Node here = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        here = await Node.StartAsync(database, answers);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task The_same_edit_sent_twice_is_done_once()
    {
        var room = await here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, ann);
        var remove = JourneyKinds.Touchpoint.Remove(add.Record.Id);
        await room.SubmitAsync(remove, ann);
        (await room.SubmitAsync(add, ann)).ShouldBeOfType<Outcome<Journey>.Applied>().Difference.IsEmpty.ShouldBeTrue();
        (await room.SubmitAsync(remove, ann)).ShouldBeOfType<Outcome<Journey>.Applied>().Difference.IsEmpty.ShouldBeTrue();
        await JournalHoldsAsync(room, add, remove);
    }

    [Fact]
    public async Task An_edit_whose_answer_was_lost_is_done_once_when_it_is_sent_again()
    {
        var room = await here.NewRoomAsync();
        var add = Edits.Add("Store");
        var told = 0;
        using var listening = room.Subscribe(_ => told++);
        answers.LoseNext();
        await Should.ThrowAsync<TimeoutException>(() => room.SubmitAsync(add, ann));
        (await room.SubmitAsync(add, ann)).ShouldBeOfType<Outcome<Journey>.Applied>();
        room.Journey.Touchpoints.ShouldHaveSingleItem();
        told.ShouldBe(1);
        await JournalHoldsAsync(room, add);
    }

    [Fact]
    public async Task After_a_restart_a_removal_that_was_done_is_not_refused()
    {
        var room = await here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, ann);
        var remove = JourneyKinds.Touchpoint.Remove(add.Record.Id);
        await room.SubmitAsync(remove, ann);

        await using var restarted = await Node.StartAsync(database);
        var later = await restarted.RoomAsync(room.Journey.Id);
        (await later.SubmitAsync(remove, ann)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await later.SubmitAsync(JourneyKinds.Touchpoint.Remove(add.Record.Id), ann)).ShouldBeOfType<Outcome<Journey>.Refused>();
    }

    [Fact]
    public async Task After_a_restart_a_repeated_move_leaves_alone_what_others_have_moved_since()
    {
        var room = await here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, ann);
        var move = JourneyKinds.Touchpoint.Move(add.Record.Id, Stage.Loyalty, Place.AtEnd);
        await room.SubmitAsync(move, ann);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Move(add.Record.Id, Stage.Awareness, Place.AtEnd), bob);

        await using var restarted = await Node.StartAsync(database);
        var later = await restarted.RoomAsync(room.Journey.Id);
        (await later.SubmitAsync(move, ann).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome<Journey>.Applied>();
        later.Journey.Touchpoints.ShouldHaveSingleItem().Stage.ShouldBe(Stage.Awareness);
        later.Journey.Revision.ShouldBe(3);
    }

    [Fact]
    public async Task An_edit_id_taken_from_another_journey_changes_nothing_and_blocks_nobody()
    {
        var (room, other) = (await here.NewRoomAsync(), await here.NewRoomAsync());
        var known = Edits.Add("Store");
        await other.SubmitAsync(known, bob);
        await room.SubmitAsync(Edits.Add("Store") with { Id = known.Id }, ann).WaitAsync(TimeSpan.FromSeconds(20));
        room.Journey.Touchpoints.ShouldBeEmpty();
        (await room.SubmitAsync(Edits.Add("Shop"), ann).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome<Journey>.Applied>();
    }

    async Task JournalHoldsAsync(JourneyRoom room, params Edit[] edits) =>
        (await here.Store.ReadAfterAsync(room.Journey.Id, 0)).Select(entry => entry.Edit).ShouldBe(edits.Select(edit => edit.Id));
}
