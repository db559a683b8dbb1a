using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>Comments that came with a journey out of a file: whoever wrote the file may have made them up.</summary>
public sealed class ImportedCommentTests : IAsyncLifetime
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    CommentRoom room = null!;
    CurrentMember ann = null!;
    CurrentMember olga = null!;
    CurrentMember vera = null!;
    Guid journey;

    public async ValueTask InitializeAsync()
    {
        room = await CommentRoom.NewAsync();
        (ann, olga, vera) = (await room.MemberAsync("Ann"), await room.MemberAsync("Olga", Role.Owner), await room.MemberAsync("Vera", Role.Viewer));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Nobody_here_is_taken_for_their_author()
    {
        await ImportAsync();
        var thread = (await room.Query.ThreadsAsync(vera, journey, CommentFilter.All, resolved: true, 10)).ShouldHaveSingleItem();
        (thread.Author, thread.ResolvedBy).ShouldBe(("Olga (imported)", "Olga (imported)"));
        (await room.Query.CommentsAsync(vera, thread.Id, 10)).Select(comment => (comment.ShownAuthor, comment.Text, comment.WrittenAt)).ShouldBe(
            [("Olga (imported)", "I approve, @Vera", At), ("Eve (guest)", "So do I", At.AddHours(1))]);
        (await room.Query.CommentsAsync(vera, thread.Id, 10)).SelectMany(comment => comment.Mentioned).ShouldBeEmpty();
        (await room.Service.EditAsync(olga, thread.Id, "I do not", [])).ShouldBe(CommentProblem.NotAllowed);
        (await room.Service.DeleteAsync(vera, thread.Id)).ShouldBe(CommentProblem.NotAllowed);
        (await room.Service.DeleteAsync(ann, thread.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task To_guests_they_are_the_teams()
    {
        await ImportAsync(isResolved: false);
        var guests = new GuestCommentService(room.Contexts, room.Topic, room.Inboxes, TimeProvider.System);
        (await guests.ReadAsync(ann, journey, _ => true)).ShouldHaveSingleItem().Comments.Select(comment => comment.Guest).ShouldBe([null, "Eve"]);
    }

    [Fact]
    public async Task They_are_no_news_to_whoever_brings_them_nor_to_inboxes_and_webhooks()
    {
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Webhooks.Add(new WebhookRow { Id = Guid.NewGuid(), WorkspaceId = ann.Workspace, Address = "https://example.org/hook", Events = ["comment"], Secret = "x", IsEnabled = true, CreatedAt = At });
            await db.SaveChangesAsync();
        }

        await room.BeginAsync(ann, "Before");
        await ImportAsync();

        (await room.Query.OverviewAsync(ann, journey)).Unread.ShouldBe(0);
        (await room.Query.OverviewAsync(vera, journey)).Unread.ShouldBe(2);
        await using var after = await room.Contexts.CreateDbContextAsync();
        (await after.WebhookDeliveries.Select(delivery => delivery.Type).ToListAsync()).ShouldBe(["comment.added"], "What was said before is told still.");
        (await after.InboxItems.CountAsync()).ShouldBe(0);
    }

    async Task ImportAsync(bool isResolved = true)
    {
        var map = Maps.Of((Stage.Decision, "Shop", 0));
        journey = map.Id;
        await room.Store.CreateAsync(ann.Workspace, ann.Id, new NewJourney(map)
        {
            Threads = [new RecordedThread { Touchpoint = map.Touchpoints[0].Id, ResolvedAt = isResolved ? At.AddDays(1) : null, ResolvedBy = isResolved ? "Olga" : "", Comments = [new("Olga", false, "I approve, @Vera", At, null), new("Eve", true, "So do I", At.AddHours(1), null)] }],
        });
    }
}
