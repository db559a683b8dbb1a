using Bunit;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Comments;
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
        using var gestures = DotNetObjectReference.Create(new BoardGestures(null!, null!, null!, script, null!, null!, () => new([], "EUR"), null!, () => canEdit, _ => { }, _ => { }));
        await script.AttachAsync(JSInterop.JSRuntime, default, gestures, new());
        navigation = new(panel, script, Services.GetRequiredService<IDialogService>(), id => id == shop.Id ? shop : null, () => canEdit, () => new(2026, 3, 1), posted.Add, () => drawn++);
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
        await navigation.ShowAsync(new("measure", null, shop.Id, "csat"));
        panel.Kpi.ShouldBe("csat");
        await navigation.ShowAsync(new(null, null, shop.Id, "Thought"));
        Shown().ShouldBe((shop.Id, nameof(Touchpoint.Thought)));
        await navigation.ShowAsync(new(null, null, shop.Id, "no such field"));
        Shown().ShouldBe((shop.Id, null));
        await navigation.ShowAsync(new("catalogue", Stage.Loyalty, null, null));
        (panel.Kind, panel.CatalogueStage).ShouldBe((PanelKind.Catalogue, Stage.Loyalty));
        await navigation.ShowAsync(new(null, Stage.Decision, null, null));
        Calls("showStage").Single().Arguments.ShouldBe([nameof(Stage.Decision)]);
    }

    [Fact]
    public async Task Whoever_may_only_read_gets_neither_an_audit_nor_the_catalogue()
    {
        canEdit = false;
        await navigation.ShowAsync(new("audit", null, shop.Id, null));
        posted.ShouldBeEmpty();
        panel.Touchpoint.ShouldBe(shop.Id);
        await navigation.ShowAsync(new("catalogue", Stage.Loyalty, null, null));
        panel.Kind.ShouldBe(PanelKind.Touchpoint);
    }

    [Fact]
    public async Task An_audit_of_a_touchpoint_that_is_gone_is_not_asked_for()
    {
        await navigation.ShowAsync(new("audit", null, Guid.NewGuid(), null));
        posted.ShouldBeEmpty();
        panel.Kind.ShouldBe(PanelKind.None);
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
