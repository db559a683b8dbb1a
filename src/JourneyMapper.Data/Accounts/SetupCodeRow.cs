namespace JourneyMapper.Data.Accounts;

/// <summary>The code that lets the first owner in, the same on all nodes, for as long as there is no workspace. There is one row at most.</summary>
public sealed class SetupCodeRow
{
    /// <summary>The id of the row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; init; } = Only;

    /// <summary>The code, encrypted with the keys that protect cookies: each node prints it at its start.</summary>
    public required string Protected { get; init; }
}
