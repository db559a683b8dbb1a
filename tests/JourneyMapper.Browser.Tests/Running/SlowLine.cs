using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>A line to a server on which every byte is late: a TCP proxy that keeps what it reads back for a while, in order.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Uri _server;
    private readonly TimeSpan _oneWay;
    private readonly Task _accepting;

    /// <summary>Lays a line that ends with this object.</summary>
    /// <param name="server">Where the line leads.</param>
    /// <param name="delay">What a question and its answer take longer than without it: half of it each way.</param>
    public SlowLine(Uri server, TimeSpan delay)
    {
        _server = server;
        _oneWay = delay / 2;
        _listener.Start();
        // The name is that of the server: cookies and origins are the same.
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{server.Host}:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _accepting = AcceptAsync();
    }

    /// <summary>Where a browser finds the server at the other end.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> calls = [];
        try
        {
            while (true)
                calls.Add(ConnectAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task ConnectAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        {
            try
            {
                near.NoDelay = true;
                await far.ConnectAsync(_server.Host, _server.Port, _ending.Token);
                await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream()), CarryAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // One end has hung up: so does the other.
            }
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var line = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var delivering = DeliverAsync(line.Reader, to);
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await from.ReadAsync(buffer, _ending.Token)) > 0;)
                line.Writer.TryWrite((Environment.TickCount64 + (long)_oneWay.TotalMilliseconds, buffer[..read]));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // What was read before the end still arrives.
        }

        line.Writer.Complete();
        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(long Due, byte[] Bytes)> line, NetworkStream to)
    {
        try
        {
            await foreach (var (due, bytes) in line.ReadAllAsync(_ending.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var early)
                    await Task.Delay(TimeSpan.FromMilliseconds(early), _ending.Token);
                await to.WriteAsync(bytes, _ending.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody is there any more to whom it could be delivered.
        }
    }
}
