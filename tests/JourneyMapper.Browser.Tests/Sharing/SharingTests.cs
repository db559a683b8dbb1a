using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Sharing;

/// <summary>A link from the map to a guest on a phone, what the guest says, and its end.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class SharingTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_guest_reads_the_map_on_a_phone_comments_and_is_gone_with_the_link() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Button("Share").ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What it is for").FillAsync("For the agency");
        await dialog.GetByLabel("Comments").SelectOptionAsync("Guests read and write comments");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lanes, password, watermark, embedding" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Thought" }).UncheckAsync();
        await dialog.GetByLabel("Password").FillAsync("short");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        await Expect(dialog.GetByText("A password has 8 to 128 characters.").First).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Password").FillAsync("open sesame");
        await dialog.GetByLabel("Watermark").FillAsync("Draft");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await dialog.GetByLabel("Link for guests").InputValueAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the link “For the agency”" })).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();

        var guest = await ArriveAsync(null, 390, 844);
        // A link that is over is an answer with an error's status.
        guest.ErrorsExpected = true;
        var page = guest.Page;
        await page.GotoAsync(link);
        await guest.ShouldBeAccessibleAsync();
        await page.GetByLabel("Password").FillAsync("open sesame");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Buying a road bike" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem, new() { Name = "Store", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".lane-title").Filter(new() { HasText = "Thought" })).ToHaveCountAsync(0);
        await guest.ShouldBeAccessibleAsync();
        // The map is read by keyboard: it takes the focus, and arrows scroll it.
        await page.GetByRole(AriaRole.Region, new() { Name = "Journey map" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".guest-map")).Not.ToHaveJSPropertyAsync("scrollLeft", 0);
        (await page.EvaluateAsync<int>("document.scripts.length")).ShouldBe(0);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        await page.GetByRole(AriaRole.Link, new() { Name = "Write a comment" }).ClickAsync();
        await guest.ShouldBeAccessibleAsync();
        await page.GetByLabel("What it is about").SelectOptionAsync("Store");
        await page.GetByLabel("Your name").FillAsync("Eve");
        await page.GetByLabel("Your comment").FillAsync("Is it open on Sundays?");
        // Nobody is quicker than the form allows.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).ClickAsync();
        await Expect(page.GetByText("Is it open on Sundays?")).ToBeVisibleAsync();
        await Expect(page.GetByText("Eve (guest)")).ToBeVisibleAsync();
        await guest.ShouldBeAccessibleAsync();

        // The board hears of it, and the dialog ends the link.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await map.Button("Comments").ClickAsync();
        await Expect(ann.Page.GetByText("Eve (guest)").First).ToBeVisibleAsync();
        await map.Button("Share").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke “For the agency”" }).ClickAsync();
        await Expect(dialog.GetByText("Revoked", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This link leads nowhere" })).ToBeVisibleAsync();
        await guest.ShouldBeAccessibleAsync();

        var owner = await ArriveAsync(Application.Owner);
        await owner.OpenAsync("/shared-links");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Ended" }).ClickAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "For the agency" })).ToBeVisibleAsync();
        await owner.ShouldBeAccessibleAsync();
    });
}
