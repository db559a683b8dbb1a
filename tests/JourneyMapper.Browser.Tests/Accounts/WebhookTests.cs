using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Accounts;

public sealed class WebhookTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task An_owner_creates_a_webhook_sees_its_secret_once_and_reads_what_became_of_a_test() => InBrowserAsync(async () =>
    {
        var olga = await ArriveAsync(await Application.NewMemberAsync(Role.Owner));
        var page = olga.Page;
        await olga.OpenAsync("/members");
        await page.GetByRole(AriaRole.Link, new() { Name = "Webhooks" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New webhook" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New webhook" });
        await dialog.GetByLabel("Address").FillAsync("http://example.org/hook");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create webhook" }).ClickAsync();
        await Expect(dialog.GetByText("begins with https://").First).ToBeVisibleAsync();
        await olga.ShouldBeAccessibleAsync();
        // Leads to this very computer, which is none that anything is sent to.
        await dialog.GetByLabel("Address").FillAsync("https://localhost:9/hook");
        await dialog.GetByLabel("Findings").UncheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create webhook" }).ClickAsync();

        await Expect(page.GetByLabel("Secret of the webhook")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^whsec_.{40,}$"));
        var card = page.GetByRole(AriaRole.Region, new() { Name = "localhost:9" });
        await Expect(card.GetByRole(AriaRole.List, new() { Name = "Events" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Leads to a private network");
        await olga.ShouldBeAccessibleAsync();

        await page.ReloadAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Switch off" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Secret of the webhook")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Expect(card.GetByText("Switched off.")).ToBeVisibleAsync();
    });
}
