using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>One panel at a time stands beside the map.</summary>
public sealed class SidePanelTests
{
    readonly List<Guid?> selections = [];
    readonly SidePanel panel;

    public SidePanelTests() => panel = new(selections.Add);

    [Fact]
    public void A_touchpoint_is_selected_exactly_while_its_panel_is_open()
    {
        var id = Guid.NewGuid();
        panel.OpenTouchpoint(id, "csat");
        (panel.Kind, panel.Touchpoint, panel.Kpi).ShouldBe((PanelKind.Touchpoint, id, "csat"));
        panel.Open(PanelKind.Findings);
        (panel.Kind, panel.Touchpoint, panel.Kpi).ShouldBe((PanelKind.Findings, null, null));
        panel.Close();
        panel.Kind.ShouldBe(PanelKind.None);
        selections.ShouldBe([id, null, null]);
    }

    [Fact]
    public void Comments_about_a_touchpoint_keep_it_selected()
    {
        var (id, other) = (Guid.NewGuid(), Guid.NewGuid());
        panel.OpenComments(new(new(id)));
        (panel.Kind, panel.Touchpoint).ShouldBe((PanelKind.Comments, id));
        panel.Highlight(other);
        (panel.Kind, panel.Touchpoint, panel.Comments.Place.Touchpoint).ShouldBe((PanelKind.Comments, other, id));
        panel.Close();
        selections.ShouldBe([id, other, null]);
    }

    [Fact]
    public void The_button_of_the_catalogue_closes_it_and_a_stage_never_does()
    {
        panel.ToggleCatalogue(Stage.Loyalty);
        panel.ToggleCatalogue(Stage.Decision);
        (panel.Kind, panel.CatalogueStage).ShouldBe((PanelKind.Catalogue, Stage.Decision));
        panel.ToggleCatalogue(null);
        panel.Kind.ShouldBe(PanelKind.None);
        panel.ToggleCatalogue(null);
        (panel.Kind, panel.CatalogueStage).ShouldBe((PanelKind.Catalogue, null));
    }
}
