using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>The provider is on 127.0.0.1 and the application on localhost: two sites, as they are elsewhere.</summary>
public sealed class SingleSignOnTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public async Task A_stranger_signs_in_at_the_provider_and_arrives_where_they_were_going()
    {
        await using var provider = await TestIdentityProvider.StartAsync();
        provider.ShowsPage = true;
        await using var server = await Application.StartNodeAsync([.. provider.Settings, ("JourneyMapper:SignOn:NewMembers", "Editor")]);
        var id = Guid.NewGuid().ToString("N");
        provider.Next = new(id, $"{id}@example.org") { Name = $"Zoe {id[..6]}" };
        await InBrowserAsync(async () =>
        {
            var zoe = await ArriveAsync(server.Address, person: null, 390, 844);
            await zoe.Page.GotoAsync("/account");
            await zoe.ShouldBeAccessibleAsync();
            await EnterAsync(zoe);
            await Expect(zoe.Page.GetByRole(AriaRole.Heading, new() { Name = "Account", Level = 1 })).ToBeVisibleAsync();
            await Expect(zoe.Page.GetByText("Your account is linked with Example ID.")).ToBeVisibleAsync();
            await zoe.ShouldBeAccessibleAsync();
            await zoe.Page.GotoAsync("/");
            await Expect(zoe.Page.GetByRole(AriaRole.Heading, new() { Name = AccessibleNames.Journeys, Level = 1 })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_member_links_their_account_and_signs_in_with_it_and_a_code()
    {
        await using var provider = await TestIdentityProvider.StartAsync();
        provider.ShowsPage = true;
        await using var server = await Application.StartNodeAsync(provider.Settings);
        await InBrowserAsync(async () =>
        {
            var person = await Application.NewMemberAsync(Role.Viewer);
            provider.Next = new(person.Id.ToString(), Email: null);
            var mia = await ArriveAsync(server.Address, person);
            var page = mia.Page;
            await page.GotoAsync("/account");
            await page.GetByRole(AriaRole.Region, new() { Name = "Two-step verification" }).GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
            var key = await page.Locator("#authenticator-key").TextContentAsync() ?? "";
            await page.GetByLabel("The code that the app shows").FillAsync(Totp.Code(key));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
            await page.GotoAsync("/account");
            await page.GetByRole(AriaRole.Link, new() { Name = "Link with Example ID" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await Expect(page.GetByText("Your account is linked with Example ID from now on.")).ToBeVisibleAsync();

            var elsewhere = await ArriveAsync(server.Address, person: null);
            await elsewhere.Page.GotoAsync("/account/sign-in");
            await EnterAsync(elsewhere);
            await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = "And a second proof" })).ToBeVisibleAsync();
            await elsewhere.Page.GetByLabel("The code of the app", new() { Exact = true }).FillAsync(Totp.Code(key, ahead: 1));
            await elsewhere.Page.Keyboard.PressAsync("Enter");
            await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = AccessibleNames.Journeys, Level = 1 })).ToBeVisibleAsync();
        });
    }

    static async Task EnterAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Example ID" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}
