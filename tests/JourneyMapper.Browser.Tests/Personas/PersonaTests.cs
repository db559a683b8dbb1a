using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Personas;

/// <summary>Personas in their library, on the map and beside it.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class PersonaTests(RunningApplication application) : BrowserTest(application)
{
    // A pixel.
    static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public Task A_persona_is_added_with_a_picture_seen_by_others_changed_deleted_and_brought_back() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"));
        foreach (var visitor in (Visitor[])[ann, bob])
            await visitor.OpenAsync("/personas");
        var name = $"Nora {Guid.NewGuid():N}"[..20];
        await Expect(Button(bob, "New persona")).ToHaveCountAsync(0);

        await Button(ann, "New persona").ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Persona", Exact = true });
        await Expect(dialog.GetByLabel("Name")).ToBeFocusedAsync();
        await Button(ann, "Add persona").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await dialog.GetByLabel("Name").FillAsync(name);
        await dialog.GetByLabel("Goals").FillAsync("Arrive on time\nSpend little");
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "nora.png", MimeType = "image/png", Buffer = "not a picture"u8.ToArray() });
        await Expect(dialog.GetByText("This file is not a picture that can be read")).ToBeVisibleAsync();
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "nora.png", MimeType = "image/png", Buffer = Png });
        await Expect(dialog.Locator("img.avatar")).ToBeVisibleAsync();
        await dialog.GetByLabel("Store", new() { Exact = true }).CheckAsync();
        await ann.ShouldBeAccessibleAsync();
        await Button(ann, "Add persona").ClickAsync();
        await Expect(Button(bob, name)).ToBeVisibleAsync();

        await Button(bob, name).ClickAsync();
        var card = bob.Page.GetByRole(AriaRole.Dialog, new() { Name = "Persona", Exact = true });
        await Expect(card.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Arrive on time", "Spend little"]);
        await Expect(card.GetByText("Store")).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Edit" })).ToHaveCountAsync(0);
        await bob.Page.Keyboard.PressAsync("Escape");

        await Button(ann, $"Menu of “{name}”").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Expect(Button(bob, name)).ToHaveCountAsync(0);
        await Button(ann, "Undo").ClickAsync();
        await Expect(Button(bob, name)).ToBeVisibleAsync();
    });

    [Fact]
    public Task What_two_people_change_at_the_same_time_is_shown_before_one_takes_the_place_of_the_other() => InBrowserAsync(async () =>
    {
        var member = await Application.NewMemberAsync();
        var (ann, bob) = (await ArriveAsync(member), await ArriveAsync(await Application.NewMemberAsync()));
        await ann.OpenAsync("/personas");
        var name = $"Paul {Guid.NewGuid():N}"[..20];
        await Button(ann, "New persona").ClickAsync();
        await Dialog(ann).GetByLabel("Name").FillAsync(name);
        await Button(ann, "Add persona").ClickAsync();
        await bob.OpenAsync("/personas");
        foreach (var visitor in (Visitor[])[ann, bob])
        {
            await Button(visitor, name).ClickAsync();
            await Button(visitor, "Edit").ClickAsync();
        }

        await Dialog(ann).GetByLabel("Quote").FillAsync("From Ann");
        await Button(ann, "Save").ClickAsync();
        await Expect(Dialog(ann)).ToHaveCountAsync(0);
        await Dialog(bob).GetByLabel("Quote").FillAsync("From Bob");
        await Button(bob, "Save").ClickAsync();
        await Expect(Dialog(bob).GetByText("From Ann")).ToBeVisibleAsync();
        await Expect(Dialog(bob).GetByLabel("Quote")).ToHaveValueAsync("From Bob");
        await Button(bob, "Save").ClickAsync();
        await Expect(Dialog(bob)).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByText("“From Bob”")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Two_personas_of_a_journey_have_curves_of_their_own_that_are_moved_hidden_and_undone() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var (first, second) = ($"Tom {Guid.NewGuid():N}"[..16], $"Lea {Guid.NewGuid():N}"[..16]);
        await ann.Button("Buying a road bike").ClickAsync();
        foreach (var name in (string[])[first, second])
        {
            await ann.Panel.GetByRole(AriaRole.Button, new() { Name = "New persona" }).ClickAsync();
            await Dialog(ann.Visitor).GetByLabel("Name").FillAsync(name);
            await Button(ann.Visitor, "Add persona").ClickAsync();
            await Expect(ann.Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        }

        await Expect(Slider(bob, $"Emotion: Ad, {first}")).ToBeVisibleAsync();
        var point = Slider(ann, $"Emotion: Ad, {second}");
        await Expect(point).ToHaveAttributeAsync("aria-valuetext", "not said yet");
        await point.FocusAsync();
        await ann.Page.Keyboard.PressAsync("ArrowDown");
        await ann.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Slider(bob, $"Emotion: Ad, {second}")).ToHaveAttributeAsync("aria-valuenow", "-2");
        await Expect(Slider(bob, $"Emotion: Ad, {first}")).ToHaveAttributeAsync("aria-valuenow", "0");
        // A mere click says that somebody feels neither way.
        await ann.Card("Review").HoverAsync();
        await Slider(ann, $"Emotion: Review, {second}").ClickAsync();
        await Expect(Slider(bob, $"Emotion: Review, {second}")).ToHaveAttributeAsync("aria-valuetext", "neutral", new() { IgnoreCase = true });
        await Expect(bob.Touchpoint("Ad").Locator(".curve.other")).ToHaveCountAsync(1);
        await ann.ShouldBeSavedAsync();
        var stored = await Application.StoredAsync(journey.Id);
        stored.Touchpoints.Take(2).Select(touchpoint => (touchpoint.Emotion, touchpoint.Emotion2)).ShouldBe([(0, -2), (0, 0)]);

        await ann.Button("Buying a road bike").ClickAsync();
        await ann.Panel.GetByRole(AriaRole.Button, new() { Name = $"Hide the curve of {second}" }).ClickAsync();
        await Expect(point).ToHaveCountAsync(0);
        await Expect(Slider(bob, $"Emotion: Ad, {second}")).ToBeVisibleAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();

        await ann.Panel.GetByRole(AriaRole.Button, new() { Name = $"Remove {second} from the journey" }).ClickAsync();
        await Expect(Slider(bob, $"Emotion: Ad, {second}")).ToHaveCountAsync(0);
        await ann.Button(AccessibleNames.Undo).First.ClickAsync();
        await Expect(Slider(bob, $"Emotion: Ad, {second}")).ToHaveAttributeAsync("aria-valuenow", "-2");
        await bob.Button($"Open the persona {first}").ClickAsync();
        await Expect(Dialog(bob.Visitor).GetByRole(AriaRole.Heading, new() { Name = first })).ToBeVisibleAsync();
    });

    static ILocator Button(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static ILocator Dialog(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Persona", Exact = true });

    static ILocator Slider(Map map, string name) => map.Page.GetByRole(AriaRole.Slider, new() { Name = name, Exact = true });
}
