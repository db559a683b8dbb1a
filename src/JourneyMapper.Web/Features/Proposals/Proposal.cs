using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Proposals;

namespace JourneyMapper.Web.Features.Proposals;

/// <summary>A proposal as somebody reads it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Origin">Who has made it.</param>
/// <param name="OriginName">The name of the model, or of the access token.</param>
/// <param name="MemberId">Who asked for it, or whose token it was.</param>
/// <param name="Member">By name: today's, or, when no longer a member, that of then.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Items">In order.</param>
public sealed record Proposal(Guid Id, string Title, ProposalOrigin Origin, string OriginName, Guid MemberId, string Member, DateTimeOffset At, IReadOnlyList<ProposalLine> Items)
{
    /// <summary>All that can be read, in order.</summary>
    public IReadOnlyList<ProposedItem> Known { get; } = [.. Items.Select(line => line.Item).OfType<ProposedItem>()];

    /// <summary>How many are in a state.</summary>
    public int Count(ItemState state) => Items.Count(line => line.State == state);
}

/// <summary>An item of a proposal.</summary>
/// <param name="Id">Which.</param>
/// <param name="Item">What it would change; null where that cannot be read any more.</param>
/// <param name="State">What became of it.</param>
public sealed record ProposalLine(Guid Id, ProposedItem? Item, ItemState State);

/// <summary>A proposal to be made.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Origin">Who makes it.</param>
/// <param name="OriginName">The name of the model, or of the access token.</param>
/// <param name="Items">In order; at most <see cref="Domain.Journeys.Limits.ProposalItems"/>.</param>
public sealed record NewProposal(string Title, ProposalOrigin Origin, string OriginName, IReadOnlyList<ProposedItem> Items);

/// <summary>Why something was not done with a proposal.</summary>
public enum ProposalProblem
{
    /// <summary>The member may not do it, or is no member any more.</summary>
    NotAllowed,

    /// <summary>There is no such journey or proposal, or somebody else has decided on all of it.</summary>
    Gone,

    /// <summary>It has no items.</summary>
    Empty,

    /// <summary>It has no title.</summary>
    TitleMissing,

    /// <summary>Its title is too long.</summary>
    TitleTooLong,

    /// <summary>It has too many items.</summary>
    TooManyItems,

    /// <summary>Its texts are too long together.</summary>
    TooLarge,

    /// <summary>The journey has as many open ones as there may be.</summary>
    TooManyOpen,
}

/// <summary>What became of a proposal that was to be made.</summary>
public abstract record Proposed
{
    Proposed() { }

    /// <summary>It is there.</summary>
    public sealed record Done(Guid Proposal) : Proposed;

    /// <summary>It is not.</summary>
    public sealed record Refused(ProposalProblem Problem) : Proposed;

    /// <summary>It is not, since some of its items could not be accepted.</summary>
    public sealed record ItemsRefused(IReadOnlyList<ItemProblem> Problems) : Proposed;
}

/// <summary>Why an item cannot be proposed.</summary>
/// <param name="Number">Which, from 1 on.</param>
/// <param name="Refusal">Why its edit would be refused; null: it would change nothing.</param>
public sealed record ItemProblem(int Number, Refusal? Refusal);

/// <summary>What became of a decision.</summary>
/// <param name="Problem">Why nothing was done; null: look further.</param>
/// <param name="Refusal">Why the edit was not made; null: look further.</param>
public sealed record Decision(ProposalProblem? Problem, Refusal? Refusal = null)
{
    /// <summary>The items that are decided on now.</summary>
    public IReadOnlyList<Guid> Items { get; init; } = [];

    /// <summary>How many of those asked for were left open: they do not fit the map any more.</summary>
    public int Left { get; init; }

    /// <summary>The edit that takes it back; null where nothing was changed.</summary>
    public Edit? Undo { get; init; }

    /// <summary>Whether something was decided.</summary>
    public bool IsDone => Problem is null && Refusal is null;
}
