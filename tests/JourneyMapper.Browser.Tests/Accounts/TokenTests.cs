using System.Net.Http.Headers;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Accounts;

public sealed class TokenTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_member_creates_a_token_sees_it_once_and_revokes_it() => InBrowserAsync(async () =>
    {
        var mia = await ArriveAsync(await Application.NewMemberAsync());
        var page = mia.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewToken }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewToken });
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Give the token a name.")).ToBeVisibleAsync();
        await mia.ShouldBeAccessibleAsync();
        await dialog.GetByLabel(AccessibleNames.Name).FillAsync("Monthly report");
        await dialog.GetByLabel("Lasts").SelectOptionAsync("365");
        await page.Keyboard.PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create token" }).ClickAsync();

        var text = page.GetByLabel("Your new access token");
        await Expect(text).ToBeInViewportAsync();
        var token = await text.InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(token);
        await mia.ShouldBeAccessibleAsync();
        using var program = new HttpClient { BaseAddress = Application.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await StatusAsync(program)).ShouldBe(200);

        // Sends the form again: neither a second token nor the first one's text.
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToContainTextAsync("already created");
        await page.GotoAsync("/account");
        await Expect(text).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Access tokens" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        (await page.ContentAsync()).ShouldNotContain(token);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Monthly report" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Revoke an access token" });
        await Expect(question).ToContainTextAsync("This cannot be undone.");
        await mia.ShouldBeAccessibleAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(page.GetByText("The token was revoked.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke Monthly report" })).ToHaveCountAsync(0);
        (await StatusAsync(program)).ShouldBe(401);
        Application.ServerOutput.ShouldNotContain(token);
    });

    [Fact]
    public Task A_viewer_reads_why_there_is_no_token_for_them() => InBrowserAsync(async () =>
    {
        var vera = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await vera.Page.GotoAsync("/account");
        await Expect(vera.Page.GetByText("viewers do not record measurements")).ToBeVisibleAsync();
        await Expect(vera.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewToken })).ToHaveCountAsync(0);
    });

    static async Task<int> StatusAsync(HttpClient program)
    {
        using var response = await program.GetAsync(new Uri("/api/v1/touchpoints", UriKind.Relative));
        return (int)response.StatusCode;
    }
}
