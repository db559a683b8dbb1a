using System.Collections.Concurrent;
using System.Text.Json;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>The conversation with one page of the browser.</summary>
sealed class DevToolsSession(DevToolsConnection connection, string id)
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);
    volatile string? closed;

    public string Id { get; } = id;

    /// <summary>Called for each event, on the reading thread: must not wait.</summary>
    public Action<string, JsonElement>? Event { get; set; }

    public async Task<JsonElement> SendAsync(string method, object? parameters = null, CancellationToken cancellation = default)
    {
        if (closed is { } why)
            throw new DevToolsClosedException(why);
        return await connection.SendAsync(method, parameters, Id, cancellation);
    }

    /// <summary>A task that ends with the next event of that name. Ask before the request that causes it.</summary>
    public Task NextAsync(string method)
    {
        var awaited = this.awaited.GetOrAdd(method, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (closed is { } why)
            awaited.TrySetException(new DevToolsClosedException(why));
        return awaited.Task;
    }

    internal void Receive(string method, JsonElement parameters)
    {
        if (method == "Inspector.targetCrashed")
            Close("The page crashed.");
        if (this.awaited.TryRemove(method, out var awaited))
            awaited.TrySetResult();
        Event?.Invoke(method, parameters);
    }

    internal void Close(string why)
    {
        closed = why;
        connection.FailRequests(Id, why);
        foreach (var awaited in this.awaited.Values)
            awaited.TrySetException(new DevToolsClosedException(why));
    }
}
