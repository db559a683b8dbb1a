namespace JourneyMapper.Web.Shared;

/// <summary>
/// Lets few passwords be hashed at a time: each takes a processor for a tenth of a second, and whoever sends many at once must not hold up those who work on maps. Who comes to a long queue is sent away.
/// </summary>
public sealed class PasswordGate : IDisposable
{
    // With one place, whoever comes last waits for some seconds.
    const int MostWaiting = 40;

    readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));
    int waiting;

    /// <summary>Waits for a place.</summary>
    /// <returns>To be disposed after hashing; null where too many wait already.</returns>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            await places.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        return new Place(places);
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
