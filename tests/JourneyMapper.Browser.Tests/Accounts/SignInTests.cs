using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Accounts;

public sealed class SignInTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_stranger_is_led_to_the_sign_in_and_from_there_to_the_page_that_was_asked_for() => InBrowserAsync(async () =>
    {
        var stranger = await ArriveAsync(person: null);
        await stranger.Page.GotoAsync("/");
        await Expect(stranger.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignIn, Exact = true })).ToBeVisibleAsync();
        await stranger.Page.GetByLabel(AccessibleNames.Email).FillAsync(Application.Owner.Email);
        await stranger.Page.GetByLabel(AccessibleNames.Password, new() { Exact = true }).FillAsync(Application.Owner.Password);
        await stranger.Page.Keyboard.PressAsync("Enter");
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = AccessibleNames.Journeys, Level = 1 })).ToBeVisibleAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Link, new() { Name = AccessibleNames.Journeys, Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_wrong_password_is_refused_without_saying_what_was_wrong() => InBrowserAsync(async () =>
    {
        var somebody = await Application.NewMemberAsync();
        var stranger = await ArriveAsync(person: null);
        foreach (var email in (string[])[somebody.Email, "nobody@example.org"])
        {
            await stranger.Page.GotoAsync("/account/sign-in");
            await stranger.Page.GetByLabel(AccessibleNames.Email).FillAsync(email);
            await stranger.Page.GetByLabel(AccessibleNames.Password, new() { Exact = true }).FillAsync("not the password at all");
            await stranger.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignIn, Exact = true }).ClickAsync();
            await Expect(stranger.Alert).ToContainTextAsync("Email or password is not right.");
        }
    });

    [Fact]
    public Task The_sign_in_page_is_accessible() => InBrowserAsync(async () =>
    {
        var stranger = await ArriveAsync(person: null);
        await stranger.Page.GotoAsync("/account/sign-in");
        await stranger.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task A_member_gets_the_own_language() => InBrowserAsync(async () =>
    {
        var marie = await ArriveAsync(await Application.NewMemberAsync(language: "fr"));
        await marie.Page.GotoAsync("/");
        await Expect(marie.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(marie.Page.GetByRole(AriaRole.Heading, new() { Name = "Parcours", Level = 1 })).ToBeVisibleAsync();
    });
}
