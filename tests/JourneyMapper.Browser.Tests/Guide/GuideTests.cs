using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Guide;

/// <summary>The guide as pages: turning them, searching, reading on a phone.</summary>
public sealed class GuideTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task One_reads_on_from_section_to_section_and_finds_words() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await ann.OpenAsync("/guide");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "First steps" }).First.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("First steps");
        await ann.Page.Locator("a[rel=next]").ClickAsync();
        var heading = ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(heading).ToHaveTextAsync("Drawing");
        await Expect(heading).ToBeFocusedAsync();
        await Expect(heading).ToBeInViewportAsync();

        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync("PASSKEY");
        await ann.Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await ann.Page.WaitForURLAsync("**/guide?q=PASSKEY");
        await Expect(ann.Page.Locator("mark").First).ToHaveTextAsync("Passkey");
        await ann.AnswersAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Passkeys", Exact = true }).First.ClickAsync();
        await ann.Page.WaitForURLAsync("**/guide/first-steps#passkeys");
        await Expect(ann.Page.Locator("#passkeys")).ToBeInViewportAsync();
    });

    [Theory]
    [InlineData("en", 1440, "/guide")]
    [InlineData("fr", 390, "/guide")]
    [InlineData("fr", 1440, "/guide/first-steps")]
    [InlineData("en", 390, "/guide/access-tokens")]
    [InlineData("fr", 390, "/guide/roles")]
    [InlineData("en", 390, "/guide/coverage-rules")]
    [InlineData("fr", 1440, "/guide?q=couverture")]
    [InlineData("en", 390, "/guide?q=zebra")]
    public Task The_pages_are_accessible_and_fit(string language, int width, string path) => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync(language: language), width);
        await ann.OpenAsync(path);
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    });
}
