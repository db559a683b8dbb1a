using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.OwnChannels;

/// <summary>A platform is added on the page of channels, chosen on a map that is open meanwhile, and cannot be deleted then.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class OwnChannelTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_platform_is_added_chosen_and_renamed_while_a_map_is_open() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(new Journey { Id = Guid.CreateVersion7(), Title = "Buying skates", Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Awareness, Name = "Post" }] });
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Card("Post").ClickAsync();

        var bob = await ArriveAsync(await Application.NewMemberAsync(name: "Bob"));
        await bob.OpenAsync("/channels");
        await bob.ShouldBeAccessibleAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Menu of “Social media”" }).ClickAsync();
        await bob.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Add a platform" }).ClickAsync();
        var dialog = bob.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Skaters’ forum");
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Camera", Exact = true }).CheckAsync();
        await bob.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var line = bob.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Skaters’ forum" });
        await Expect(line).ToContainTextAsync("Not used yet");

        // Ann’s map was open all the time.
        await ann.Page.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync("Social media › Skaters’ forum");
        await Expect(map.Card("Post")).ToContainTextAsync("Skaters’ forum");
        await line.GetByRole(AriaRole.Button, new() { Name = "Menu of" }).ClickAsync();
        await bob.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Change" }).ClickAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Rink forum");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(map.Card("Post")).ToContainTextAsync("Rink forum");
        line = bob.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Rink forum" });
        await line.GetByRole(AriaRole.Button, new() { Name = "Menu of" }).ClickAsync();
        await bob.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Expect(bob.Page.GetByText("This channel is used by touchpoints")).ToBeVisibleAsync();
    });
}
