using JourneyMapper.Data;
using JourneyMapper.Data.Queries;

namespace JourneyMapper.Web.Live;

/// <summary>Tells members that something in their inboxes has changed. It is here because each feature writes into inboxes, and the inbox knows all features.</summary>
public sealed class InboxTopic() : WorkspaceTopic("inbox")
{
    /// <summary>News for a member: their id stands where other news have the journey.</summary>
    public static TopicMessage For(Guid member) => new(member);

    /// <summary>Whether news may be for a member.</summary>
    public static bool MayConcern(TopicMessage news, Guid member) => news.Journey is null || news.Journey == member;

    /// <summary>Commits the transaction of a context and tells whose inboxes it has changed.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="workspace">The members' workspace.</param>
    /// <param name="members">Whose inboxes; may be none.</param>
    /// <param name="cancellation">Stops it before the commit.</param>
    public Task CommitAsync(JourneyDbContext db, Guid workspace, IReadOnlyCollection<Guid> members, CancellationToken cancellation = default) =>
        CommitAsync(db, workspace, [.. members.Select(For)], cancellation);

    /// <summary>Tells members of a change that is committed already. Should it be lost, they see it with the next.</summary>
    public async Task TellAsync(JourneyDbContext db, IEnumerable<InboxChange> changes, CancellationToken cancellation = default)
    {
        foreach (var workspace in changes.GroupBy(change => change.Workspace, change => change.Member))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await CommitAsync(db, workspace.Key, [.. workspace], cancellation);
        }
    }
}
