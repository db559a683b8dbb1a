using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>Tells whoever shows something of a workspace that it has changed, on this node and on all others of the database.</summary>
/// <param name="kind">What these news are about, in one word that is the same on all nodes.</param>
public abstract class WorkspaceTopic(string kind)
{
    // What this node sends comes back to it, too.
    readonly Guid sender = Guid.NewGuid();
    ImmutableList<Subscription> subscriptions = [];

    internal string Kind => kind;

    /// <summary>Asks to be told of a workspace's news, until the handle is disposed.</summary>
    /// <param name="workspace">Whose news.</param>
    /// <param name="changed">Called on any thread, in the culture of now; it must neither block nor throw.</param>
    public IDisposable Subscribe(Guid workspace, Action<TopicMessage> changed)
    {
        var subscription = new Subscription(this, workspace, CapturedCulture.Keep(changed));
        ImmutableInterlocked.Update(ref subscriptions, all => all.Add(subscription));
        return subscription;
    }

    /// <summary>
    /// Commits the transaction of a context together with its news: nobody hears of what is not committed, and no node misses what is.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="workspace">Whose news.</param>
    /// <param name="items">What the transaction has changed.</param>
    /// <param name="cancellation">Stops it before the commit.</param>
    public Task CommitAsync(JourneyDbContext db, Guid workspace, IReadOnlyCollection<TopicMessage> items, CancellationToken cancellation = default) =>
        CommitAsync(db, workspace, items, this, [], cancellation);

    /// <summary>Commits the transaction of a context, and tells in several workspaces that anything may have changed.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="workspaces">Where; nowhere, and nothing is told.</param>
    /// <param name="cancellation">Stops it before the commit.</param>
    public async Task CommitAsync(JourneyDbContext db, IReadOnlyCollection<Guid> workspaces, CancellationToken cancellation = default)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Messages belong to a transaction.");
        string[] envelopes = [.. workspaces.SelectMany(workspace => TopicEnvelope.Write(kind, sender, workspace, [TopicMessage.Anything]))];
        if (envelopes.Length > 0)
            await db.NotifyAsync(TopicChannel.Name, envelopes, cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var workspace in workspaces)
            Tell(workspace, TopicMessage.Anything);
    }

    /// <summary>Commits the transaction of a context together with its news and those of another topic.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="workspace">Whose news.</param>
    /// <param name="items">What the transaction has changed.</param>
    /// <param name="other">The other topic.</param>
    /// <param name="others">What it has changed there.</param>
    /// <param name="cancellation">Stops it before the commit.</param>
    public async Task CommitAsync(
        JourneyDbContext db, Guid workspace, IReadOnlyCollection<TopicMessage> items, WorkspaceTopic other, IReadOnlyCollection<TopicMessage> others,
        CancellationToken cancellation = default)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Messages belong to a transaction.");
        string[] envelopes = [.. TopicEnvelope.Write(kind, sender, workspace, items), .. TopicEnvelope.Write(other.Kind, other.sender, workspace, others)];
        if (envelopes.Length > 0)
            await db.NotifyAsync(TopicChannel.Name, envelopes, cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var item in items)
            Tell(workspace, item);
        foreach (var item in others)
            other.Tell(workspace, item);
    }

    internal void Tell(Guid workspace, TopicMessage item)
    {
        foreach (var subscription in subscriptions)
            if (subscription.Workspace == workspace)
                subscription.Changed(item);
    }

    /// <summary>Tells what another node has sent.</summary>
    internal void Hear(TopicEnvelope envelope)
    {
        if (envelope.Sender == sender)
            return;
        foreach (var item in envelope.Items)
            Tell(envelope.Workspace, item);
    }

    /// <summary>Tells everybody that news may have been missed.</summary>
    internal void TellMissed()
    {
        foreach (var subscription in subscriptions)
            subscription.Changed(TopicMessage.Anything);
    }

    sealed class Subscription(WorkspaceTopic topic, Guid workspace, Action<TopicMessage> changed) : IDisposable
    {
        public Guid Workspace => workspace;

        public Action<TopicMessage> Changed => changed;

        public void Dispose() => ImmutableInterlocked.Update(ref topic.subscriptions, all => all.Remove(this));
    }
}
