using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>Who opens more pages than one member may have.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class TooManyPagesTests(RunningApplication application) : BrowserTest(application)
{
    [Theory]
    [InlineData("en", "You have very many pages of JourneyMapper open", "Try again")]
    [InlineData("fr", "Vous avez ouvert un très grand nombre de pages", "Réessayer")]
    public Task One_more_page_says_what_to_do_and_goes_on_when_another_is_closed(string language, string sentence, string again) => InBrowserAsync(async () =>
    {
        await using var node = await Application.StartNodeAsync([("JourneyMapper:Circuits:AtOnce", "1")]);
        var visitor = await ArriveAsync(node.Address, await Application.NewMemberAsync(Role.Editor, language));
        await visitor.OpenAsync("/");

        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync(new Uri(node.Address, "/personas").AbsoluteUri);
        var bar = second.Locator("#too-many-pages");
        await Expect(bar).ToContainTextAsync(sentence);
        await Expect(bar).ToBeVisibleAsync();
        await Expect(second.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(second.Locator("body > [data-live]")).ToHaveCountAsync(0);

        await visitor.Page.GotoAsync("about:blank");
        await bar.GetByRole(AriaRole.Button, new() { Name = again }).ClickAsync();
        await second.Locator("body > [data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(bar).ToBeHiddenAsync();
    });
}
