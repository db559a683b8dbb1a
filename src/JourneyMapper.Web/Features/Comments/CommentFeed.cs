using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>How much there is about one journey, as one board shows it. For one circuit.</summary>
/// <param name="query">Reads it.</param>
/// <param name="member">For whom.</param>
/// <param name="journey">Which journey.</param>
public sealed class CommentFeed(CommentQuery query, CurrentMember member, Guid journey)
{
    readonly CoalescingRunner reading = new();

    /// <summary>As it was read last.</summary>
    public CommentOverview Overview { get; private set; } = CommentOverview.None;

    /// <summary>
    /// Reads it; what is asked for meanwhile is read with the next. Marks that have not changed stay the very same: the map is then not drawn again.
    /// </summary>
    public Task ReadAsync() => reading.RunAsync(async () =>
    {
        var read = await query.OverviewAsync(member, journey);
        var same = read.Marks.Count == Overview.Marks.Count && read.Marks.All(mark => Overview.Marks.GetValueOrDefault(mark.Key) == mark.Value);
        Overview = same ? read with { Marks = Overview.Marks } : read;
    });
}
