using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Import;

public sealed class ScheduledImportTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task An_owner_enters_an_address_and_is_told_why_nothing_is_to_be_had_there() => InBrowserAsync(async () =>
    {
        var olga = await ArriveAsync(await Application.NewMemberAsync(Role.Owner));
        await olga.OpenAsync("/measurements/import");
        var (address, fetch) = (olga.Page.GetByLabel("Or the address of a file"), olga.Page.GetByRole(AriaRole.Button, new() { Name = "Fetch" }));
        await address.FillAsync("http://example.org/values.csv");
        await fetch.ClickAsync();
        await Expect(olga.Page.GetByText("it begins with https://").First).ToBeVisibleAsync();
        // Leads to this very computer, from which nothing is fetched.
        await address.FillAsync("https://localhost:9/values.csv");
        await fetch.ClickAsync();
        await Expect(olga.Page.GetByText("Leads to a private network")).ToBeVisibleAsync();
        await olga.ShouldBeAccessibleAsync();

        await olga.Page.GetByRole(AriaRole.Link, new() { Name = "See all scheduled imports" }).ClickAsync();
        await Expect(olga.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is imported by itself yet" })).ToBeVisibleAsync();
        await olga.ShouldBeAccessibleAsync();
    });
}
