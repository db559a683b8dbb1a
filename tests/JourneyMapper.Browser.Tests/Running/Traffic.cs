using System.Collections.Concurrent;
using System.Text;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>What a page sends to the server over its connection.</summary>
public sealed class Traffic
{
    private const string Call = "BeginInvokeDotNetFromJS";
    private const string Drawn = "OnRenderCompleted";

    // A keep-alive: a length, an array of one, the number six.
    private const int PingLength = 3;

    private readonly ConcurrentQueue<string> _sent = new();
    private volatile Connection? _latest;

    public Traffic(IPage page) => page.WebSocket += (_, socket) =>
    {
        var connection = new Connection();
        _latest = connection;
        socket.FrameSent += (_, frame) =>
        {
            var text = Encoding.Latin1.GetString(frame.Binary ?? []);
            _sent.Enqueue(text);
            if (text.Contains(Drawn, StringComparison.Ordinal))
                connection.HasDrawn = true;
        };
    };

    /// <summary>The connection of the page that was opened last; null before the first.</summary>
    public Connection? Latest => _latest;

    /// <summary>How many calls were sent: events of the page and calls of its scripts.</summary>
    public int Calls => _sent.Sum(frame => Count(frame, Call));

    /// <summary>How many frames were sent in all, but for keep-alives.</summary>
    public int Frames => _sent.Count(frame => frame.Length > PingLength);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>One page's connection to the server.</summary>
    public sealed class Connection
    {
        /// <summary>Whether the page has said that it has drawn something: then it answers to clicks.</summary>
        public bool HasDrawn { get; internal set; }
    }
}
