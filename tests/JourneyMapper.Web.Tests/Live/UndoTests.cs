using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>Everybody takes back their own edits, in any room of the journey.</summary>
public sealed class UndoTests : IAsyncLifetime
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
    public async Task Undo_takes_back_the_own_edit_and_not_a_later_one_of_somebody_else()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("Ann's"), ann);
        await room.SubmitAsync(Edits.Add("Bob's"), bob);
        (await room.UndoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(room.Journey).ShouldBe(["Bob's"]);
        (await room.RedoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(room.Journey).ShouldBe(["Ann's", "Bob's"]);
        (await room.RedoAsync(ann, Guid.NewGuid())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.NothingToUndo()));
    }

    [Fact]
    public async Task Undo_and_redo_survive_a_new_room()
    {
        var room = await here.NewRoomAsync();
        foreach (var name in (string[])["a", "b", "c"])
            await room.SubmitAsync(Edits.Add(name), ann);
        await room.UndoAsync(ann, Guid.NewGuid());
        await room.UndoAsync(ann, Guid.NewGuid());

        await using var there = await Node.StartAsync(database);
        var later = await there.RoomAsync(room.Journey.Id);
        var stack = await later.UndoStackOfAsync(ann.Id);
        (stack.Undo.Count(), stack.Redo.Count()).ShouldBe((1, 2));
        (await later.RedoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(later.Journey).ShouldBe(["a", "b"]);
        (await later.UndoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await later.UndoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(later.Journey).ShouldBeEmpty();
        (await later.UndoAsync(ann, Guid.NewGuid())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.NothingToUndo()));
    }

    [Fact]
    public async Task An_edit_that_others_overtook_is_passed_over_once_and_for_all()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("first"), ann);
        var second = Edits.Add("second");
        await room.SubmitAsync(second, ann);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Find(second.Record.Id)!, TouchpointFields.Thought, "Bob was here"), bob);

        (await room.UndoAsync(ann, Guid.NewGuid())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.Overtaken()));
        (await room.UndoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(room.Journey).ShouldBe(["second"]);

        await using var there = await Node.StartAsync(database);
        var later = await there.RoomAsync(room.Journey.Id);
        (await later.RedoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(later.Journey).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_undo_sent_again_after_its_answer_was_lost_undoes_once()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("a"), ann);
        await room.SubmitAsync(Edits.Add("b"), ann);
        var undo = Guid.NewGuid();
        answers.LoseNext();
        await Should.ThrowAsync<TimeoutException>(() => room.UndoAsync(ann, undo));
        (await room.UndoAsync(ann, undo)).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(room.Journey).ShouldBe(["a"]);
        var stack = await room.UndoStackOfAsync(ann.Id);
        (stack.Undo.Count(), stack.Redo.Count()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_the_same_person_undid_on_another_node_is_not_undone_twice_and_can_be_redone_here()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("a"), ann);
        await room.UndoStackOfAsync(ann.Id);
        // Without a listener: this room has to find out by itself.
        await using var there = await Node.StartAsync(database);
        await here.StopListeningAsync();
        (await (await there.RoomAsync(room.Journey.Id)).UndoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();

        (await room.UndoAsync(ann, Guid.NewGuid())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.Overtaken()));
        (await room.RedoAsync(ann, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        Names(room.Journey).ShouldBe(["a"]);
    }

    static string[] Names(Journey journey) => [.. journey.Touchpoints.Select(touchpoint => touchpoint.Name)];
}
