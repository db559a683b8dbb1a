namespace JourneyMapper.Web.Features.Journeys.New;

/// <summary>What a new journey begins with.</summary>
public enum StartingPoint
{
    /// <summary>Five empty stages.</summary>
    Blank,

    /// <summary>A copy of a template or a sample.</summary>
    Template,

    /// <summary>Touchpoints chosen from the catalogue.</summary>
    Catalogue,

    /// <summary>Five empty stages, and what a language model proposes for them.</summary>
    Description,
}
