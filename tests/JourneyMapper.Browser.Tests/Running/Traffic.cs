using System.Collections.Concurrent;
using System.Text;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>What a page sends to the server over its connection.</summary>
public sealed class Traffic
{
    const string Call = "BeginInvokeDotNetFromJS";
    const string Drawn = "OnRenderCompleted";
    const string Answer = "EndInvokeJSFromDotNet";

    // A keep-alive: a length, an array of one, the number six.
    const int PingLength = 3;

    readonly ConcurrentQueue<string> sent = new();
    volatile Connection? latest;

    public Traffic(IPage page) => page.WebSocket += (_, socket) =>
    {
        var connection = new Connection();
        latest = connection;
        socket.FrameSent += (_, frame) =>
        {
            var text = Encoding.Latin1.GetString(frame.Binary ?? []);
            sent.Enqueue(text);
            if (text.Contains(Drawn, StringComparison.Ordinal))
                connection.HasDrawn = true;
        };
    };

    /// <summary>The connection of the page that was opened last; null before the first.</summary>
    public Connection? Latest => latest;

    /// <summary>How many calls were sent: events of the page and calls of its scripts.</summary>
    public int Calls => sent.Sum(frame => Count(frame, Call));

    /// <summary>How many frames the page has sent of its own accord: neither to keep the connection, nor because the server has drawn or called something, as it does with news of others.</summary>
    public int Frames => sent.Count(IsOwn);

    /// <summary>The last of those, to tell what a frame was that should not have been.</summary>
    public string LastFrame => sent.LastOrDefault(IsOwn) ?? "";

    static bool IsOwn(string frame) => frame.Length > PingLength && !frame.Contains(Drawn, StringComparison.Ordinal) && !frame.Contains(Answer, StringComparison.Ordinal);

    static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>One page's connection to the server.</summary>
    public sealed class Connection
    {
        /// <summary>Whether the page has said that it has drawn something: then it answers to clicks.</summary>
        public bool HasDrawn { get; internal set; }
    }
}
