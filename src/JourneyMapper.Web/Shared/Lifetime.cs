namespace JourneyMapper.Web.Shared;

/// <summary>
/// What a component holds for as long as it is there. What is added after its end is disposed at once: a page may be left while it loads.
/// </summary>
public sealed class Lifetime : IDisposable
{
    readonly Lock gate = new();
    readonly Stack<IDisposable> held = [];
    readonly CancellationTokenSource ending = new();

    /// <summary>Whether it has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Cancelled at its end.</summary>
    public CancellationToken Ending => ending.Token;

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
        // Not disposed: without a timer there is nothing to give back, and whoever still reads for what has ended may ask the token.
        ending.Cancel();
        while (held.TryPop(out var handle))
            handle.Dispose();
    }
}
