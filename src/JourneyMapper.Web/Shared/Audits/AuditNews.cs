using System.Collections.Immutable;

namespace JourneyMapper.Web.Shared.Audits;

/// <summary>Tells whoever shows audits on this node that one was recorded or deleted.</summary>
public sealed class AuditNews
{
    ImmutableList<Subscription> subscriptions = [];

    /// <summary>Asks to be told of a workspace's audits, until the handle is disposed.</summary>
    /// <param name="workspace">Whose audits.</param>
    /// <param name="changed">Called with the touchpoint, on any thread; it must neither block nor throw.</param>
    public IDisposable Subscribe(Guid workspace, Action<Guid> changed)
    {
        var subscription = new Subscription(this, workspace, changed);
        ImmutableInterlocked.Update(ref subscriptions, all => all.Add(subscription));
        return subscription;
    }

    internal void Tell(Guid workspace, Guid touchpoint)
    {
        foreach (var subscription in subscriptions)
            if (subscription.Workspace == workspace)
                subscription.Changed(touchpoint);
    }

    sealed class Subscription(AuditNews news, Guid workspace, Action<Guid> changed) : IDisposable
    {
        public Guid Workspace => workspace;

        public Action<Guid> Changed => changed;

        public void Dispose() => ImmutableInterlocked.Update(ref news.subscriptions, all => all.Remove(this));
    }
}
