using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>What guests read and write of comments.</summary>
public sealed class GuestCommentTests : IAsyncLifetime
{
    const int PerMinute = 8;

    SharedApp shared = null!;
    Visitor guest = null!;

    public async ValueTask InitializeAsync()
    {
        shared = await SharedApp.NewAsync(("JourneyMapper:GuestCommentsPerMinute", $"{PerMinute}"));
        guest = shared.App.Visit();
    }

    public async ValueTask DisposeAsync()
    {
        guest.Dispose();
        await shared.DisposeAsync();
    }

    [Fact]
    public async Task Guests_read_open_threads_about_what_they_see_and_nobodys_name()
    {
        await shared.App.AddMemberAsync("Hortensia", Role.Editor);
        await shared.SayAsync("About everything, @Hortensia knows");
        await shared.SayAsync("About the shop", new(shared.Shop.Id));
        await shared.SayAsync("About its action", new(shared.Shop.Id, "Action"));
        await shared.SayAsync("About its thought", new(shared.Shop.Id, "Thought"));
        var settled = await shared.SayAsync("Settled long ago");
        var service = shared.App.Services.GetRequiredService<CommentService>();
        (await service.ResolveAsync(shared.Ann, settled, true)).ShouldBeNull();
        var (path, _) = await shared.ShareAsync(GuestComments.Read, "Action");
        var page = await guest.ReadAsync(path);
        page.QuerySelectorAll(".guest-comment-text").Select(text => text.TextContent).ShouldBe(["About its action", "About the shop", "About everything, @team knows"]);
        page.QuerySelectorAll(".guest-comment-head b").Select(author => author.TextContent).ShouldAllBe(author => author == "The team");
        page.DocumentElement.OuterHtml.ShouldNotContain("Hortensia");
        // Reading is not writing, and no comments are none.
        (await guest.StatusOfAsync($"{path}/comment")).ShouldBe(HttpStatusCode.NotFound);
        var (silent, _) = await shared.ShareAsync(GuestComments.None, "Action");
        (await guest.ReadAsync(silent)).DocumentElement.OuterHtml.ShouldNotContain("About");
    }

    [Fact]
    public async Task A_guest_writes_under_a_name_and_the_board_says_that_it_was_a_guest()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.Write, "Action");
        var form = await guest.ReadAsync($"{path}/comment");
        form.QuerySelectorAll("#about option").Select(option => option.TextContent).ShouldBe(["Whole journey", "Shop"]);
        form.QuerySelector<IHtmlInputElement>("[name=stamp]").ShouldNotBeNull();
        var stamp = shared.Stamp(link);
        using (var sent = await SendAsync(path, stamp, "Eve <i>", "Is it <b>open</b> on Sundays?", shared.Shop.Id.ToString()))
        {
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            guest.TargetOf(sent).ShouldStartWith($"{path}?lang=en");
        }

        // The same form once more.
        using (var again = await SendAsync(path, stamp, "Eve <i>", "Is it <b>open</b> on Sundays?", shared.Shop.Id.ToString()))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await guest.ReadAsync(path);
        page.QuerySelector(".guest-comment-head b")!.TextContent.ShouldBe("Eve <i> (guest)");
        page.QuerySelector(".guest-comment-text")!.TextContent.ShouldBe("Is it <b>open</b> on Sundays?");
        var query = shared.App.Services.GetRequiredService<CommentQuery>();
        var thread = (await query.ThreadsAsync(shared.Ann, shared.Journey, CommentFilter.Unread, resolved: false, 10)).ShouldHaveSingleItem();
        (thread.Author, thread.IsGuest, thread.Unread, thread.Place).ShouldBe(("Eve <i> (guest)", true, 1, new CommentPlace(shared.Shop.Id)));
        (await query.CommentsAsync(shared.Ann, thread.Id, 10)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(comment => comment.ShownAuthor.ShouldBe("Eve <i> (guest)"), comment => comment.IsFormer.ShouldBeFalse());
    }

    [Fact]
    public async Task An_answer_of_a_guest_stands_in_its_thread_and_tells_who_has_written_there()
    {
        var thread = await shared.SayAsync("Who knows?", new(shared.Shop.Id));
        var (path, link) = await shared.ShareAsync(GuestComments.Write);
        using var sent = await SendAsync(path, shared.Stamp(link), "Eve", "I do.", "", thread);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var query = shared.App.Services.GetRequiredService<CommentQuery>();
        (await query.CommentsAsync(shared.Ann, thread, 10)).Select(comment => comment.ShownAuthor).ShouldBe(["ann", "Eve (guest)"]);
        await using var db = await shared.App.OpenDatabaseAsync();
        (await db.InboxItems.SingleAsync()).ShouldSatisfyAllConditions(item => item.MemberId.ShouldBe(shared.Ann.Id), item => item.Kind.ShouldBe(InboxItemKind.Reply));
    }

    [Fact]
    public async Task Robots_strange_forms_and_empty_ones_get_a_sentence_and_store_nothing()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.Write);
        // A stamp is made when its form is sent: on a busy machine the next one is no quick one any more.
        foreach (var (stamp, name, text, trap, sentence) in new (Func<string> Stamp, string Name, string Text, string Trap, string Sentence)[]
                 {
                     (() => shared.Stamp(link), "Eve", "Hello", "https://example.org", "a program"), (() => "nonsense", "Eve", "Hello", "", "does not come from this page"),
                     (() => shared.Stamp(link, TimeSpan.Zero), "Eve", "Hello", "", "quicker than anybody"), (() => shared.Stamp(Guid.NewGuid()), "Eve", "Hello", "", "does not come from this page"),
                     (() => shared.Stamp(link), "\u200b ", "Hello", "", "say your name"), (() => shared.Stamp(link), "Eve", "  ", "", "write something"),
                     (() => shared.Stamp(link), "Eve", new string('x', Limits.Comment + 1), "", "at most 4,000 characters"),
                 })
        {
            using var answer = await SendAsync(path, stamp(), name, text, "", trap: trap);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var page = await Visitor.ReadAsync(answer);
            page.QuerySelector("[role=alert]")!.TextContent.ShouldContain(sentence);
            page.QuerySelector("textarea")!.TextContent.ShouldBe(text);
        }

        await ShouldBeEmptyAsync();
    }

    [Fact]
    public async Task A_network_writes_so_many_in_a_minute_and_loses_nothing_that_it_typed()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.Write);
        for (var i = 0; i < PerMinute; i++)
        {
            using var taken = await SendAsync(path, shared.Stamp(link), "Eve", $"Number {i}");
            taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var refused = await SendAsync(path, shared.Stamp(link), "Eve", "One more");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await Visitor.ReadAsync(refused)).QuerySelector("textarea")!.TextContent.ShouldBe("One more");
    }

    [Fact]
    public async Task Guests_write_where_they_may_about_what_they_see_alone()
    {
        var hidden = await shared.SayAsync("About its thought", new(shared.Shop.Id, "Thought"));
        var (readOnly, reading) = await shared.ShareAsync(GuestComments.Read, "Action");
        var (path, link) = await shared.ShareAsync(GuestComments.Write, "Action");
        var elsewhere = await shared.AddAsync(new() { Id = Guid.CreateVersion7(), Title = "Elsewhere" });
        var (other, strange) = await shared.ShareAsync(new() { Comments = GuestComments.Write }, elsewhere);
        using (var answer = await SendAsync(readOnly, shared.Stamp(reading), "Eve", "Hello"))
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var (to, form, place, thread) in new[]
                 {
                     (path, link, $"{shared.Shop.Id}/Thought", (Guid?)null), (path, link, Guid.NewGuid().ToString(), null), (path, link, "nonsense", null), (path, link, "", hidden), (path, link, "", Guid.NewGuid()),
                     (other, strange, shared.Shop.Id.ToString(), null), (other, strange, "", hidden),
                 })
        {
            using var answer = await SendAsync(to, shared.Stamp(form), "Eve", "Hello", place, thread);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }

        await using var db = await shared.App.OpenDatabaseAsync();
        (await db.Comments.CountAsync(comment => comment.GuestLinkId != null)).ShouldBe(0);
    }

    [Fact]
    public async Task Editors_delete_what_guests_have_written_and_viewers_do_not()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.Write);
        (await SendAsync(path, shared.Stamp(link), "Eve", "Buy my watches")).Dispose();
        await using var db = await shared.App.OpenDatabaseAsync();
        var comment = await db.Comments.Select(row => row.Id).SingleAsync();
        var service = shared.App.Services.GetRequiredService<CommentService>();
        var viewer = await shared.App.AddMemberAsync("vera", Role.Viewer);
        (await service.DeleteAsync(viewer, comment)).ShouldBe(CommentProblem.NotAllowed);
        (await service.EditAsync(shared.Ann, comment, "Mine", [])).ShouldBe(CommentProblem.NotAllowed);
        // Not those of colleagues.
        var said = await shared.SayAsync("Hello", member: viewer);
        (await service.DeleteAsync(shared.Ann, said)).ShouldBe(CommentProblem.NotAllowed);
        (await service.DeleteAsync(shared.Ann, comment)).ShouldBeNull();
        (await guest.ReadAsync(path)).Body!.TextContent.ShouldNotContain("watches");
    }

    [Fact]
    public async Task Guests_never_use_up_the_comments_of_the_team()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.Write);
        await using var db = await shared.App.OpenDatabaseAsync();
        db.CommentThreads.Add(new() { Id = Guid.NewGuid(), JourneyId = shared.Journey, Standing = 0 });
        await db.SaveChangesAsync();
        var thread = await db.CommentThreads.Select(row => row.Id).SingleAsync();
        db.Comments.AddRange(Enumerable.Range(1, Limits.GuestComments).Select(i => new Data.Comments.CommentRow
        {
            Id = Guid.NewGuid(),
            ThreadId = thread,
            Number = i,
            AuthorId = Guid.Empty,
            GuestLinkId = link,
            AuthorName = "Eve",
            Text = "x",
            WrittenAt = DateTimeOffset.UnixEpoch,
        }));
        await db.SaveChangesAsync();
        using var answer = await SendAsync(path, shared.Stamp(link), "Eve", "One more");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("No more comments");
    }

    Task<HttpResponseMessage> SendAsync(string path, string stamp, string name, string text, string about = "", Guid? thread = null, string trap = "") =>
        guest.PostAsync($"{path}/comment{(thread is { } answered ? $"?thread={answered}" : "")}", ("stamp", stamp), ("about", about), ("name", name), ("text", text), ("website", trap));

    async Task ShouldBeEmptyAsync()
    {
        await using var db = await shared.App.OpenDatabaseAsync();
        (await db.Comments.AnyAsync()).ShouldBeFalse();
    }
}
