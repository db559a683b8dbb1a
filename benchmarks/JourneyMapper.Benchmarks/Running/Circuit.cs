using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>
/// A circuit of the running application without a browser: it reads the page, connects as Blazor's script does, confirms what is drawn, and answers calls of JavaScript with nothing. So a machine can hold
/// hundreds of them, and what they cost is the server's alone.
/// </summary>
sealed partial class Circuit : IAsyncDisposable
{
    /// <summary>The header that signs in.</summary>
    public const string CookieHeader = "Cookie";

    const string BoardModule = "/Features/Board/OpenBoard.razor.js";

    // Below the half minute after which the server gives up a silent client.
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Blazor's own form of MessagePack, which it does not publish.
    static readonly IHubProtocol Protocol = (IHubProtocol)Activator.CreateInstance(
        typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.BlazorPack.BlazorPackHubProtocol", throwOnError: true)!, nonPublic: true)!;

    readonly HttpClient client;
    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1);
    readonly CancellationTokenSource ending = new();
    readonly ConcurrentDictionary<string, (byte[] Text, TaskCompletionSource<long> Seen)> awaited = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new(StringComparer.Ordinal);
    readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<long> board = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task receiving = Task.CompletedTask;
    Task beating = Task.CompletedTask;
    long boardModule;
    long objects;
    long called;

    Circuit(HttpClient client) => this.client = client;

    /// <summary>Opens a page.</summary>
    /// <param name="client">Of somebody who is signed in: its cookies are the circuit's.</param>
    /// <param name="page">Its address.</param>
    /// <param name="withBoard">Whether it is a map, which is waited for until it takes gestures.</param>
    public static async Task<Circuit> OpenAsync(HttpClient client, Uri page, bool withBoard)
    {
        var circuit = new Circuit(client);
        try
        {
            await circuit.StartAsync(page, withBoard);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes into a field of a touchpoint.</summary>
    /// <returns>Whether it is stored.</returns>
    public async Task<bool> ChangeAsync(Guid touchpoint, string field, string from, string to) =>
        (await CallAsync("ChangeTouchpoint", Guid.CreateVersion7(), touchpoint, field, from, to)).GetProperty("applied").GetBoolean();

    /// <summary>Tells the map which touchpoints are in sight, by their places.</summary>
    public Task LookAsync(int first, int last) => CallAsync("Look", first, last, Array.Empty<Guid>());

    /// <summary>When something is drawn that holds a text. Ask before the text can come.</summary>
    public async Task<long> SeenAsync(string text)
    {
        var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[text] = (Encoding.UTF8.GetBytes(text), seen);
        try
        {
            return await seen.Task.WaitAsync(Patience);
        }
        finally
        {
            awaited.TryRemove(text, out _);
        }
    }

    /// <summary>Closes it as a browser does that leaves the page: it says so.</summary>
    public async ValueTask DisposeAsync()
    {
        if (started.Task.IsCompletedSuccessfully)
        {
            using var form = new MultipartFormDataContent { { new StringContent(await started.Task), "circuitId" } };
            using var answer = await client.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), form);
            answer.EnsureSuccessStatusCode();
        }

        await ending.CancelAsync();
        await Task.WhenAll(receiving, beating);
        socket.Dispose();
        sending.Dispose();
        ending.Dispose();
    }

    async Task<JsonElement> CallAsync(string method, params object[] values)
    {
        var call = Interlocked.Increment(ref called).ToString(CultureInfo.InvariantCulture);
        var answer = calls[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("BeginInvokeDotNetFromJS", call, null, method, await board.Task, JsonSerializer.Serialize(values));
        return await answer.Task.WaitAsync(Patience);
    }

    async Task StartAsync(Uri page, bool withBoard)
    {
        var html = await client.GetStringAsync(page);
        // A marker of the beginning has what the circuit needs to make the component; one of the end has not.
        var markers = Marker().Matches(html).Select(match => JsonSerializer.Deserialize<JsonElement>(match.Groups[1].Value)).Where(marker => marker.TryGetProperty("descriptor", out _)).ToList();
        var origin = new Uri(page, "/");
        socket.Options.SetRequestHeader(CookieHeader, client.DefaultRequestHeaders.GetValues(CookieHeader).Single());
        await socket.ConnectAsync(new UriBuilder(new Uri(origin, "_blazor")) { Scheme = "ws" }.Uri, ending.Token);
        await WriteAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + '\u001e'));
        receiving = Task.Run(ReceiveAsync);
        await WriteAsync(Protocol.GetMessageBytes(new InvocationMessage("start", "StartCircuit", [origin.AbsoluteUri, page.AbsoluteUri, "[]", ""])));
        await started.Task.WaitAsync(Patience);
        beating = Task.Run(BeatAsync);
        var operations = markers.Select((marker, at) => new { type = "add", ssrComponentId = at + 1, marker });
        await SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), State().Match(html).Groups[1].Value);
        await drawn.Task.WaitAsync(Patience);
        if (withBoard)
            await board.Task.WaitAsync(Patience);
    }

    async Task ReceiveAsync()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var handshaken = false;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.GetMemory(8192), ending.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                    throw new WebSocketException("The server has closed the circuit.");
                buffer.Advance(read.Count);
                if (!read.EndOfMessage)
                    continue;
                var input = new ReadOnlySequence<byte>(buffer.WrittenMemory);
                if (!handshaken)
                {
                    handshaken = HandshakeProtocol.TryParseResponseMessage(ref input, out var answer) && answer.Error is null ? true : throw new WebSocketException("The server refuses Blazor's protocol.");
                }

                while (Protocol.TryParseMessage(ref input, Binder.Instance, out var message))
                    await TakeAsync(message);
                var rest = input.ToArray();
                buffer.ResetWrittenCount();
                buffer.Write(rest);
            }
        }
        catch (OperationCanceledException)
        {
            // It is closed.
        }
        catch (Exception exception)
        {
            started.TrySetException(exception);
            drawn.TrySetException(exception);
            board.TrySetException(exception);
            foreach (var (_, seen) in awaited.Values)
                seen.TrySetException(exception);
            foreach (var call in calls.Values)
                call.TrySetException(exception);
        }
    }

    async Task TakeAsync(HubMessage message)
    {
        switch (message)
        {
            case CompletionMessage { InvocationId: "start" } completion:
                if (completion.Result is string circuit)
                    started.TrySetResult(circuit);
                else
                    started.TrySetException(new WebSocketException($"No circuit was started: {completion.Error}"));
                break;
            case InvocationMessage { Target: "JS.RenderBatch", Arguments: [long batch, byte[] changes] }:
                var now = Stopwatch.GetTimestamp();
                foreach (var (text, seen) in awaited.Values)
                    if (changes.AsSpan().IndexOf(text) >= 0)
                        seen.TrySetResult(now);
                await SendAsync("OnRenderCompleted", batch, null);
                drawn.TrySetResult();
                break;
            case InvocationMessage { Target: "JS.BeginInvokeJS", Arguments: [long task, string name, string arguments, int resultType, long target, int] }:
                var answer = Answer(name, arguments, resultType, target);
                if (task != 0)
                    await SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task.ToString(CultureInfo.InvariantCulture)},true,{answer}]");
                break;
            case InvocationMessage { Target: "JS.EndInvokeDotNet", Arguments: [string call, bool succeeded, string result] } when calls.TryRemove(call, out var waiting):
                if (succeeded)
                    waiting.TrySetResult(JsonSerializer.Deserialize<JsonElement>(result));
                else
                    waiting.TrySetException(new InvalidOperationException(result));
                break;
            case InvocationMessage { Target: "JS.Error" } error:
                throw new WebSocketException($"The circuit has failed: {error.Arguments[0]}");
            case CloseMessage close:
                throw new WebSocketException($"The server has closed the circuit: {close.Error}");
        }
    }

    string Answer(string name, string arguments, int resultType, long target)
    {
        const int Reference = 1;
        if (resultType != Reference)
            return "null";
        var made = ++objects;
        if (name == "import" && arguments.Contains(BoardModule, StringComparison.Ordinal))
            boardModule = made;
        else if (name == "attach" && target == boardModule && Gestures().Match(arguments) is { Success: true } gestures)
            board.TrySetResult(long.Parse(gestures.Groups[1].Value, CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $$"""{"__jsObjectId":{{made}}}""");
    }

    async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
                await WriteAsync(Protocol.GetMessageBytes(PingMessage.Instance));
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // It is closed, or whoever waits for something hears of it.
        }
    }

    Task SendAsync(string method, params object?[] arguments) => WriteAsync(Protocol.GetMessageBytes(new InvocationMessage(method, arguments)));

    async Task WriteAsync(ReadOnlyMemory<byte> message)
    {
        await sending.WaitAsync(ending.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, ending.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex Gestures();

    /// <summary>What the server calls, and with which types.</summary>
    sealed class Binder : IInvocationBinder
    {
        public static readonly Binder Instance = new();

        public Type GetReturnType(string invocationId) => typeof(string);

        public Type GetStreamItemType(string streamId) => typeof(byte[]);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => methodName switch
        {
            "JS.RenderBatch" => [typeof(long), typeof(byte[])],
            "JS.BeginInvokeJS" => [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)],
            "JS.EndInvokeDotNet" => [typeof(string), typeof(bool), typeof(string)],
            "JS.AttachComponent" => [typeof(int), typeof(string)],
            "JS.Error" => [typeof(string)],
            "JS.EndUpdateRootComponents" => [typeof(long)],
            _ => [typeof(string)],
        };
    }
}
