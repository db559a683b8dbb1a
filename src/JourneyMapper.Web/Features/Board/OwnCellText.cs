using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Says what cells of own lanes hold.</summary>
static class OwnCellText
{
    const decimal Example = 1234.5m;

    /// <summary>Why a text is not what a lane of figures, links or levels holds.</summary>
    public static string Problem(LaneType type) => type switch
    {
        LaneType.Number => BoardText.CellNoNumber.With(Example.ToString("#,0.0", CultureInfo.CurrentCulture).Unbroken()),
        LaneType.Curve => BoardText.CellNoLevel,
        _ => BoardText.CellNoLinks,
    };
}
