using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Journeys;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests;

/// <summary>The whole way of somebody who has just installed the application, with its private PostgreSQL.</summary>
public sealed partial class NewcomerTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task From_the_first_start_to_a_map_that_survives_a_restart() => InBrowserAsync(async () =>
    {
        using var data = new TestFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["JourneyMapper__DataDirectory"] = Path.Combine(data.Path, "data"),
        };
        var owner = new Person(Guid.Empty, "first", "first@example.org", "the first password of all", Role.Owner);
        string[] names;
        Guid journey;
        await using (var server = await Server.StartAsync(settings))
        {
            var visitor = await ArriveAsync(server.Address, person: null);
            await visitor.Page.GotoAsync("/");
            await Expect(visitor.Page.GetByLabel("Setup code")).ToBeFocusedAsync();
            await visitor.ShouldBeAccessibleAsync();
            await visitor.Page.GotoAsync(PrintedAddress().Match(server.Output).Value);
            await Expect(visitor.Page).ToHaveURLAsync(new Uri(server.Address, "/setup").AbsoluteUri);
            await visitor.Page.GetByLabel("Your name").FillAsync(owner.Name);
            await visitor.Page.GetByLabel("Email").FillAsync(owner.Email);
            await visitor.Page.GetByLabel("Password").FillAsync(owner.Password);
            await visitor.Page.GetByLabel("Workspace name").FillAsync("Velo AG");
            await visitor.ShouldBeAccessibleAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create workspace" }).ClickAsync();
            await visitor.AnswersAsync();
            journey = await JourneysPageTests.NewFromSampleAsync(visitor);
            var touchpoints = visitor.Page.Locator("li.touchpoint .tp b");
            var first = await touchpoints.First.InnerTextAsync();
            await visitor.Page.Locator("li.touchpoint .tp").First.FocusAsync();
            await visitor.Page.Keyboard.PressAsync("Alt+ArrowRight");
            await Expect(touchpoints.First).Not.ToHaveTextAsync(first);
            await Expect(visitor.Page.Locator(".bar").GetByRole(AriaRole.Status)).ToHaveTextAsync(AccessibleNames.Saved);
            names = [.. await touchpoints.AllInnerTextsAsync()];
            // Ctrl+C under an open page.
            visitor.ErrorsExpected = true;
            (await server.StopAsync()).ShouldBe(0);
        }

        await using var again = await Server.StartAsync(settings);
        var later = await ArriveAsync(again.Address, owner);
        await later.OpenMapAsync(journey);
        await Expect(later.Page.Locator("li.touchpoint .tp b")).ToHaveTextAsync(names);
        later.ErrorsExpected = true;
    });

    [GeneratedRegex(@"http://localhost:\d+/setup\?code=[0-9A-Z-]+")]
    private static partial Regex PrintedAddress();
}
