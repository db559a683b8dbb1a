using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Speaks the DevTools protocol with a browser over a pair of streams: JSON messages, each ended by a NUL character.
/// Requests carry a number that the answer repeats; what carries none is an event. Messages with a session belong to one page.
/// </summary>
sealed class DevToolsConnection : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new()
    {
        // The message never reaches an HTML page, and documents would otherwise grow to several times their size.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    static readonly byte[] EndOfMessage = [0];

    readonly Stream toBrowser;
    readonly PipeReader fromBrowser;
    readonly SemaphoreSlim writing = new(1);
    readonly ConcurrentDictionary<long, Request> requests = new();
    readonly ConcurrentDictionary<string, DevToolsSession> sessions = new(StringComparer.Ordinal);
    readonly Task reading;
    long lastId;
    volatile DevToolsClosedException? closed;

    public DevToolsConnection(Stream toBrowser, Stream fromBrowser)
    {
        this.toBrowser = toBrowser;
        this.fromBrowser = PipeReader.Create(fromBrowser, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        reading = Task.Run(ReadAsync);
    }

    public bool IsOpen => closed is null;

    /// <summary>Sends a request and gives the <c>result</c> of its answer.</summary>
    /// <exception cref="DevToolsException">The browser refused.</exception>
    /// <exception cref="DevToolsClosedException">The browser is gone.</exception>
    public async Task<JsonElement> SendAsync(string method, object? parameters = null, string? session = null, CancellationToken cancellation = default)
    {
        var id = Interlocked.Increment(ref lastId);
        var request = new Request(method, session);
        requests[id] = request;
        try
        {
            if (this.closed is { } closed)
                throw Again(closed);
            var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { }, sessionId = session }, Json);
            await WriteAsync(message, cancellation);
            return await request.Answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            requests.TryRemove(id, out _);
        }
    }

    /// <summary>Opens a session with a page.</summary>
    public async Task<DevToolsSession> AttachAsync(string targetId, CancellationToken cancellation)
    {
        var answer = await SendAsync("Target.attachToTarget", new { targetId, flatten = true }, cancellation: cancellation);
        var session = new DevToolsSession(this, answer.GetProperty("sessionId").GetString()!);
        sessions[session.Id] = session;
        if (this.closed is { } closed)
            session.Close(closed.Message);
        return session;
    }

    async Task WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            // Not cancelled in the middle: half a message would spoil all that follow.
            await toBrowser.WriteAsync(message, CancellationToken.None);
            await toBrowser.WriteAsync(EndOfMessage, CancellationToken.None);
            await toBrowser.FlushAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new DevToolsClosedException("The browser is gone.", e);
        }
        finally
        {
            writing.Release();
        }
    }

    async Task ReadAsync()
    {
        var why = new DevToolsClosedException("The browser closed.");
        try
        {
            while (true)
            {
                var read = await fromBrowser.ReadAsync();
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Receive(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }
                fromBrowser.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                    break;
            }
        }
        catch (Exception e)
        {
            // Whatever it is, nothing more will be read, and those who wait must hear of it.
            why = new DevToolsClosedException("The browser's messages cannot be read.", e);
        }
        closed = why;
        foreach (var request in requests.Values)
            request.Answer.TrySetException(Again(why));
        foreach (var session in sessions.Values)
            session.Close(why.Message);
    }

    void Receive(ReadOnlySequence<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        var root = JsonElement.ParseValue(ref reader);
        if (root.TryGetProperty("id", out var id))
        {
            if (requests.TryGetValue(id.GetInt64(), out var request))
                request.Complete(root);
            return;
        }
        var method = root.GetProperty("method").GetString()!;
        var parameters = root.TryGetProperty("params", out var given) ? given : default;
        if (method == "Target.detachedFromTarget")
            Detach(parameters.GetProperty("sessionId").GetString()!);
        else if (root.TryGetProperty("sessionId", out var sessionId) && sessions.TryGetValue(sessionId.GetString()!, out var session))
            session.Receive(method, parameters);
    }

    void Detach(string sessionId)
    {
        if (!sessions.TryRemove(sessionId, out var session))
            return;
        session.Close("The page closed.");
    }

    /// <summary>Fails the requests that wait for an answer of a page that will give none.</summary>
    internal void FailRequests(string session, string why)
    {
        foreach (var request in requests.Values.Where(request => request.Session == session))
            request.Answer.TrySetException(new DevToolsClosedException(why));
    }

    static DevToolsClosedException Again(DevToolsClosedException first) => new(first.Message, first);

    public async ValueTask DisposeAsync()
    {
        await toBrowser.DisposeAsync();
        await reading;
        await fromBrowser.CompleteAsync();
        writing.Dispose();
    }

    sealed record Request(string Method, string? Session)
    {
        public TaskCompletionSource<JsonElement> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Complete(JsonElement message)
        {
            if (message.TryGetProperty("error", out var error))
                Answer.TrySetException(new DevToolsException($"{Method}: {error.GetProperty("message").GetString()}"));
            else
                Answer.TrySetResult(message.GetProperty("result"));
        }
    }
}
