using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace JourneyMapper.Web.Tests.Support;

/// <summary>A line to the tests' PostgreSQL on which nothing comes through while it is paused: as with a server, or a network, that hangs.</summary>
sealed class PausableLine : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly string socket;
    TaskCompletionSource open = new();

    public PausableLine(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        socket = Path.Combine(settings.Host!, ".s.PGSQL.5432");
        open.SetResult();
        listener.Start();
        (settings.Host, settings.Port, settings.SslMode) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SslMode.Disable);
        ConnectionString = settings.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>Through the line.</summary>
    public string ConnectionString { get; }

    public void Pause() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => open.TrySetResult();

    public void Dispose()
    {
        end.Cancel();
        Resume();
        listener.Dispose();
        end.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (near)
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
        }
    }

    async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[1 << 14];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer, end.Token)) > 0;)
            {
                await open.Task;
                await to.SendAsync(buffer.AsMemory(0, read), end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of both ends has closed.
        }
    }
}
