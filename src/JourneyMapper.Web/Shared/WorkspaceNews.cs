using System.Collections.Immutable;

namespace JourneyMapper.Web.Shared;

/// <summary>Tells whoever shows something of a workspace on this node that it has changed.</summary>
/// <typeparam name="T">What is told.</typeparam>
public abstract class WorkspaceNews<T>
{
    ImmutableList<Subscription> subscriptions = [];

    /// <summary>Asks to be told of a workspace's news, until the handle is disposed.</summary>
    /// <param name="workspace">Whose news.</param>
    /// <param name="changed">Called on any thread, in the culture of now; it must neither block nor throw.</param>
    public IDisposable Subscribe(Guid workspace, Action<T> changed)
    {
        var subscription = new Subscription(this, workspace, OwnCulture.Keep(changed));
        ImmutableInterlocked.Update(ref subscriptions, all => all.Add(subscription));
        return subscription;
    }

    internal void Tell(Guid workspace, T what)
    {
        foreach (var subscription in subscriptions)
            if (subscription.Workspace == workspace)
                subscription.Changed(what);
    }

    sealed class Subscription(WorkspaceNews<T> news, Guid workspace, Action<T> changed) : IDisposable
    {
        public Guid Workspace => workspace;

        public Action<T> Changed => changed;

        public void Dispose() => ImmutableInterlocked.Update(ref news.subscriptions, all => all.Remove(this));
    }
}
