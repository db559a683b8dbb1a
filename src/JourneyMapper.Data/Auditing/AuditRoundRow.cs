namespace JourneyMapper.Data.Auditing;

/// <summary>A round of audits. What of it is done stands nowhere: the audits from its first day on tell.</summary>
public sealed class AuditRoundRow
{
    /// <summary>Given by whoever plans it, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>The workspace.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>Audits from this day on count.</summary>
    public required DateOnly FirstDay { get; set; }

    /// <summary>The last day in time.</summary>
    public required DateOnly DueDay { get; set; }

    /// <summary>The member who planned it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When they did, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day on which somebody ended it: later audits do not count. Null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>What is audited.</summary>
    public IList<RoundTouchpointRow> Touchpoints { get; init; } = [];
}

/// <summary>A touchpoint of a round, and who audits it.</summary>
public sealed class RoundTouchpointRow
{
    /// <summary>The round; with <see cref="TouchpointId"/> the key.</summary>
    public Guid RoundId { get; init; }

    /// <summary>The touchpoint. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>Its journey. When that is deleted for ever, this goes.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The member who audits it. They may be gone meanwhile.</summary>
    public required Guid AuditorId { get; set; }
}
