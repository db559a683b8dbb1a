namespace JourneyMapper.Data.Migrations;

/// <summary>
/// On a migration that takes away what an earlier release works with, or refuses what it writes. Any other migration leaves the release before able to work, and a test refuses what does not
/// (decision 63). The migration itself says so to the database, too: <c>SELECT require_release('0.10.0')</c>, in its transaction.
/// </summary>
/// <param name="what">What is no longer there, for whoever reads the migration.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractsAttribute(string what) : Attribute
{
    /// <summary>What is no longer there.</summary>
    public string What => what;

    /// <summary>The first release that does without it, "0.10.0": it has been published before this migration is.</summary>
    public required string Since { get; init; }
}
