using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Experiments;

/// <summary>An experiment is planned from the panel of a touchpoint, gets figures, and is decided; others see it as it happens.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class ExperimentTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task An_experiment_is_planned_filled_and_decided_while_a_viewer_looks_on() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(new Journey { Id = Guid.CreateVersion7(), Title = "Buying gloves", Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Checkout" }] });
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Card("Checkout").ClickAsync();
        var section = ann.Page.GetByRole(AriaRole.Region, new() { Name = "Experiments", Exact = true });
        await section.GetByRole(AriaRole.Button, new() { Name = "New experiment" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).First.FillAsync("Shorter form");
        await dialog.GetByLabel("Rate so far (%)").FillAsync("10");
        await dialog.GetByLabel("Smallest difference that matters").FillAsync("5");
        await Expect(dialog).ToContainTextAsync("Needed for each variant: 686");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Plan this size" }).ClickAsync();
        await Expect(dialog.GetByLabel("Planned for each variant")).ToHaveValueAsync("686");
        // What cannot be is said, and nothing that was typed is lost.
        await dialog.GetByLabel("Visitors").First.FillAsync("10");
        await dialog.GetByLabel("Conversions").First.FillAsync("11");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add experiment" }).ClickAsync();
        await Expect(dialog.GetByText("More conversions than visitors: that cannot be.").First).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Name", new() { Exact = true }).First).ToHaveValueAsync("Shorter form");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Paste figures" }).ClickAsync();
        await dialog.GetByLabel("Rows from a spreadsheet").FillAsync("A\t500\t50\nB\t500\t85");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(dialog.GetByLabel("Conversions").Nth(1)).ToHaveValueAsync("85");
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add experiment" }).ClickAsync();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "Shorter form" })).ToBeVisibleAsync();

        var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"));
        await bob.OpenAsync($"/experiments?journey={journey.Id}");
        var table = bob.Page.GetByRole(AriaRole.Table, new() { Name = "Experiments" });
        await Expect(table).ToContainTextAsync("500 of 686");
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "New experiment" })).ToHaveCountAsync(0);
        await bob.ShouldBeAccessibleAsync();
        await table.GetByRole(AriaRole.Link, new() { Name = "Shorter form" }).ClickAsync();
        await Expect(bob.Page.GetByText("So far, B is ahead of A.")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByText("Too early to tell")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" })).ToHaveCountAsync(0);
        await bob.ShouldBeAccessibleAsync();

        await section.GetByRole(AriaRole.Link, new() { Name = "Shorter form" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Edit experiment" }).ClickAsync();
        foreach (var variant in (int[])[0, 1])
            await dialog.GetByLabel("Visitors").Nth(variant).FillAsync("700");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(bob.Page.GetByText("B is better than A.")).ToBeVisibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await dialog.GetByLabel("Variant to keep").SelectOptionAsync("B");
        await dialog.GetByLabel("Why").FillAsync("More visitors finish");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save decision" }).ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Region, new() { Name = "Decision" })).ToContainTextAsync("More visitors finish");
        await ann.ShouldBeAccessibleAsync();
    });
}
