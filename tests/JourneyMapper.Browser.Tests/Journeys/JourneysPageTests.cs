using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Journeys;

/// <summary>The list of all journeys: making, renaming, trashing, finding.</summary>
public sealed class JourneysPageTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_new_journey_from_a_sample_opens_with_all_its_touchpoints() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        var journey = await NewFromSampleAsync(ann);
        await Expect(ann.Page.Locator("li.touchpoint")).ToHaveCountAsync((await Application.StoredAsync(journey)).Touchpoints.Length);
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Undo, Exact = true })).ToBeDisabledAsync();
    });

    [Fact]
    public Task A_journey_is_renamed_trashed_and_brought_back() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        await ChooseAsync(ann, journey.Title, "Rename");
        await ann.Page.GetByRole(AriaRole.Dialog).GetByLabel("Title").FillAsync($"Other {journey.Id:N}");
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Card(ann, $"Other {journey.Id:N}")).ToBeVisibleAsync();

        await ChooseAsync(ann, $"Other {journey.Id:N}", "Move to trash");
        await Expect(Card(ann, $"Other {journey.Id:N}")).ToHaveCountAsync(0);
        await ann.OpenAsync("/trash");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = $"Restore: Other {journey.Id:N}" }).ClickAsync();
        await ann.OpenAsync("/");
        await Expect(Card(ann, $"Other {journey.Id:N}")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Searching_leaves_only_what_matches() => InBrowserAsync(async () =>
    {
        var (wanted, other) = (await Application.NewJourneyFromSampleAsync(), await Application.NewJourneyFromSampleAsync(sample: 1));
        var viewer = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await viewer.OpenAsync("/");
        await viewer.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search journeys" }).FillAsync(wanted.Title);
        await Expect(Card(viewer, wanted.Title)).ToBeVisibleAsync();
        await Expect(Card(viewer, other.Title)).ToHaveCountAsync(0);
        await Expect(viewer.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Undoing_a_tag_leaves_alone_what_somebody_else_has_tagged_since() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var (ann, ben) = (await ArriveAsync(await Application.NewMemberAsync()), await ArriveAsync(await Application.NewMemberAsync()));
        await ben.OpenAsync("/");
        var second = await TagAsync(ben, journey.Title, "Summer");
        await ann.OpenAsync("/");
        await (await TagAsync(ann, journey.Title, "Spring")).ClickAsync();
        await Expect(ann.Page.GetByText("1 journey was tagged.")).ToBeVisibleAsync();
        await second.ClickAsync();
        await Expect(ben.Page.GetByText("1 journey was tagged.")).ToBeVisibleAsync();

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Undo, Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByText("Others have changed this since, so it was left as it is.")).ToBeVisibleAsync();
        (await Application.StoredAsync(journey.Id)).Tags.ShouldEndWith("Spring, Summer");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Undo, Exact = true }).ClickAsync();
        await Expect(Card(ben, journey.Title).GetByText("Summer")).ToHaveCountAsync(0);
        (await Application.StoredAsync(journey.Id)).Tags.ShouldEndWith("Spring");

        // Up to the button that adds it.
        static async Task<ILocator> TagAsync(Visitor visitor, string title, string tag)
        {
            await Card(visitor, title).GetByRole(AriaRole.Checkbox).CheckAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Tag…", Exact = true }).ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Dialog).GetByLabel("Tag").FillAsync(tag);
            return visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Add tag" });
        }
    });

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task The_page_is_accessible(string language, int width) => InBrowserAsync(async () =>
    {
        await Application.NewJourneyFromSampleAsync(language);
        var ann = await ArriveAsync(await Application.NewMemberAsync(language: language), width);
        await ann.OpenAsync("/");
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Nouveau parcours" : AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
    });

    /// <summary>Makes a journey from the sample that is offered first and waits for its map.</summary>
    internal static async Task<Guid> NewFromSampleAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator(".choice-card").Filter(new() { HasText = "A template" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Buying a road bike" }).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create journey" }).ClickAsync();
        await visitor.MapIsReadyAsync();
        return Guid.Parse(new Uri(visitor.Page.Url).Segments[^1]);
    }

    static ILocator Card(Visitor visitor, string title) =>
        visitor.Page.GetByRole(AriaRole.Article, new() { Name = title, Exact = true });

    static async Task ChooseAsync(Visitor visitor, string title, string command)
    {
        await Card(visitor, title).GetByRole(AriaRole.Button, new() { Name = $"Actions for “{title}”" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = command }).ClickAsync();
    }
}
