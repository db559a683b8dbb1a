namespace JourneyMapper.Data.Auditing;

/// <summary>What the audits of a workspace ask beside the six that all do: a criterion of its own, or one that is built in and switched on.</summary>
public sealed class AuditCriterionRow
{
    /// <summary>The workspace; with <see cref="Id"/> the key.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Stored with audits. That of a built-in one comes from the catalogue, any other is made when the criterion is.</summary>
    public required string Id { get; init; }

    /// <summary>In the language in which it was written; empty for a built-in one, which has its name in both.</summary>
    public required string Name { get; set; }

    /// <summary>What the auditor asks; empty for a built-in one.</summary>
    public required string Question { get; set; }

    /// <summary>Its place among them.</summary>
    public required int Place { get; set; }

    /// <summary>Whether it is asked no more. Audits that answered it keep their scores.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>Somebody whose touchpoints a workspace audits beside its own.</summary>
public sealed class CompetitorRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose competitor.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }
}
