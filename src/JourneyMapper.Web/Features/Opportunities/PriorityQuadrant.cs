using JourneyMapper.Printing.Drawing;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>The quarters of the matrix of impact and effort.</summary>
enum PriorityQuadrant
{
    /// <summary>The middle row and column belong to none.</summary>
    Between,

    /// <summary>Much impact for little effort.</summary>
    Wins,

    /// <summary>Much impact for much effort.</summary>
    Bets,

    /// <summary>Little impact for little effort.</summary>
    Fillers,

    /// <summary>Little impact for much effort.</summary>
    Leave,
}

/// <summary>What belongs to a quarter of the matrix.</summary>
static class PriorityQuadrants
{
    const int Middle = 3;

    /// <summary>The quarter in which something with these numbers, from 1 to 5, stands.</summary>
    public static PriorityQuadrant Of(int impact, int effort) => (impact.CompareTo(Middle), effort.CompareTo(Middle)) switch
    {
        (0, _) or (_, 0) => PriorityQuadrant.Between,
        ( > 0, < 0) => PriorityQuadrant.Wins,
        ( > 0, > 0) => PriorityQuadrant.Bets,
        ( < 0, < 0) => PriorityQuadrant.Fillers,
        _ => PriorityQuadrant.Leave,
    };

    /// <summary>Its name, in the cell at the outer corner of the quarter; null in all other cells.</summary>
    public static string? Corner(int impact, int effort) => (impact, effort) switch
    {
        (5, 1) => OpportunityText.QuickWins,
        (5, 5) => OpportunityText.BigBets,
        (1, 1) => OpportunityText.Fillers,
        (1, 5) => OpportunityText.Leave,
        _ => null,
    };

    /// <summary>The colour of its ground on paper: that of the screen.</summary>
    public static Color Ground(this PriorityQuadrant quadrant) => quadrant switch
    {
        PriorityQuadrant.Wins => Palette.GoodSoft,
        PriorityQuadrant.Bets => Palette.AccentSoft,
        PriorityQuadrant.Leave => Palette.BadSoft,
        _ => Palette.Hover,
    };
}
