using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>
/// A program that edits a map over the API, about two edits a second, and sends each edit until the application has confirmed it, as a careful client does: the same request under the same idempotency key.
/// Now and then it gives up after a failure instead. It notes what it has sent.
/// </summary>
sealed class EditingProgram : IDisposable
{
    const int ShortestPause = 300;
    const int LongestPause = 700;
    const int MostTouchpoints = 12;
    const double GivesUp = 0.05;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    static readonly string[] Stages = ["awareness", "consideration", "decision", "retention", "loyalty"];

    readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };
    readonly Func<Uri> address;
    readonly IReadOnlyList<string> tokens;
    readonly string name;
    readonly string touchpoints;
    readonly Random random;
    readonly List<OwnTouchpoint> own = [];
    readonly List<SentEdit> sent = [];
    readonly ConcurrentQueue<string> surprises = [];
    int made;

    /// <summary>A program that has not sent anything yet.</summary>
    /// <param name="address">Where the application answers at the moment.</param>
    /// <param name="tokens">With which it signs in, in turns: one alone may send sixty requests a minute.</param>
    /// <param name="journey">Whose map it edits, among others who do.</param>
    /// <param name="number">Which program it is.</param>
    public EditingProgram(Func<Uri> address, IReadOnlyList<string> tokens, Guid journey, int number)
    {
        (this.address, this.tokens, name, touchpoints, random) = (address, tokens, string.Create(CultureInfo.InvariantCulture, $"Program {number}"), $"/api/v1/journeys/{journey}/touchpoints", new(number));
    }

    /// <summary>What it has sent, in order.</summary>
    public IReadOnlyList<SentEdit> Sent => sent;

    /// <summary>Answers of the server that something is wrong with it, and requests without an answer: each was sent again.</summary>
    public int Failures { get; private set; }

    /// <summary>Answers that no such program should get.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    /// <summary>Edits until it is enough, and then sees its last edit through.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await NextAsync();
            await Task.Delay(random.Next(ShortestPause, LongestPause), CancellationToken.None);
        }
    }

    public void Dispose() => client.Dispose();

    async Task NextAsync()
    {
        var choice = random.Next(10);
        if (own.Count == 0 || (choice < 3 && own.Count < MostTouchpoints))
        {
            var (stage, title) = (random.Next(Stages.Length), Unique("touchpoint"));
            if (await SendAsync(new(SentEditKind.Add, title), HttpMethod.Post, touchpoints, new { stage = Stages[stage], name = title }) is { } added)
                own.Add(new(added.GetProperty("id").GetGuid(), title, stage));
            return;
        }

        var at = random.Next(own.Count);
        var touchpoint = own[at];
        var one = $"{touchpoints}/{touchpoint.Id}";
        switch (choice)
        {
            case < 7:
                var text = Unique("text");
                await SendAsync(new(SentEditKind.Change, text), HttpMethod.Patch, one, new { action = text });
                break;
            case < 9:
                var stage = (touchpoint.Stage + 1 + random.Next(Stages.Length - 1)) % Stages.Length;
                if (await SendAsync(new(SentEditKind.Move, touchpoint.Name), HttpMethod.Post, $"{one}/move", new { stage = Stages[stage] }) is null)
                    own.RemoveAt(at);
                else
                    own[at] = touchpoint with { Stage = stage };
                break;
            default:
                own.RemoveAt(at);
                await SendAsync(new(SentEditKind.Remove, touchpoint.Name), HttpMethod.Delete, one, body: null);
                break;
        }
    }

    /// <summary>Sends an edit until it is confirmed.</summary>
    /// <returns>The answer; null where the program has given up.</returns>
    async Task<JsonElement?> SendAsync(SentEdit edit, HttpMethod method, string path, object? body)
    {
        sent.Add(edit);
        var (key, token) = (Guid.NewGuid().ToString(), tokens[sent.Count % tokens.Count]);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < Patience)
        {
            edit.Attempts++;
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(address(), path));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Add("Idempotency-Key", key);
                request.Content = body is null ? null : JsonContent.Create(body);
                using var answer = await client.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                // Only this program knows the touchpoint: where a removal is repeated and finds nothing, the first one has come through.
                if (answer.IsSuccessStatusCode || (edit is { Kind: SentEditKind.Remove, Attempts: > 1 } && answer.StatusCode == HttpStatusCode.NotFound))
                {
                    (edit.IsAcknowledged, edit.Waited) = (true, Stopwatch.GetElapsedTime(begun));
                    return answer.IsSuccessStatusCode && text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default(JsonElement);
                }

                if (answer.StatusCode < HttpStatusCode.InternalServerError && answer.Headers.RetryAfter is null)
                {
                    surprises.Enqueue($"{method} {path}, attempt {edit.Attempts}: {(int)answer.StatusCode} {text}");
                    return null;
                }

                Failures += answer.StatusCode >= HttpStatusCode.InternalServerError ? 1 : 0;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                // It may have been done, or not.
                Failures++;
            }

            if (random.NextDouble() < GivesUp)
                return null;
            await Task.Delay(random.Next(300, 900));
        }

        surprises.Enqueue($"{method} {path}: no confirmation after {edit.Attempts} attempts");
        return null;
    }

    string Unique(string what) => string.Create(CultureInfo.InvariantCulture, $"{name}, {what} {++made}");

    sealed record OwnTouchpoint(Guid Id, string Name, int Stage);
}
