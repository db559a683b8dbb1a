using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>The panel of comments, for a viewer.</summary>
public sealed class JourneyCommentsTests : UiContext, IAsyncLifetime
{
    readonly List<CommentPlace> gone = [];
    CommentRoom room = null!;
    CurrentMember ann = null!;
    CurrentMember vera = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        room = await CommentRoom.NewAsync();
        (ann, vera) = (await room.MemberAsync("Ann"), await room.MemberAsync("Vera", Role.Viewer));
        Services.AddSingleton(room.Service).AddSingleton(room.Query).AddSingleton(room.Topic).AddSingleton(new LanguageModel(null, NullLogger<LanguageModel>.Instance, TimeProvider.System)).AddSingleton<CommentSummarizer>();
        AddAuthorization().SetAuthorized("Vera").SetClaims(
            new(CurrentMember.MemberClaim, vera.Id.ToString()), new(CurrentMember.WorkspaceClaim, vera.Workspace.ToString()),
            new(System.Security.Claims.ClaimTypes.Role, nameof(Role.Viewer)), new(CurrentMember.NameClaim, "Vera"));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task A_map_without_comments_says_what_they_are_for() => (await ShowAsync()).Markup.ShouldContain("No comments yet");

    [Fact]
    public async Task Threads_say_what_they_are_about_and_lead_there()
    {
        await room.BeginAsync(ann, "All of it");
        await room.BeginAsync(ann, "This thought", new(room.Shop.Id, "Thought"));
        await room.BeginAsync(ann, "Something else", new(room.Shop.Id));
        var panel = await ShowAsync();
        panel.FindAll(".thread-place").Select(place => place.TextContent).ShouldBe(["Shop", $"Shop · {CommentPlace.FieldOf("Thought")!.LaneTitle()}", "Whole journey"]);
        panel.FindAll("button.thread-place")[1].Click();
        gone.ShouldHaveSingleItem().ShouldBe(new CommentPlace(room.Shop.Id, "Thought"));
    }

    [Fact]
    public async Task What_others_write_appears_by_itself()
    {
        var panel = await ShowAsync();
        var thread = await room.BeginAsync(ann, "Look here");
        panel.WaitForAssertion(() => panel.Find(".thread").TextContent.ShouldContain("Look here"));
        panel.Find(".thread-toggle").Click();
        panel.WaitForAssertion(() => panel.FindAll(".comment").Count.ShouldBe(1));
        await room.AnswerAsync(ann, thread, "And here");
        panel.WaitForAssertion(() => panel.FindAll(".comment-text").Select(text => text.TextContent).ShouldBe(["Look here", "And here"]));
        panel.FindAll(".comment.new").Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_script_sends_is_stored_and_shown_once()
    {
        var panel = await ShowAsync();
        var id = Guid.CreateVersion7();
        (await SendAsync(panel, $"new {room.Shop.Id}", id, "Mine")).ShouldBe(new SentComment(true));
        (await SendAsync(panel, $"new {room.Shop.Id}", id, "Mine")).ShouldBe(new SentComment(true));
        panel.FindAll(".thread").Count.ShouldBe(1);
        (await SendAsync(panel, $"answer {id}", Guid.CreateVersion7(), "More")).Done.ShouldBeTrue();
        (await SendAsync(panel, $"edit {id}", Guid.CreateVersion7(), "Mine, changed")).Done.ShouldBeTrue();
        (await room.CommentsAsync(ann, id)).Select(comment => comment.Text).ShouldBe(["Mine, changed", "More"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [InlineData("new nowhere")]
    [InlineData("new 0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a01")]
    [InlineData("answer x")]
    [InlineData("edit 0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a01")]
    public async Task What_makes_no_sense_is_refused_in_words(string composer)
    {
        var answer = await SendAsync(await ShowAsync(), composer, Guid.NewGuid(), "Hm");
        (answer.Done, answer.Problem).ShouldBe((false, "What you are writing about is no longer there. Your text is kept here: copy it."));
    }

    [Fact]
    public async Task Only_ones_own_comments_can_be_changed_or_deleted_and_a_deletion_is_taken_back()
    {
        var thread = await room.BeginAsync(ann, "Ann's");
        var own = await room.AnswerAsync(vera, thread, "Vera's");
        var panel = await ShowAsync(new(CommentPlace.Whole, own));
        panel.WaitForAssertion(() => panel.FindAll(".comment-tools").Select(tools => tools.Children.Length).ShouldBe([1, 3]));

        panel.Find("[aria-label='Delete the comment by Vera']").Click();
        panel.WaitForAssertion(() => panel.FindAll(".comment")[1].TextContent.ShouldContain("Deleted comment"));
        Page.WaitForElement(".snackbar-action").Click();
        panel.WaitForAssertion(() => panel.FindAll(".comment-text").Select(text => text.TextContent).ShouldBe(["Ann's", "Vera's"]));
    }

    [Fact]
    public async Task A_link_shows_its_comment_also_in_a_resolved_thread_and_an_unknown_one_says_so()
    {
        var thread = await room.BeginAsync(ann, "Old");
        await room.Service.ResolveAsync(ann, thread, resolved: true);
        var panel = await ShowAsync(new(CommentPlace.Whole, thread));
        panel.WaitForAssertion(() => panel.Find(".comment-text").TextContent.ShouldBe("Old"));
        panel.Markup.ShouldNotContain("There is no such comment");

        panel = await ShowAsync(new(CommentPlace.Whole, Guid.NewGuid()));
        panel.WaitForAssertion(() => panel.Markup.ShouldContain("There is no such comment on this map"));
    }

    [Fact]
    public async Task What_was_seen_is_read_and_stays_unfolded_whatever_is_shown()
    {
        var thread = await room.BeginAsync(ann, "New to you");
        var panel = await ShowAsync();
        panel.Find(".thread").ClassList.ShouldContain("unread");
        await panel.InvokeAsync(() => panel.FindAll(".segments button").Single(button => button.TextContent == "Unread").Click());
        await panel.InvokeAsync(() => panel.Find(".thread-toggle").Click());
        panel.WaitForAssertion(() => panel.Find(".thread").GetAttribute("data-last").ShouldBe("1"));
        await panel.InvokeAsync(() => panel.Instance.Seen(thread, 1));
        panel.WaitForAssertion(() => panel.Find(".thread").ClassList.ShouldNotContain("unread"));
        panel.Find(".comment").ClassList.ShouldContain("new");
        (await room.OverviewAsync(vera)).Unread.ShouldBe(0);
    }

    [Fact]
    public async Task Resolved_threads_are_folded_away_and_come_back()
    {
        await room.BeginAsync(ann, "Settled");
        var panel = await ShowAsync();
        await panel.InvokeAsync(() => panel.Find("[aria-label=Resolve]").Click());
        panel.WaitForAssertion(() => panel.FindAll(".thread").ShouldBeEmpty());
        panel.Render(parameters => parameters.Add(shown => shown.Overview, room.OverviewAsync(vera).GetAwaiter().GetResult()));
        await panel.InvokeAsync(() => panel.Find(".resolved-toggle").Click());
        panel.WaitForElement("[aria-label='Open again']").Click();
        panel.WaitForAssertion(() => panel.Find("[aria-label=Comments] .thread").TextContent.ShouldContain("Settled"));
    }

    [Fact]
    public async Task A_new_comment_is_about_what_is_selected_until_another_place_is_chosen()
    {
        var panel = await ShowAsync(new(new(room.Shop.Id, "Thought")));
        var select = panel.Find("select");
        select.Children.Length.ShouldBe(2 + CommentPlace.Fields.Length);
        panel.Find(".composer").GetAttribute("data-about").ShouldBe($"{room.Shop.Id}/Thought");
        await panel.Find("select").ChangeAsync(new() { Value = "" });
        panel.WaitForAssertion(() => panel.Find(".composer").GetAttribute("data-about").ShouldBe(""));
    }

    static Task<SentComment> SendAsync(IRenderedComponent<JourneyComments> panel, string composer, Guid id, string text) => panel.InvokeAsync(() => panel.Instance.Send(composer, id, text, []));

    async Task<IRenderedComponent<JourneyComments>> ShowAsync(CommentRequest? asked = null)
    {
        var overview = await room.OverviewAsync(vera);
        var panel = Render<JourneyComments>(parameters => parameters
            .AddCascadingValue(vera).Add(shown => shown.Map, room.Journey).Add(shown => shown.Overview, overview).Add(shown => shown.Asked, asked ?? new(CommentPlace.Whole)).Add(shown => shown.OnGo, gone.Add));
        panel.WaitForAssertion(() => panel.FindAll("[role=status]").ShouldNotContain(status => status.TextContent == "Loading…"));
        // What it reads and its script come one after the other, each with a drawing: what is found in between is gone when it is clicked.
        for (var drawn = -1; drawn != panel.RenderCount; await Task.Delay(150))
            drawn = panel.RenderCount;
        return panel;
    }
}
