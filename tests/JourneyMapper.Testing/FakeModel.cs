using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace JourneyMapper.Testing;

/// <summary>A server on a port of this machine that answers as a language model would, with what a test has it say. It speaks as much of OpenAI's interface as it takes.</summary>
public sealed class FakeModel : IDisposable
{
    readonly HttpListener listener;
    readonly ConcurrentQueue<JsonElement> questions = new();

    FakeModel(HttpListener listener, int port)
    {
        this.listener = listener;
        Endpoint = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/v1"));
        _ = AcceptAsync();
    }

    /// <summary>What it is called.</summary>
    public static string Name => "parrot-1";

    /// <summary>Where it answers.</summary>
    public Uri Endpoint { get; }

    /// <summary>What it says, whatever it is asked.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Why it stops.</summary>
    public string Finish { get; set; } = "stop";

    /// <summary>What its server answers with.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The whole body instead of an answer.</summary>
    public string? Body { get; set; }

    /// <summary>How long it thinks.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What it was asked, as it came.</summary>
    public IReadOnlyList<JsonElement> Questions => [.. questions];

    /// <summary>What let in with the last question.</summary>
    public string? Authorization { get; private set; }

    /// <summary>The settings that have an application ask it.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings => [("JourneyMapper:Ai:Endpoint", Endpoint.OriginalString), ("JourneyMapper:Ai:Model", Name), ("JourneyMapper:Ai:Key", "swordfish")];

    /// <summary>Starts one on a free port.</summary>
    public static FakeModel Start()
    {
        for (var tries = 0; ; tries++)
        {
            var port = Random.Shared.Next(20_000, 60_000);
            var listener = new HttpListener();
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));
            try
            {
                listener.Start();
                return new(listener, port);
            }
            catch (HttpListenerException) when (tries < 20)
            {
                // Somebody has it.
            }
        }
    }

    /// <summary>The text of a question's message.</summary>
    /// <param name="question">Which question.</param>
    /// <param name="message">0 for the task, 1 for the texts.</param>
    public static string Text(JsonElement question, int message)
    {
        var content = question.GetProperty("messages")[message].GetProperty("content");
        return content.ValueKind == JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    async Task AnswerAsync(HttpListenerContext call)
    {
        try
        {
            Authorization = call.Request.Headers["Authorization"];
            questions.Enqueue((await JsonDocument.ParseAsync(call.Request.InputStream)).RootElement);
            await Task.Delay(Delay);
            var body = Encoding.UTF8.GetBytes(Body ?? (call.Request.Url!.AbsolutePath == "/v1/chat/completions" && Status == HttpStatusCode.OK
                ? JsonSerializer.Serialize(new
                {
                    id = "answer-1",
                    @object = "chat.completion",
                    created = 1_800_000_000,
                    model = Name,
                    choices = new[] { new { index = 0, finish_reason = Finish, message = new { role = "assistant", content = Answer } } },
                    usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
                })
                : """{"error":{"message":"No.","type":"refused"}}"""));
            call.Response.StatusCode = (int)Status;
            call.Response.ContentType = "application/json";
            await call.Response.OutputStream.WriteAsync(body);
            call.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // Whoever asked has gone.
        }
    }
}
