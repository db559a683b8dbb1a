using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>What owners and members do with what is recorded about people.</summary>
public sealed class RecordAndPrivacyTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task An_owner_narrows_the_record_down_shortens_a_time_and_finds_that_told() => InBrowserAsync(async () =>
    {
        var person = await Application.NewMemberAsync(Role.Owner);
        var olga = await ArriveAsync(person);
        var page = olga.Page;
        await olga.OpenAsync("/members");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retention" }).ClickAsync();
        await page.GetByLabel("Answers of surveys").SelectOptionAsync("730 days");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Keep it shorter" }).ClickAsync();
        await Expect(page.GetByText("The time is saved.")).ToBeVisibleAsync();
        await olga.ShouldBeAccessibleAsync();

        await olga.OpenAsync("/activity");
        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Settings");
        await page.WaitForURLAsync("**/activity?area=Settings");
        // Beside what tests in the same workspace change meanwhile.
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Activity" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = person.Name }).First).ToContainTextAsync("730 days instead of for ever");
        await olga.ShouldBeAccessibleAsync();
        // Other tests share the workspace.
        await olga.OpenAsync("/retention");
        await page.GetByLabel("Answers of surveys").SelectOptionAsync("for ever");
        await Expect(page.GetByText("The time is saved.")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_member_downloads_their_data_and_deletes_their_account() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var page = ann.Page;
        await page.GotoAsync("/account");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("data.json");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete my account" }).ClickAsync();
        await ann.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Textbox).FillAsync(ann.Person!.Email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase my account for good" }).ClickAsync();
        await page.WaitForURLAsync("**/account/erased");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account is gone" })).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
    });
}
