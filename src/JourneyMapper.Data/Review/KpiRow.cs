using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Data.Review;

/// <summary>A KPI that a workspace has defined beside the built-in ones.</summary>
public sealed class KpiRow
{
    /// <summary>Whose it is; with <see cref="Id"/> the key.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Stable and short: lower-case letters, digits and hyphens, at most 60.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it; at most 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What its values count.</summary>
    public required KpiUnit Unit { get; set; }

    /// <summary>Which way is good.</summary>
    public required Direction Better { get; set; }

    /// <summary>The smallest possible value, or null.</summary>
    public decimal? Least { get; set; }

    /// <summary>The largest possible value, or null.</summary>
    public decimal? Most { get; set; }
}
