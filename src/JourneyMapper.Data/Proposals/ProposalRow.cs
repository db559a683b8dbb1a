namespace JourneyMapper.Data.Proposals;

/// <summary>Who has made a proposal.</summary>
public enum ProposalOrigin
{
    /// <summary>The language model that the application asks.</summary>
    Model,

    /// <summary>An assistant that has signed in with a member's access token.</summary>
    Assistant,
}

/// <summary>Changes to a journey that somebody may accept, item by item. Beside the journal: it changes no revision and voids no approval.</summary>
public sealed class ProposalRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Who has made it.</summary>
    public required ProposalOrigin Origin { get; init; }

    /// <summary>The name of the model, or of the access token.</summary>
    public required string OriginName { get; init; }

    /// <summary>The member who asked for it, or whose token it was.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Their name as it was then: it stays when they are no longer a member.</summary>
    public required string MemberName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many of its items nobody has decided on.</summary>
    public required int Open { get; set; }

    /// <summary>When somebody last decided on an item, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What it would change.</summary>
    public IList<ProposalItemRow> Items { get; init; } = [];
}
