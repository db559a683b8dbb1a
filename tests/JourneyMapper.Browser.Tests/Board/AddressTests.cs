using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The address of a map names what is selected, and leads back to it.</summary>
public sealed class AddressTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task The_address_follows_the_selection_and_a_reload_comes_back_to_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/audits");
        var map = await Map.OpenAsync(ann, journey.Id);
        var entries = await EntriesAsync(map);
        foreach (var name in new[] { "Ad", "Store" })
        {
            await map.Card(name).ClickAsync();
            await Expect(map.Page).ToHaveURLAsync(Address(journey, name));
        }

        (await EntriesAsync(map)).ShouldBe(entries);
        await map.Page.ReloadAsync();
        await Expect(map.Field("Name")).ToHaveValueAsync("Store");
        await Expect(map.Button("Coverage")).ToHaveAttributeAsync("aria-pressed", "false");
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page).ToHaveURLAsync(new Regex($"/journeys/{journey.Id}$"));
        await map.Page.GoBackAsync();
        await Expect(map.Page).ToHaveURLAsync(new Regex("/audits$"));
    });

    [Fact]
    public Task A_link_is_copied_from_the_menu_and_leads_to_the_touchpoint() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Button("More actions: Newsletter").ClickAsync();
        await map.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy link" }).ClickAsync();
        await Expect(map.Page.GetByText("Link copied")).ToBeVisibleAsync();
        var link = await map.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        link.ShouldMatch(Address(journey, "Newsletter").ToString());
        await map.Page.GotoAsync(link);
        await Expect(map.Field("Name")).ToHaveValueAsync("Newsletter");
    });

    [Fact]
    public Task A_link_to_a_finding_unfolds_it_and_one_to_what_is_not_there_says_so() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ann.OpenAsync($"/journeys/{journey.Id}?show=coverage&finding={Uri.EscapeDataString($"no-owner//{Touchpoint(journey, "Store").Id}/")}");
        var map = new Map(ann);
        var finding = map.Panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Nobody answers for “Store”." }).Last;
        await Expect(finding).ToBeFocusedAsync();
        await finding.GetByRole(AriaRole.Button, new() { Name = "Copy link: Nobody answers for “Store”." }).ClickAsync();
        (await map.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(map.Page.Url);

        foreach (var gone in new[] { Guid.NewGuid().ToString(), "nonsense" })
        {
            await ann.OpenAsync($"/journeys/{journey.Id}?touchpoint={gone}");
            await Expect(map.Page.GetByText("a touchpoint that is not on this map")).ToBeVisibleAsync();
            await Expect(map.Touchpoint("Store")).ToBeVisibleAsync();
        }
    });

    static Task<int> EntriesAsync(Map map) => map.Page.EvaluateAsync<int>("history.length");

    static Touchpoint Touchpoint(Journey journey, string name) => journey.Touchpoints.Single(touchpoint => touchpoint.Name == name);

    static Regex Address(Journey journey, string name) => new(Regex.Escape($"/journeys/{journey.Id}?touchpoint={Touchpoint(journey, name).Id}") + "$");
}
