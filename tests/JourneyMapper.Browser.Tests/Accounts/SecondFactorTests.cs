using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Accounts;

public sealed class SecondFactorTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_member_sets_up_an_app_keeps_the_recovery_codes_and_signs_in_with_a_code() => InBrowserAsync(async () =>
    {
        var person = await Application.NewMemberAsync();
        var mia = await ArriveAsync(person, 390, 844);
        var page = mia.Page;
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Region, new() { Name = "Two-step verification" }).GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await Expect(page.GetByAltText("QR code for the authenticator app")).ToBeVisibleAsync();
        await mia.ShouldBeAccessibleAsync();
        var key = await page.Locator("#authenticator-key").TextContentAsync() ?? "";
        await page.GetByLabel("The code that the app shows").FillAsync(Totp.Code(key));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
        var codes = (await page.Locator("#recovery-codes").TextContentAsync() ?? "").Split('\n');
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download as text" }).ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain(codes[9]);
        await mia.ShouldBeAccessibleAsync();

        var elsewhere = await ArriveAsync(person: null);
        await elsewhere.Page.GotoAsync("/account/sign-in?returnUrl=%2Faccount");
        await elsewhere.Page.GetByLabel(AccessibleNames.Email).FillAsync(person.Email);
        await elsewhere.Page.GetByLabel(AccessibleNames.Password, new() { Exact = true }).FillAsync(person.Password);
        await elsewhere.Page.Keyboard.PressAsync("Enter");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = "And a second proof" })).ToBeVisibleAsync();
        await elsewhere.ShouldBeAccessibleAsync();
        await elsewhere.Page.GetByLabel("The code of the app", new() { Exact = true }).FillAsync(Totp.Code(key, ahead: 1));
        await elsewhere.Page.Keyboard.PressAsync("Enter");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = "Account", Level = 1 })).ToBeVisibleAsync();
    });
}
