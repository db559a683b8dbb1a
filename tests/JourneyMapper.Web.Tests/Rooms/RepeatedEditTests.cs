using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Rooms;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Rooms;

/// <summary>Whoever got no answer sends the edit again: it must be done once, and the answer must be yes.</summary>
public sealed class RepeatedEditTests : IAsyncLifetime
{
    private readonly CurrentMember _ann = Node.Member();
    private readonly CurrentMember _bob = Node.Member();
    private readonly LostAcknowledgment _answers = new();
    private JourneyDatabase _database = null!;
    private Node _here = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await JourneyDatabase.NewAsync();
        _here = await Node.StartAsync(_database, _answers);
    }

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    [Fact]
    public async Task The_same_edit_sent_twice_is_done_once()
    {
        var room = await _here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, _ann);
        var remove = new RemoveTouchpoint(add.Touchpoint.Id);
        await room.SubmitAsync(remove, _ann);
        (await room.SubmitAsync(add, _ann)).ShouldBeOfType<Outcome.Applied>().Difference.IsEmpty.ShouldBeTrue();
        (await room.SubmitAsync(remove, _ann)).ShouldBeOfType<Outcome.Applied>().Difference.IsEmpty.ShouldBeTrue();
        await JournalHoldsAsync(room, add, remove);
    }

    [Fact]
    public async Task An_edit_whose_answer_was_lost_is_done_once_when_it_is_sent_again()
    {
        var room = await _here.NewRoomAsync();
        var add = Edits.Add("Store");
        var told = 0;
        using var listening = room.Subscribe(_ => told++);
        _answers.LoseNext();
        await Should.ThrowAsync<TimeoutException>(() => room.SubmitAsync(add, _ann));
        (await room.SubmitAsync(add, _ann)).ShouldBeOfType<Outcome.Applied>();
        room.Journey.Touchpoints.ShouldHaveSingleItem();
        told.ShouldBe(1);
        await JournalHoldsAsync(room, add);
    }

    [Fact]
    public async Task After_a_restart_a_removal_that_was_done_is_not_refused()
    {
        var room = await _here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, _ann);
        var remove = new RemoveTouchpoint(add.Touchpoint.Id);
        await room.SubmitAsync(remove, _ann);

        await using var restarted = await Node.StartAsync(_database);
        var later = await restarted.RoomAsync(room.Journey.Id);
        (await later.SubmitAsync(remove, _ann)).ShouldBeOfType<Outcome.Applied>();
        (await later.SubmitAsync(new RemoveTouchpoint(add.Touchpoint.Id), _ann)).ShouldBeOfType<Outcome.Refused>();
    }

    [Fact]
    public async Task After_a_restart_a_repeated_move_leaves_alone_what_others_have_moved_since()
    {
        var room = await _here.NewRoomAsync();
        var add = Edits.Add("Store");
        await room.SubmitAsync(add, _ann);
        var move = new MoveTouchpoint(add.Touchpoint.Id, Stage.Loyalty, Place.AtEnd);
        await room.SubmitAsync(move, _ann);
        await room.SubmitAsync(new MoveTouchpoint(add.Touchpoint.Id, Stage.Awareness, Place.AtEnd), _bob);

        await using var restarted = await Node.StartAsync(_database);
        var later = await restarted.RoomAsync(room.Journey.Id);
        (await later.SubmitAsync(move, _ann).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome.Applied>();
        later.Journey.Touchpoints.ShouldHaveSingleItem().Stage.ShouldBe(Stage.Awareness);
        later.Journey.Revision.ShouldBe(3);
    }

    [Fact]
    public async Task An_edit_id_taken_from_another_journey_changes_nothing_and_blocks_nobody()
    {
        var (room, other) = (await _here.NewRoomAsync(), await _here.NewRoomAsync());
        var known = Edits.Add("Store");
        await other.SubmitAsync(known, _bob);
        await room.SubmitAsync(Edits.Add("Store") with { Id = known.Id }, _ann).WaitAsync(TimeSpan.FromSeconds(20));
        room.Journey.Touchpoints.ShouldBeEmpty();
        (await room.SubmitAsync(Edits.Add("Shop"), _ann).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome.Applied>();
    }

    private async Task JournalHoldsAsync(JourneyRoom room, params Edit[] edits) =>
        (await _here.Store.ReadAfterAsync(room.Journey.Id, 0)).Select(entry => entry.Edit.Id).ShouldBe(edits.Select(edit => edit.Id));
}
