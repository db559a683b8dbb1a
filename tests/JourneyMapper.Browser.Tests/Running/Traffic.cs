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

    public Traffic(IPage page) => page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => _sent.Enqueue(Encoding.Latin1.GetString(frame.Binary ?? []));

    /// <summary>How many calls were sent: events of the page and calls of its scripts.</summary>
    public int Calls => _sent.Sum(frame => Count(frame, Call));

    /// <summary>How many frames were sent in all, but for keep-alives.</summary>
    public int Frames => _sent.Count(frame => frame.Length > PingLength);

    /// <summary>How many times the page has said that it has drawn something: above zero, the page answers to clicks.</summary>
    public int Drawings => _sent.Sum(frame => Count(frame, Drawn));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
