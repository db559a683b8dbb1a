using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>A line to a server on which every byte is late: a TCP proxy that keeps what it reads back for a while, in order.</summary>
sealed class SlowLine : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource ending = new();
    readonly TimeSpan oneWay;
    readonly Task accepting;
    volatile Uri server;
    volatile TaskCompletionSource? held;

    /// <summary>Lays a line that ends with this object.</summary>
    /// <param name="server">Where the line leads.</param>
    /// <param name="delay">What a question and its answer take longer than without it: half of it each way.</param>
    public SlowLine(Uri server, TimeSpan delay)
    {
        this.server = server;
        oneWay = delay / 2;
        listener.Start();
        // The name is that of the server: cookies and origins are the same.
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{server.Host}:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        accepting = AcceptAsync();
    }

    /// <summary>Where a browser finds the server at the other end.</summary>
    public Uri Address { get; }

    /// <summary>Leads what is called from now on to another server, as a balancer does; calls that go on end with the server they were made to.</summary>
    public void LeadTo(Uri other) => server = other;

    /// <summary>Keeps back all that is said on the line, in both directions, until <see cref="Release"/>.</summary>
    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Delivers what was kept back, and all that follows.</summary>
    public void Release()
    {
        var ended = held;
        held = null;
        ended?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    async Task AcceptAsync()
    {
        List<Task> calls = [];
        try
        {
            while (true)
                calls.Add(ConnectAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    async Task ConnectAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        {
            try
            {
                near.NoDelay = true;
                await far.ConnectAsync(server.Host, server.Port, ending.Token);
                await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream()), CarryAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // One end has hung up: so does the other.
            }
        }
    }

    async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var line = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var delivering = DeliverAsync(line.Reader, to);
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await from.ReadAsync(buffer, ending.Token)) > 0;)
                line.Writer.TryWrite((Environment.TickCount64 + (long)oneWay.TotalMilliseconds, buffer[..read]));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // What was read before the end still arrives.
        }

        line.Writer.Complete();
        await delivering;
    }

    async Task DeliverAsync(ChannelReader<(long Due, byte[] Bytes)> line, NetworkStream to)
    {
        try
        {
            await foreach (var (due, bytes) in line.ReadAllAsync(ending.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var early)
                    await Task.Delay(TimeSpan.FromMilliseconds(early), ending.Token);
                if (held is { } hold)
                    await hold.Task;
                await to.WriteAsync(bytes, ending.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody is there any more to whom it could be delivered.
        }
    }
}
