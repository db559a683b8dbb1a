using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A journey's map as somebody sees it, found by what a screen reader says.</summary>
sealed class Map(Visitor visitor)
{
    public Visitor Visitor => visitor;

    public IPage Page => visitor.Page;

    /// <summary>Whether all is saved, or what else is the matter.</summary>
    public ILocator Status => Page.Locator(".bar").GetByRole(AriaRole.Status);

    /// <summary>A map with few touchpoints: all are on the screen.</summary>
    public static Journey Small()
    {
        (Stage Stage, string Name)[] touchpoints =
        [
            (Stage.Awareness, "Ad"), (Stage.Awareness, "Review"), (Stage.Consideration, "Website"),
            (Stage.Decision, "Store"), (Stage.Retention, "Newsletter"), (Stage.Loyalty, "Referral"),
        ];
        return touchpoints.Aggregate(new Journey { Id = Guid.CreateVersion7(), Title = "Buying a road bike" }, (journey, touchpoint) =>
            ((Outcome<Journey>.Applied)journey.Apply(JourneyKinds.Touchpoint.Add(new Touchpoint { Id = Guid.CreateVersion7(), Stage = touchpoint.Stage, Name = touchpoint.Name }, Place.AtEnd))).After)
            with
        { Revision = 0, ContentRevision = 0 };
    }

    public static async Task<Map> OpenAsync(Visitor visitor, Guid journey)
    {
        await visitor.OpenMapAsync(journey);
        return new(visitor);
    }

    public ILocator Band(string label) => Page.GetByRole(AriaRole.Region, new() { Name = label, Exact = true });

    public ILocator Touchpoint(string name) => Page.GetByRole(AriaRole.Listitem, new() { Name = name, Exact = true });

    public ILocator Card(string name) => Touchpoint(name).Locator("button.tp");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What a touchpoint shows in the lane of KPIs.</summary>
    public ILocator Figures(string touchpoint) => Touchpoint(touchpoint).Locator("[data-field=Kpis]");

    public ILocator Panel => Page.GetByRole(AriaRole.Complementary);

    /// <summary>The part of the panel that is about KPIs.</summary>
    public ILocator KpiSection => Panel.GetByRole(AriaRole.Region, new() { Name = "KPIs", Exact = true });

    /// <summary>A field of the panel at the side.</summary>
    public ILocator Field(string label) => Panel.GetByLabel(label, new() { Exact = true });

    /// <summary>Adds a touchpoint at the end of a stage.</summary>
    public async Task AddAsync(string stage, string name)
    {
        await Band(stage).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddTouchpoint, Exact = true }).ClickAsync();
        await Page.Keyboard.TypeAsync($"{name}\n");
        await Page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Pastes a text into what has the focus.</summary>
    public Task PasteAsync(string text) => Page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          if (document.activeElement.dispatchEvent(paste)) document.execCommand('insertText', false, text);
        }
        """,
        text);

    /// <summary>Checks which touchpoints a stage holds, in their order.</summary>
    public Task ShouldHoldAsync(string stage, params string[] names) => names.Length == 0
        ? Expect(Band(stage).Locator("li.touchpoint")).ToHaveCountAsync(0)
        : Expect(Band(stage).Locator("li.touchpoint .tp b")).ToHaveTextAsync(names);

    public Task ShouldBeSavedAsync() => Expect(Status).ToHaveTextAsync(AccessibleNames.Saved);
}
