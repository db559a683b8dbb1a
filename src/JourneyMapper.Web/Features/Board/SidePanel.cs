using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>What can stand beside the map.</summary>
public enum PanelKind
{
    /// <summary>Nothing: the map has all the room.</summary>
    None,

    /// <summary>The fields of the selected touchpoint.</summary>
    Touchpoint,

    /// <summary>The journey's own fields.</summary>
    Journey,

    /// <summary>The catalogue of usual touchpoints.</summary>
    Catalogue,

    /// <summary>What the coverage review finds.</summary>
    Findings,

    /// <summary>Approval: requests, answers, changes since.</summary>
    SignOff,

    /// <summary>What people say about the journey.</summary>
    Comments,

    /// <summary>What is proposed for it.</summary>
    Proposals,
}

/// <summary>Which panel is open beside the map, and for what. A touchpoint is selected exactly while its panel is open, or that of comments about it.</summary>
/// <param name="onSelect">Hears which touchpoint is selected now, for the others to see.</param>
public sealed class SidePanel(Action<Guid?> onSelect)
{
    /// <summary>Which.</summary>
    public PanelKind Kind { get; private set; }

    /// <summary>The selected touchpoint.</summary>
    public Guid? Touchpoint { get; private set; }

    /// <summary>The KPI of the selected touchpoint that somebody wants to measure.</summary>
    public string? Kpi { get; private set; }

    /// <summary>What somebody wants to read or write among the comments.</summary>
    public CommentRequest Comments { get; private set; } = new(CommentPlace.Whole);

    /// <summary>The stage that the catalogue was opened for.</summary>
    public Stage? CatalogueStage { get; set; }

    /// <summary>Opens a panel instead of the one that is open.</summary>
    public void Open(PanelKind kind) => Show(kind, null, null);

    /// <summary>Opens the panel of a touchpoint.</summary>
    /// <param name="touchpoint">Whose.</param>
    /// <param name="kpi">The KPI that somebody wants to measure.</param>
    public void OpenTouchpoint(Guid touchpoint, string? kpi = null) => Show(PanelKind.Touchpoint, touchpoint, kpi);

    /// <summary>Opens the catalogue, for a stage or for any. Asked for any while it is open, it closes.</summary>
    public void ToggleCatalogue(Stage? stage)
    {
        CatalogueStage = stage;
        Open(Kind == PanelKind.Catalogue && stage is null ? PanelKind.None : PanelKind.Catalogue);
    }

    /// <summary>Opens the comments.</summary>
    public void OpenComments(CommentRequest asked)
    {
        Comments = asked;
        Show(PanelKind.Comments, asked.Place.Touchpoint, null);
    }

    /// <summary>Selects a touchpoint beside the panel that is open.</summary>
    public void Highlight(Guid touchpoint) => Show(Kind, touchpoint, null);

    /// <summary>Closes whichever is open.</summary>
    public void Close() => Open(PanelKind.None);

    void Show(PanelKind kind, Guid? touchpoint, string? kpi)
    {
        (Kind, Touchpoint, Kpi) = (kind, touchpoint, kpi);
        onSelect(touchpoint);
    }
}
