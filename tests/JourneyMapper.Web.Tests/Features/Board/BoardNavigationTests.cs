using Bunit;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MudBlazor;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>Findings, addresses and clicks lead to their place of the map; what is not there opens nothing.</summary>
public sealed class BoardNavigationTests : UiContext, IAsyncLifetime
{
    readonly Touchpoint shop = new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop" };
    readonly List<Guid?> selected = [];
    readonly List<Func<Task>> posted = [];
    readonly List<string> refused = [];
    readonly BoardScript script = new();
    readonly SidePanel panel;
    BoardNavigation navigation = null!;
    BunitJSModuleInterop board = null!;
    bool canEdit = true;
    int drawn;

    public BoardNavigationTests() => panel = new(selected.Add);

    public async ValueTask InitializeAsync()
    {
        board = JSInterop.SetupModule("/Features/Board/OpenBoard.razor.js").SetupModule("attach", _ => true);
        board.Mode = JSRuntimeMode.Loose;
        // Nothing is called back here.
        using var gestures = DotNetObjectReference.Create(new BoardGestures(null!, null!, null!, script, null!, null!, () => new([], "EUR"), () => new() { Id = Guid.Empty }, null!, () => canEdit, _ => { }, _ => { }, null!, null!));
        await script.AttachAsync(JSInterop.JSRuntime, default, gestures, new());
        navigation = new(panel, script, Services.GetRequiredService<IDialogService>(), id => id == shop.Id ? shop : null, () => canEdit, () => new(2026, 3, 1), posted.Add, () => drawn++, refused.Add);
    }

    [Fact]
    public async Task A_field_opens_in_the_panel_of_its_touchpoint_and_takes_the_focus()
    {
        await navigation.OpenFieldAsync(shop.Id, nameof(Touchpoint.Thought));
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Touchpoint, shop.Id));
        drawn.ShouldBe(1);
        Shown().ShouldBe((shop.Id, nameof(Touchpoint.Thought)));
    }

    [Fact]
    public void A_touchpoint_that_is_gone_opens_nothing()
    {
        panel.Open(PanelKind.Findings);
        navigation.Select(Guid.NewGuid());
        panel.Kind.ShouldBe(PanelKind.None);
        selected.ShouldNotContain(id => id != null);
    }

    [Fact]
    public async Task Each_remedy_leads_to_where_its_finding_is_mended()
    {
        await navigation.MendAsync(new Remedy.AddTouchpoint(Stage.Loyalty));
        (panel.Kind, panel.CatalogueStage).ShouldBe((PanelKind.Catalogue, Stage.Loyalty));
        await navigation.MendAsync(new Remedy.EditField(shop.Id, TouchpointFields.Owner));
        (panel.Touchpoint, Shown()).ShouldBe((shop.Id, (shop.Id, nameof(Touchpoint.Owner))));
        await navigation.MendAsync(new Remedy.OpenTouchpoint(shop.Id));
        Shown().ShouldBe((shop.Id, null));
        await navigation.MendAsync(new Remedy.Measure(shop.Id, "csat"));
        (panel.Kpi, Shown()).ShouldBe(("csat", (shop.Id, nameof(Touchpoint.Kpis))));
        await navigation.MendAsync(new Remedy.OpenStage(Stage.Retention));
        Calls("showStage").Single().Arguments.ShouldBe([nameof(Stage.Retention)]);
        posted.ShouldBeEmpty();
        await navigation.MendAsync(new Remedy.Audit(shop.Id));
        posted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_opens_what_it_asks_for()
    {
        await navigation.ShowAsync(new("measure", null, shop.Id, "csat", null));
        panel.Kpi.ShouldBe("csat");
        await navigation.ShowAsync(new(null, null, shop.Id, "Thought", null));
        Shown().ShouldBe((shop.Id, nameof(Touchpoint.Thought)));
        await navigation.ShowAsync(new(null, null, shop.Id, "no such field", null));
        Shown().ShouldBe((shop.Id, null));
        await navigation.ShowAsync(new("catalogue", Stage.Loyalty, null, null, null));
        (panel.Kind, panel.CatalogueStage).ShouldBe((PanelKind.Catalogue, Stage.Loyalty));
        await navigation.ShowAsync(new(null, Stage.Decision, null, null, null));
        Calls("showStage").Single().Arguments.ShouldBe([nameof(Stage.Decision)]);
    }

    [Fact]
    public async Task Whoever_may_only_read_gets_neither_an_audit_nor_the_catalogue()
    {
        canEdit = false;
        await navigation.ShowAsync(new("audit", null, shop.Id, null, null));
        posted.ShouldBeEmpty();
        panel.Touchpoint.ShouldBe(shop.Id);
        await navigation.ShowAsync(new("catalogue", Stage.Loyalty, null, null, null));
        panel.Kind.ShouldBe(PanelKind.Touchpoint);
    }

    [Fact]
    public async Task An_audit_of_a_touchpoint_that_is_gone_is_not_asked_for()
    {
        await navigation.ShowAsync(new("audit", null, Guid.NewGuid(), null, null));
        posted.ShouldBeEmpty();
        panel.Kind.ShouldBe(PanelKind.None);
        refused.ShouldBe([BoardText.UnknownTouchpoint]);
    }

    [Theory]
    [InlineData("?touchpoint=0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10")]
    [InlineData("?show=coverage&touchpoint=0199D2C4-5A36-7C3E-9B1F-3D0F6F5A2B10&field=Owner", "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10")]
    [InlineData("?touchpoint=nonsense", "00000000-0000-0000-0000-000000000000")]
    [InlineData("?touchpoint=", null)]
    [InlineData("", null)]
    public void An_address_is_read_whatever_stands_in_it(string query, string? touchpoint) =>
        AskedPlace.Of($"https://maps.example.org/journeys/0199d2c4-5a31-7d0a-8f52-6a3c1de2c901{query}").Touchpoint.ShouldBe(touchpoint is null ? null : Guid.Parse(touchpoint));

    [Fact]
    public async Task An_address_that_names_no_touchpoint_of_the_map_says_so()
    {
        panel.Open(PanelKind.Journey);
        await navigation.ShowAsync(AskedPlace.Of("https://maps.example.org/journeys/0199d2c4-5a31-7d0a-8f52-6a3c1de2c901?touchpoint=nonsense"));
        refused.ShouldBe([BoardText.UnknownTouchpoint]);
        panel.Kind.ShouldBe(PanelKind.Journey);
        await navigation.ShowAsync(AskedPlace.Of("https://maps.example.org/journeys/0199d2c4-5a31-7d0a-8f52-6a3c1de2c901"));
        refused.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_finding_that_the_map_does_not_have_is_said_to_be_gone()
    {
        await navigation.ShowFindingAsync("no-owner//0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10/", new CoverageOverlay(null!, JourneyDatabase.Reader, Guid.NewGuid()));
        refused.ShouldBe([BoardText.UnknownFinding]);
        panel.Kind.ShouldBe(PanelKind.Findings);
    }

    [Fact]
    public async Task Comments_open_at_a_cell_and_lead_back_to_it()
    {
        navigation.Comment(shop.Id, nameof(Touchpoint.Thought), writes: true);
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Comments, shop.Id));
        panel.Comments.ShouldBe(new CommentRequest(new(shop.Id, nameof(Touchpoint.Thought)), Writes: true));
        navigation.Comment(shop.Id, nameof(Touchpoint.Emotion));
        panel.Comments.Place.ShouldBe(new CommentPlace(shop.Id));
        navigation.Comment(Guid.NewGuid());
        (panel.Touchpoint, panel.Comments.Place).ShouldBe((null, CommentPlace.Whole));

        await navigation.ShowPlaceAsync(new(shop.Id, nameof(Touchpoint.Thought)));
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Comments, shop.Id));
        Calls("showCell").Single().Arguments.ShouldBe([shop.Id, nameof(Touchpoint.Thought)]);
        await navigation.ShowPlaceAsync(new(Guid.NewGuid()));
        Calls("showCell").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_panel_covers_the_map_what_comments_are_about_opens_instead_of_them()
    {
        board.Setup<bool>("showCell", _ => true).SetResult(true);
        navigation.Comment(shop.Id);
        await navigation.ShowPlaceAsync(new(shop.Id, nameof(Touchpoint.Thought)));
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Touchpoint, shop.Id));
        Shown().ShouldBe((shop.Id, nameof(Touchpoint.Thought)));
    }

    IEnumerable<JSRuntimeInvocation> Calls(string method) => JSInterop.Invocations.Where(call => call.Identifier == method);

    (Guid Touchpoint, string? Field) Shown() => Calls("showTouchpoint").Last().Arguments is [Guid touchpoint, var field] ? (touchpoint, (string?)field) : default;
}
