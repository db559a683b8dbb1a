namespace JourneyMapper.Web.Shared;

/// <summary>
/// What a component holds for as long as it is there. What is added after its end is disposed at once: a page may be left while it loads.
/// </summary>
public sealed class Lifetime : IDisposable
{
    readonly Lock gate = new();
    readonly Stack<IDisposable> held = [];

    /// <summary>Whether it has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Disposes something when this ends, or now, if it has ended.</summary>
    public void Add(IDisposable handle)
    {
        lock (gate)
        {
            if (!IsOver)
            {
                held.Push(handle);
                return;
            }
        }

        handle.Dispose();
    }

    /// <summary>Ends it: what was added last goes first.</summary>
    public void Dispose()
    {
        lock (gate)
            IsOver = true;
        while (held.TryPop(out var handle))
            handle.Dispose();
    }
}
