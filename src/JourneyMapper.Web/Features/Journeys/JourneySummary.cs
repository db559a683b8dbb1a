using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>What a list shows of a journey.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Scenario">Its scenario, maybe empty.</param>
/// <param name="Personas">The names of those whom it is about, maybe empty.</param>
/// <param name="Touchpoints">How many it has.</param>
/// <param name="ChangedAt">When it was last edited, UTC.</param>
/// <param name="ChangedBy">The name of who edited it last; empty when the account is gone.</param>
/// <param name="TrashedAt">When it was moved to the trash, UTC; null while it is in use.</param>
/// <param name="Feelings">For its picture, see <see cref="EmotionProfile"/>.</param>
/// <param name="IsPrivate">Whether it is open to some only.</param>
/// <param name="State">Whether it shows what is or what shall be.</param>
public sealed record JourneySummary(
    Guid Id, string Title, string Scenario, string Personas, int Touchpoints, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? TrashedAt, double[][] Feelings, bool IsPrivate = false, JourneyState State = JourneyState.Current)
{
    /// <summary>Its tags, in order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the reader has marked it.</summary>
    public bool IsFavourite { get; init; }

    /// <summary>Why a search has found it, where the title does not say it.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is left of a journey that was deleted for ever.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it was called in the end.</param>
/// <param name="DeletedBy">The name of who deleted it; null when the account is gone.</param>
/// <param name="DeletedAt">When, UTC.</param>
public sealed record DeletedJourney(Guid Id, string Title, string? DeletedBy, DateTimeOffset DeletedAt);

/// <summary>One page of a list.</summary>
/// <param name="Journeys">In the order that was asked for.</param>
/// <param name="Total">How many match, also beyond this page.</param>
public sealed record JourneyPage(IReadOnlyList<JourneySummary> Journeys, int Total);
