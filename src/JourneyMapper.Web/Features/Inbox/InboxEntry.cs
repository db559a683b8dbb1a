using JourneyMapper.Data.Inbox;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>Something that a member is told of, in their words: who, what, where and when.</summary>
/// <param name="Id">The item.</param>
/// <param name="Kind">Of what kind.</param>
/// <param name="Journey">The journey.</param>
/// <param name="Title">The journey's title.</param>
/// <param name="Sentence">Who did what.</param>
/// <param name="Place">Where: the journey, and what of it.</param>
/// <param name="Excerpt">What it says there, shortened; empty when there is nothing to quote.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsRead">Whether it was read.</param>
/// <param name="IsMuted">Whether the member does not want to hear of the journey.</param>
public sealed record InboxEntry(
    Guid Id, InboxItemKind Kind, Guid Journey, string Title, string Sentence, string Place, string Excerpt, DateTimeOffset At, bool IsRead, bool IsMuted)
{
    /// <summary>Leads to the place and marks it as read, relative to the root.</summary>
    public string Address => InboxEndpoints.Address(Id);
}

/// <summary>A part of an inbox.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="HasMore">Whether there are others after them.</param>
/// <param name="Unread">How many are not read in the whole inbox, at most one more than <see cref="InboxQuery.MostCounted"/>.</param>
/// <param name="Muted">The journeys of which the member does not want to hear.</param>
public sealed record InboxPageContent(IReadOnlyList<InboxEntry> Entries, bool HasMore, int Unread, IReadOnlyList<(Guid Journey, string Title)> Muted);
