using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace JourneyMapper.Web.Tests.Features.Inbox;

/// <summary>A mail server on a port of this machine that keeps what it gets. It speaks as much of SMTP as it takes.</summary>
sealed class SmtpServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentQueue<string> received = new();
    readonly ConcurrentQueue<string> commands = new();

    public SmtpServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it answers to a recipient: a refusal instead of "250 OK".</summary>
    public string? Refusal { get; set; }

    /// <summary>How long it takes for each mail.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>All that it was told, without the mails.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    /// <summary>The mails as they came.</summary>
    public IReadOnlyList<string> Raw => [.. received];

    /// <summary>The mails.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. received.Select(raw => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(raw))))];

    public void Dispose() => listener.Stop();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            commands.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("235 welcome");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(Refusal ?? "250 OK");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await ReceiveAsync(reader);
                    await Task.Delay(Delay);
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    async Task ReceiveAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        received.Enqueue(mail.ToString());
    }
}
