using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>Who may say what about which map, and what others find of it, on a real database.</summary>
public sealed class CommentServiceTests : IAsyncLifetime
{
    CommentRoom room = null!;
    CurrentMember ann = null!;
    CurrentMember vera = null!;
    CurrentMember owner = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CommentRoom.NewAsync();
        (ann, vera, owner) = (await room.MemberAsync("Ann Lee"), await room.MemberAsync("Vera", Role.Viewer), await room.MemberAsync("Olga", Role.Owner));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_viewer_begins_a_thread_and_an_editor_answers()
    {
        var thread = await room.BeginAsync(vera, "  Is this true?\r\n", new(room.Shop.Id, "Thought"));
        await room.AnswerAsync(ann, thread, "It is.");

        var listed = (await room.ThreadsAsync(ann)).ShouldHaveSingleItem();
        (listed.Id, listed.Author, listed.Opening, listed.Comments, listed.Last, listed.ResolvedAt).ShouldBe((thread, "Vera", "Is this true?", 2, 2, null));
        listed.Place.ShouldBe(new CommentPlace(room.Shop.Id, "Thought"));
        (await room.CommentsAsync(vera, thread)).Select(comment => (comment.Number, comment.Author, comment.Text)).ShouldBe([(1, "Vera", "Is this true?"), (2, "Ann Lee", "It is.")]);
    }

    [Fact]
    public async Task A_comment_changes_no_revision_and_voids_no_approval()
    {
        await room.BeginAsync(ann, "Nice", new(room.Shop.Id));
        var stored = (await room.Store.FindAsync(JourneyDatabase.Reader, room.Journey.Id)).ShouldNotBeNull();
        (stored.Revision, stored.ContentRevision).ShouldBe((room.Journey.Revision, room.Journey.ContentRevision));
        (await room.Store.ReadAfterAsync(room.Journey.Id, 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sending_a_comment_again_writes_it_once()
    {
        var id = Guid.CreateVersion7();
        var sends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Service.BeginAsync(ann, room.Journey.Id, CommentPlace.Whole, id, "Once", [])));
        sends.ShouldAllBe(problem => problem == null);
        (await room.ThreadsAsync(ann)).Count.ShouldBe(1);

        var answer = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Service.AnswerAsync(ann, id, answer, "Once more", [])));
        (await room.CommentsAsync(ann, id)).Count.ShouldBe(2);
        (await room.Service.AnswerAsync(vera, id, answer, "Not mine", [])).ShouldBe(CommentProblem.NotAllowed);
    }

    [Fact]
    public async Task Answers_at_the_same_time_all_find_their_place()
    {
        var thread = await room.BeginAsync(ann, "Go");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => room.Service.AnswerAsync(i % 2 == 0 ? ann : vera, thread, Guid.CreateVersion7(), $"Answer {i}", [])));
        answers.ShouldAllBe(problem => problem == null);
        (await room.CommentsAsync(ann, thread)).Select(comment => comment.Number).ShouldBe(Enumerable.Range(1, 11));
    }

    [Fact]
    public async Task What_belongs_to_another_workspace_or_another_journey_is_not_found()
    {
        var stranger = await room.MemberAsync("Stranger", Role.Owner, JourneyDatabase.OtherWorkspace);
        var thread = await room.BeginAsync(ann, "Ours");
        (await room.Service.BeginAsync(stranger, room.Journey.Id, CommentPlace.Whole, Guid.NewGuid(), "Hello", [])).ShouldBe(CommentProblem.Gone);
        (await room.Service.AnswerAsync(stranger, thread, Guid.NewGuid(), "Hello", [])).ShouldBe(CommentProblem.Gone);
        (await room.Service.EditAsync(stranger, thread, "Hello", [])).ShouldBe(CommentProblem.Gone);
        (await room.Service.DeleteAsync(stranger, thread)).ShouldBe(CommentProblem.Gone);
        (await room.Service.ResolveAsync(stranger, thread, resolved: true)).ShouldBe(CommentProblem.Gone);
        await room.Service.ReadAsync(stranger, thread, 1);
        await room.Service.ReadAllAsync(stranger, room.Journey.Id);
        (await room.ThreadsAsync(stranger)).ShouldBeEmpty();
        (await room.CommentsAsync(stranger, thread)).ShouldBeEmpty();
        (await room.Query.FindAsync(stranger, room.Journey.Id, thread)).ShouldBeNull();
        (await room.OverviewAsync(stranger)).Open.ShouldBe(0);
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.CommentReads.AnyAsync()).ShouldBeFalse();

        var other = await room.PutAsync();
        (await room.Query.FindAsync(ann, other.Id, thread)).ShouldBeNull();
        (await room.Query.FindAsync(ann, room.Journey.Id, Guid.NewGuid())).ShouldBeNull();
        (await room.Service.BeginAsync(ann, other.Id, new(room.Shop.Id), Guid.NewGuid(), "Which?", [])).ShouldBe(CommentProblem.Gone);
        (await room.Service.BeginAsync(ann, room.Journey.Id, new(room.Shop.Id, "Emotion"), Guid.NewGuid(), "No text", [])).ShouldBe(CommentProblem.Gone);
        (await room.Service.BeginAsync(ann, room.Journey.Id, new(null, "Thought"), Guid.NewGuid(), "Whose?", [])).ShouldBe(CommentProblem.Gone);
    }

    [Fact]
    public async Task Whoever_is_no_member_any_more_writes_nothing_and_what_they_wrote_keeps_their_name()
    {
        var thread = await room.BeginAsync(vera, "Goodbye");
        await room.RemoveAsync(vera);
        (await room.Service.AnswerAsync(vera, thread, Guid.NewGuid(), "One more thing", [])).ShouldBe(CommentProblem.NotAllowed);
        await room.Service.ReadAsync(vera, thread, 1);
        var kept = (await room.CommentsAsync(ann, thread)).ShouldHaveSingleItem();
        (kept.Author, kept.IsFormer, kept.Text).ShouldBe(("Vera", true, "Goodbye"));
        (await room.ThreadsAsync(ann)).ShouldHaveSingleItem().Author.ShouldBe("Vera");
    }

    [Fact]
    public async Task A_comment_is_changed_by_its_author_alone()
    {
        var thread = await room.BeginAsync(vera, "Wrong");
        (await room.Service.EditAsync(owner, thread, "Right", [])).ShouldBe(CommentProblem.NotAllowed);
        (await room.Service.EditAsync(vera, thread, "Right", [])).ShouldBeNull();
        var edited = (await room.CommentsAsync(ann, thread)).ShouldHaveSingleItem();
        (edited.Text, edited.EditedAt is null).ShouldBe(("Right", false));
    }

    [Fact]
    public async Task A_comment_is_deleted_by_its_author_or_an_owner_and_its_text_is_gone()
    {
        var thread = await room.BeginAsync(vera, "Secret @Ann Lee");
        var answer = await room.AnswerAsync(ann, thread, "Pardon?");
        (await room.Service.DeleteAsync(ann, thread)).ShouldBe(CommentProblem.NotAllowed);
        (await room.Service.DeleteAsync(vera, thread)).ShouldBeNull();
        (await room.Service.DeleteAsync(vera, thread)).ShouldBe(CommentProblem.Gone);
        (await room.Service.EditAsync(vera, thread, "Back", [])).ShouldBe(CommentProblem.Gone);
        (await room.CommentsAsync(ann, thread)).Select(comment => (comment.Text, comment.IsDeleted)).ShouldBe([("", true), ("Pardon?", false)]);
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.Comments.AnyAsync(comment => comment.Text.Contains("Secret"))).ShouldBeFalse();
        (await db.CommentMentions.AnyAsync()).ShouldBeFalse();

        (await room.Service.DeleteAsync(owner, answer)).ShouldBeNull();
        (await room.ThreadsAsync(ann)).ShouldBeEmpty();
        (await room.OverviewAsync(ann)).Open.ShouldBe(0);
        (await room.Service.AnswerAsync(ann, thread, Guid.NewGuid(), "Anybody?", [])).ShouldBe(CommentProblem.Gone);
    }

    [Fact]
    public async Task Whoever_deleted_their_own_comment_takes_that_back()
    {
        var thread = await room.BeginAsync(vera, "Hm");
        await room.Service.DeleteAsync(vera, thread);
        (await room.Service.RestoreAsync(ann, thread, "Mine now", [])).ShouldBe(CommentProblem.NotAllowed);
        (await room.Service.RestoreAsync(vera, thread, "Hm", [])).ShouldBeNull();
        (await room.ThreadsAsync(ann)).ShouldHaveSingleItem().Opening.ShouldBe("Hm");

        await room.Service.DeleteAsync(owner, thread);
        (await room.Service.RestoreAsync(vera, thread, "Hm", [])).ShouldBe(CommentProblem.NotAllowed);
    }

    [Fact]
    public async Task A_resolved_thread_says_who_resolved_it_and_an_answer_opens_it_again()
    {
        var thread = await room.BeginAsync(ann, "Done?");
        (await room.Service.ResolveAsync(vera, thread, resolved: true)).ShouldBeNull();
        (await room.ThreadsAsync(ann)).ShouldBeEmpty();
        (await room.ThreadsAsync(ann, resolved: true)).ShouldHaveSingleItem().ResolvedBy.ShouldBe("Vera");
        await room.RemoveAsync(vera);
        (await room.ThreadsAsync(ann, resolved: true)).ShouldHaveSingleItem().ResolvedBy.ShouldBe("Vera");
        (await room.OverviewAsync(ann)).ShouldSatisfyAllConditions(all => all.Open.ShouldBe(0), all => all.Resolved.ShouldBe(1));

        await room.AnswerAsync(owner, thread, "Not yet");
        (await room.ThreadsAsync(ann)).ShouldHaveSingleItem().ResolvedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Each_member_has_their_own_unread_comments()
    {
        var thread = await room.BeginAsync(ann, "One", new(room.Shop.Id));
        await room.AnswerAsync(vera, thread, "Two");
        await room.AnswerAsync(ann, thread, "Three");
        (await UnreadAsync(ann), await UnreadAsync(vera), await UnreadAsync(owner)).ShouldBe((1, 2, 3));
        (await room.OverviewAsync(vera)).Marks.ShouldBe(new Dictionary<Guid, CommentMark> { [room.Shop.Id] = new(1, 2) });

        await room.Service.ReadAsync(vera, thread, 2);
        await room.Service.ReadAsync(vera, thread, 1);
        var read = (await room.ThreadsAsync(vera, CommentFilter.Unread)).ShouldHaveSingleItem();
        (read.Read, read.Unread).ShouldBe((2, 1));
        await room.Service.ReadAsync(vera, thread, 1000);
        await room.AnswerAsync(ann, thread, "Four");
        (await UnreadAsync(vera)).ShouldBe(1);

        await room.Service.ReadAllAsync(owner, room.Journey.Id);
        (await UnreadAsync(owner), await UnreadAsync(vera)).ShouldBe((0, 1));
        (await room.ThreadsAsync(owner, CommentFilter.Unread)).ShouldBeEmpty();

        async Task<int> UnreadAsync(CurrentMember member) => (await room.OverviewAsync(member)).Unread;
    }

    [Fact]
    public async Task Mentions_are_kept_as_ids_and_shown_as_the_names_of_today()
    {
        var thread = await room.BeginAsync(vera, "What do you say, @ann lee? And @Nobody?");
        (await room.ThreadsAsync(ann, CommentFilter.Mentions)).ShouldHaveSingleItem().Id.ShouldBe(thread);
        (await room.ThreadsAsync(owner, CommentFilter.Mentions)).ShouldBeEmpty();
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Members.Where(row => row.Id == ann.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DisplayName, "Ann Doe"));

        (await PiecesAsync()).ShouldBe([new("What do you say, "), new("@Ann Doe", ann.Id), new("? And @Nobody?")]);
        await room.RemoveAsync(ann);
        (await PiecesAsync()).ShouldBe([new("What do you say, @ann lee? And @Nobody?")]);

        async Task<IReadOnlyList<CommentPiece>> PiecesAsync() => (await room.CommentsAsync(vera, thread))[0].Pieces;
    }

    [Fact]
    public async Task Members_of_other_workspaces_are_not_mentioned()
    {
        await room.MemberAsync("Stranger", Role.Owner, JourneyDatabase.OtherWorkspace);
        await room.BeginAsync(ann, "@Stranger");
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.CommentMentions.AnyAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", CommentProblem.Empty)]
    [InlineData(" \n\u200b", CommentProblem.Empty)]
    public async Task Nothing_is_no_comment(string text, CommentProblem problem) =>
        (await room.Service.BeginAsync(ann, room.Journey.Id, CommentPlace.Whole, Guid.NewGuid(), text, [])).ShouldBe(problem);

    [Fact]
    public async Task A_comment_has_room_for_4_000_characters()
    {
        var thread = await room.BeginAsync(ann, new('x', Limits.Comment));
        (await room.Service.EditAsync(ann, thread, new('x', Limits.Comment + 1), [])).ShouldBe(CommentProblem.TooLong);
        (await room.Service.AnswerAsync(ann, thread, Guid.NewGuid(), new('x', Limits.Text + 1), [])).ShouldBe(CommentProblem.TooLong);
    }

    [Fact]
    public async Task There_are_at_most_2_000_threads_on_a_map_and_500_comments_in_a_thread()
    {
        var full = await room.BeginAsync(ann, "Long");
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.AddRange(Enumerable.Range(1, Limits.CommentThreads - 1).Select(i => new CommentThreadRow { Id = Guid.CreateVersion7(), JourneyId = room.Journey.Id, Last = 1, Standing = 1, LastAt = DateTimeOffset.UtcNow }));
            await db.SaveChangesAsync();
            await db.CommentThreads.Where(thread => thread.Id == full).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.Last, Limits.CommentsOfThread));
        }

        (await room.Service.BeginAsync(vera, room.Journey.Id, CommentPlace.Whole, Guid.NewGuid(), "One more", [])).ShouldBe(CommentProblem.TooManyThreads);
        (await room.Service.AnswerAsync(vera, full, Guid.NewGuid(), "One more", [])).ShouldBe(CommentProblem.TooManyComments);
    }

    [Fact]
    public async Task Comments_outlive_their_touchpoint_and_go_with_their_journey()
    {
        var thread = await room.BeginAsync(ann, "About the shop", new(room.Shop.Id));
        var edit = JourneyKinds.Touchpoint.Remove(room.Shop.Id);
        var removed = room.Journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await room.Store.AppendAsync(JourneyDatabase.Workspace, removed.After, JournalEntry.Of(edit, removed, ann.Id, DateTimeOffset.UtcNow))).ShouldBe(Append.Written);
        (await room.ThreadsAsync(ann)).ShouldHaveSingleItem().Id.ShouldBe(thread);

        await using var db = await room.Contexts.CreateDbContextAsync();
        await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow));
        (await room.ThreadsAsync(ann)).ShouldBeEmpty();
        (await room.Service.AnswerAsync(ann, thread, Guid.NewGuid(), "Hello?", [])).ShouldBe(CommentProblem.Gone);
        await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteDeleteAsync();
        (await db.Comments.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_shows_the_journey_hears_of_all_that_changes_and_of_nothing_else()
    {
        List<TopicMessage> heard = [];
        using var subscription = room.Topic.Subscribe(JourneyDatabase.Workspace, heard.Add);
        var thread = await room.BeginAsync(ann, "One", new(room.Shop.Id));
        var answer = await room.AnswerAsync(vera, thread, "Two");
        await room.Service.EditAsync(vera, answer, "Too", []);
        await room.Service.DeleteAsync(vera, answer);
        await room.Service.RestoreAsync(vera, answer, "Too", []);
        await room.Service.ResolveAsync(vera, thread, resolved: true);
        heard.ShouldBe(Enumerable.Repeat(new TopicMessage(room.Journey.Id, room.Shop.Id), 6));

        await room.Service.ResolveAsync(vera, thread, resolved: true);
        await room.Service.ReadAsync(ann, thread, 2);
        await room.Service.EditAsync(ann, answer, "Not mine", []);
        heard.Count.ShouldBe(6);
    }

    // An edit holds the journey's row until it is written.
    [Fact]
    public async Task Comments_do_not_wait_for_edits_nor_edits_for_comments()
    {
        var thread = await room.BeginAsync(ann, "Before");
        await using var db = await room.Contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1));
        await room.BeginAsync(vera, "While somebody edits", new(room.Shop.Id));
        await room.AnswerAsync(vera, thread, "While somebody edits");
        await transaction.CommitAsync();
    }
}
