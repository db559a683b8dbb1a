using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Comments;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Inbox;

/// <summary>Hearing of what concerns one.</summary>
public sealed partial class InboxTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_mention_appears_at_once_in_all_tabs_and_leads_to_its_thread() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await ann.Visitor.OpenAsync("/inbox");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here yet" })).ToBeVisibleAsync();
        var other = await ArriveAsync(ann.Visitor.Person);
        await other.OpenAsync("/coverage");

        await MentionAsync(vera, ann, "what do you think?");

        var entry = Entry(ann.Page, "what do you think?");
        await Expect(entry).ToContainTextAsync($"{vera.Visitor.Person!.Name} mentioned you in a comment");
        foreach (var page in (IPage[])[ann.Page, other.Page])
        {
            await Expect(Link(page)).ToHaveAccessibleDescriptionAsync("1 unread");
            await Expect(Link(page).Locator(".nav-badge")).ToHaveTextAsync("1");
        }

        await entry.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(OfComment());
        await Expect(ann.Page.Locator(".comment")).ToContainTextAsync("what do you think?");
        await Expect(Link(other.Page)).Not.ToHaveAccessibleDescriptionAsync("1 unread");
        await ann.Page.GoBackAsync();
        await Expect(ann.Page.Locator(".inbox-list > li.read")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Entries_are_marked_one_by_one_and_all_together() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await MentionAsync(vera, ann, "the first one");
        await MentionAsync(vera, ann, "the second one");
        await ann.Visitor.OpenAsync("/inbox?show=unread");
        await Entry(ann.Page, "the first one").GetByRole(AriaRole.Button, new() { Name = "Mark as read" }).ClickAsync();
        await Expect(Entry(ann.Page, "the first one")).ToHaveCountAsync(0);
        await Expect(Link(ann.Page)).ToHaveAccessibleDescriptionAsync("1 unread");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        await Entry(ann.Page, "the first one").GetByRole(AriaRole.Button, new() { Name = "Mark as unread" }).ClickAsync();
        await Expect(Link(ann.Page)).ToHaveAccessibleDescriptionAsync("2 unread");
        await ann.Visitor.ShouldBeAccessibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Mark all read" }).ClickAsync();
        await Expect(ann.Page.Locator(".inbox-list > li.read")).ToHaveCountAsync(2);
        await Expect(Link(ann.Page).Locator(".nav-badge")).ToHaveCountAsync(0);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Unread", Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "You are up to date" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_muted_journey_is_not_counted_and_can_be_unmuted_on_a_phone() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await MentionAsync(vera, ann, "before");
        await ann.Page.SetViewportSizeAsync(390, 844);
        await ann.Visitor.OpenAsync("/inbox");
        await Entry(ann.Page, "before").GetByRole(AriaRole.Button, new() { Name = "Mute “" }).ClickAsync();
        await Expect(Entry(ann.Page, "before")).ToContainTextAsync("Muted");
        await Expect(Link(ann.Page).Locator(".nav-badge")).ToHaveCountAsync(0);
        await MentionAsync(vera, ann, "meanwhile");
        await Expect(Entry(ann.Page, "meanwhile")).ToContainTextAsync("Muted");
        await Expect(Link(ann.Page).Locator(".nav-badge")).ToHaveCountAsync(0);
        await ann.Visitor.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);

        await ann.Page.Locator(".inbox-mutes").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(ann.Page.Locator(".inbox-mutes")).ToHaveCountAsync(0);
        await Expect(Link(ann.Page)).ToHaveAccessibleDescriptionAsync("2 unread");
    });

    static ILocator Link(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = "Inbox" });

    static ILocator Entry(IPage page, string text) => page.Locator(".inbox-list > li").Filter(new() { HasText = text });

    static async Task MentionAsync(Map author, Map named, string text)
    {
        if (await CommentsTests.NewComment(author).CountAsync() == 0)
            await author.Button(AccessibleNames.Comments).ClickAsync();
        await Expect(author.Panel.Locator(".comments[data-ready=true]")).ToBeVisibleAsync();
        await CommentsTests.NewComment(author).FillAsync($"@{named.Visitor.Person!.Name} {text}");
        await author.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(CommentsTests.NewComment(author)).ToHaveValueAsync("");
    }

    async Task<(Map Named, Map Author)> TogetherAsync()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        return (
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id),
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id));
    }

    [GeneratedRegex(@"/journeys/[^?]+\?comment=", RegexOptions.None, 1000)]
    private static partial Regex OfComment();
}
