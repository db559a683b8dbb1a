using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Comments;

/// <summary>Talking about a map, beside it.</summary>
public sealed class CommentsTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task What_a_viewer_says_is_at_the_editors_map_at_once_and_answered_there_while_the_editor_edits() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await ann.Card("Store").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await ann.Page.Keyboard.TypeAsync("Shop of ");

        await vera.Card("Store").ClickAsync();
        await vera.Button(AccessibleNames.Comments).ClickAsync();
        await Expect(vera.Panel.GetByLabel("About")).ToHaveValueAsync(await IdOfAsync(vera, "Store"));
        await WriteAsync(vera, "Is this one still open?");
        await Expect(Thread(vera, "Is this one still open?")).ToBeVisibleAsync();
        await Expect(ann.Touchpoint("Store").GetByRole(AriaRole.Button, new() { Name = "Comments: 1, unread: 1" })).ToBeVisibleAsync();
        await Expect(ann.Button(AccessibleNames.Comments)).ToHaveAccessibleDescriptionAsync("1 unread comment");

        // Nothing has taken the focus, or what was typed.
        await ann.Page.Keyboard.TypeAsync("the town");
        await ann.Page.Keyboard.PressAsync("Enter");
        await vera.ShouldHoldAsync("Decision", "Shop of the town");
        await ann.ShouldBeSavedAsync();
        await Expect(Thread(vera, "Shop of the town")).ToBeVisibleAsync();

        await ann.Button(AccessibleNames.Comments).ClickAsync();
        await Thread(ann, "Is this one still open?").GetByRole(AriaRole.Button, new() { Expanded = false }).ClickAsync();
        await Expect(ann.Button(AccessibleNames.Comments)).Not.ToHaveAccessibleDescriptionAsync("1 unread comment");
        await Thread(ann, "Is this one").GetByRole(AriaRole.Textbox, new() { Name = "Answer" }).FillAsync("Until eight.");
        await ann.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Thread(ann, "Until eight.")).ToBeVisibleAsync();
        await Expect(Thread(vera, "1 answer")).ToContainTextAsync("1 new");

        await Thread(vera, "1 answer").GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Resolved" })).ToBeVisibleAsync();
        await Expect(ann.Touchpoint("Shop of the town").Locator("[data-comments]")).ToHaveCountAsync(0);
        (await Application.StoredAsync(JourneyOf(ann))).Revision.ShouldBe(1);
    });

    [Fact]
    public Task Somebody_is_mentioned_by_keyboard_and_finds_it() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await vera.Button(AccessibleNames.Comments).ClickAsync();
        var field = NewComment(vera);
        await Expect(vera.Panel.Locator(".comments[data-ready=true]")).ToBeVisibleAsync();
        await field.ClickAsync();
        await vera.Page.Keyboard.TypeAsync($"Hello @{ann.Visitor.Person!.Name[..^1]}");
        var list = vera.Page.GetByRole(AriaRole.Listbox, new() { Name = "Members" });
        await Expect(list.GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveTextAsync(ann.Visitor.Person.Name);
        await vera.Page.Keyboard.PressAsync("Enter");
        await Expect(list).ToHaveCountAsync(0);
        await Expect(field).ToHaveValueAsync($"Hello @{ann.Visitor.Person.Name} ");
        await vera.Page.Keyboard.TypeAsync("what do you think?");
        await vera.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(field).ToHaveValueAsync("");

        await ann.Button(AccessibleNames.Comments).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Mentions of me" }).ClickAsync();
        await Thread(ann, "what do you think?").GetByRole(AriaRole.Button, new() { Expanded = false }).ClickAsync();
        await Expect(ann.Panel.Locator(".mention.me")).ToHaveTextAsync($"@{ann.Visitor.Person.Name}");
        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Mentions of me" }).ClickAsync();
        await Expect(vera.Panel).ToContainTextAsync("Nobody has mentioned you on this map.");
    });

    [Fact]
    public Task A_link_leads_to_its_comment_and_an_unknown_one_says_so() => InBrowserAsync(async () =>
    {
        var (ann, vera) = await TogetherAsync();
        await vera.Button(AccessibleNames.Comments).ClickAsync();
        await WriteAsync(vera, "Look at this");
        await Thread(vera, "Look at this").GetByRole(AriaRole.Button, new() { Expanded = false }).ClickAsync();
        var link = await vera.Panel.Locator("[data-link]").GetAttributeAsync("data-link");
        await vera.Panel.Locator("[data-link]").ClickAsync();
        await Expect(vera.Page.Locator(".snackbar")).ToContainTextAsync("Link copied");

        await ann.Page.GotoAsync(link!);
        await Expect(ann.Page.Locator(".comment")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator(".comment")).ToContainTextAsync("Look at this");
        await ann.Page.GotoAsync($"{link!.Split('?')[0]}?comment=nothing");
        await Expect(ann.Panel.GetByRole(AriaRole.Alert).First).ToContainTextAsync("There is no such comment on this map");
    });

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task A_viewer_answers_on_any_screen_in_both_languages(string language, int width) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await ann.Card("Store").ClickAsync();
        await ann.Panel.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Comment, Exact = true }).ClickAsync();
        await WriteAsync(ann, "Who is there on Sundays?");
        await Expect(Thread(ann, "Sundays")).ToBeVisibleAsync();

        var vera = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, language), width), journey.Id);
        await vera.Page.Locator(".comments-button").ClickAsync();
        await Thread(vera, "Sundays").GetByRole(AriaRole.Button, new() { Expanded = false }).ClickAsync();
        var answer = Thread(vera, "Sundays").GetByRole(AriaRole.Textbox);
        await answer.FillAsync("Nobody.");
        await vera.Visitor.ShouldBeAccessibleAsync();
        await Thread(vera, "Sundays").Locator("[data-send]").ClickAsync();
        await Expect(Thread(vera, "Nobody.")).ToBeVisibleAsync();
        await vera.Visitor.ShouldBeAccessibleAsync();
        (await vera.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);

        // Beside the map on a wide screen; on a phone, where the panel covers it, the touchpoint's own panel.
        await Thread(vera, "Nobody.").Locator("button.thread-place").ClickAsync();
        if (width > 900)
            await Expect(vera.Touchpoint("Store")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("selected"));
        else
            await Expect(vera.Panel.Locator("[data-panel-field], .read").First).ToBeVisibleAsync();
    });

    internal static ILocator Thread(Map map, string text) => map.Panel.Locator("li.thread").Filter(new() { HasText = text });

    internal static ILocator NewComment(Map map) => map.Panel.GetByRole(AriaRole.Textbox, new() { Name = "New comment" });

    static async Task WriteAsync(Map map, string text)
    {
        await Expect(map.Panel.Locator(".comments[data-ready=true]")).ToBeVisibleAsync();
        await NewComment(map).FillAsync(text);
        await map.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(NewComment(map)).ToHaveValueAsync("");
    }

    internal static async Task<string> IdOfAsync(Map map, string touchpoint) => (await map.Touchpoint(touchpoint).GetAttributeAsync("data-id"))!;

    static Guid JourneyOf(Map map) => Guid.Parse(new Uri(map.Page.Url).Segments[^1]);

    async Task<(Map Editor, Map Viewer)> TogetherAsync()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        return (
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id),
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id));
    }
}
