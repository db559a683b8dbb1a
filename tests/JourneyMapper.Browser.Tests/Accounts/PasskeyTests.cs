using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Accounts;

public sealed class PasskeyTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_member_adds_a_passkey_signs_in_with_it_and_removes_it() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        var page = mia.Page;
        var device = await Authenticator.AttachAsync(page);

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddPasskey }).ClickAsync();
        var naming = page.GetByRole(AriaRole.Dialog, new() { Name = "Name your passkey" });
        await Expect(naming.GetByLabel(AccessibleNames.Name)).ToHaveValueAsync("Linux");
        (await device.DomainsAsync()).ShouldBe(["localhost"]);
        await mia.ShouldBeAccessibleAsync();
        await naming.GetByLabel(AccessibleNames.Name).FillAsync("Office laptop");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The passkey was renamed.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Office laptop" })).ToBeVisibleAsync();
        await mia.ShouldBeAccessibleAsync();

        // Untouched, so that the page's own question waits.
        await device.TouchAsync(false);
        await SignOutAsync(page);
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount");
        await mia.ShouldBeAccessibleAsync();
        await device.TouchAsync(true);
        // The page that is left is there for a while, and asks for nothing any more.
        await page.RouteAsync("**/account", async route =>
        {
            await Task.Delay(1000);
            await route.ContinueAsync();
        });
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignInWithPasskey }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Account", Level = 1 })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Office laptop" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Remove a passkey" });
        await mia.ShouldBeAccessibleAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(question).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Office laptop" }).ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("The passkey was removed.")).ToBeVisibleAsync();

        // The device still has it; the server does not know it any more.
        await device.TouchAsync(false);
        await SignOutAsync(page);
        await page.GotoAsync("/account/sign-in");
        mia.ErrorsExpected = true;
        await device.TouchAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignInWithPasskey }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This passkey is not valid here.");
    });

    [Fact]
    public Task A_passkey_chosen_in_the_field_of_the_email_signs_in() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        var device = await Authenticator.AttachAsync(mia.Page);
        await mia.Page.GotoAsync("/account");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddPasskey }).ClickAsync();
        await Expect(mia.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await mia.Page.Keyboard.PressAsync("Escape");

        await device.TouchAsync(false);
        await SignOutAsync(mia.Page);

        // The browser at hand chooses by itself as soon as it may offer one.
        await mia.Page.GotoAsync("about:blank");
        await device.TouchAsync(true);
        await mia.Page.GotoAsync("/account/sign-in?returnUrl=%2Faccount");
        await Expect(mia.Page.GetByRole(AriaRole.Heading, new() { Name = "Account", Level = 1 })).ToBeVisibleAsync();
        (await device.DomainsAsync()).Count.ShouldBe(1);
    });

    [Fact]
    public Task A_passkey_does_not_wait_however_many_wrong_passwords_were_tried() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        var page = mia.Page;
        var device = await Authenticator.AttachAsync(page);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddPasskey }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await device.TouchAsync(false);
        await SignOutAsync(page);

        for (var i = 0; i < 7; i++)
        {
            await page.GotoAsync("/account/sign-in");
            await page.GetByLabel(AccessibleNames.Email).FillAsync(mia.Person!.Email);
            await page.GetByLabel(AccessibleNames.Password, new() { Exact = true }).FillAsync("not the password at all");
            await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignIn, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        // The browser at hand chooses by itself as soon as it may offer one.
        await page.GotoAsync("about:blank");
        await device.TouchAsync(true);
        await page.GotoAsync("/account/sign-in");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    });

    [Fact]
    public Task Closing_the_window_of_the_device_is_no_error_and_a_second_passkey_on_it_is_one() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        var device = await Authenticator.AttachAsync(mia.Page);
        await mia.Page.GotoAsync("/account");
        var add = mia.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddPasskey });
        var problem = mia.Page.Locator("[data-problem]");

        await mia.Page.EvaluateAsync("""
            () => {
              const create = navigator.credentials.create;
              navigator.credentials.create = async () => {
                navigator.credentials.create = create;
                // Only after the page has dealt with it.
                setTimeout(() => document.body.dataset.closed = 'true');
                throw new DOMException('Closed by the person', 'NotAllowedError');
              };
            }
            """);
        await add.ClickAsync();
        await Expect(mia.Page.Locator("body[data-closed]")).ToBeAttachedAsync();
        (await problem.TextContentAsync()).ShouldBeEmpty();

        await add.ClickAsync();
        await Expect(mia.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await mia.Page.Keyboard.PressAsync("Escape");
        await add.ClickAsync();
        await Expect(problem).ToHaveTextAsync("This device already has a passkey for your account.");
        (await device.DomainsAsync()).Count.ShouldBe(1);
    });

    [Fact]
    public Task Where_the_browser_has_no_passkeys_the_account_page_says_so() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        await mia.Page.AddInitScriptAsync("delete window.PublicKeyCredential");
        await mia.Page.GotoAsync("/account");
        await Expect(mia.Page.GetByText("Passkeys need an up-to-date browser")).ToBeVisibleAsync();
        await Expect(mia.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddPasskey })).ToBeHiddenAsync();
        await SignOutAsync(mia.Page);
        await mia.Page.GotoAsync("/account/sign-in");
        await Expect(mia.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignInWithPasskey })).ToBeHiddenAsync();
    });

    // As people do: without its cookies alone, the session would go on, and an answer on its way could bring them back.
    static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".user-menu summary:visible").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel(AccessibleNames.Email)).ToBeVisibleAsync();
    }
}
