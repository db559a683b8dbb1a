using System.Collections.Concurrent;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// Does the same work once for all who ask for it while it is done: two hundred guests who come at once cost what one does. Whoever asks when it is done
/// begins it anew, so nobody gets what is older than their question but for those moments.
/// </summary>
/// <typeparam name="TKey">What work is the same.</typeparam>
/// <typeparam name="TResult">What it gives.</typeparam>
sealed class SharedWork<TKey, TResult> where TKey : notnull
{
    readonly ConcurrentDictionary<TKey, Lazy<Task<TResult>>> running = new();

    /// <summary>Begins the work, or waits for it. It is done for everybody: no one of them can cancel it.</summary>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work) => running.GetOrAdd(key, _ => new(() => DoAsync(key, work))).Value;

    async Task<TResult> DoAsync(TKey key, Func<Task<TResult>> work)
    {
        // Not on the thread that asks: what is done at once would be over before it is known to be running.
        await Task.Yield();
        try
        {
            return await work();
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    }
}
