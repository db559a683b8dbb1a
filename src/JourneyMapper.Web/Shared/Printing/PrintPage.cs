using System.Text.Json;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>A document that is laid out and not yet printed.</summary>
public sealed class PrintPage
{
    readonly DevToolsSession session;

    internal PrintPage(DevToolsSession session) => this.session = session;

    /// <summary>
    /// Evaluates a JavaScript expression in the document and gives its result, which must be JSON (undefined comes as
    /// <see cref="JsonValueKind.Undefined"/>). A promise is awaited. Timers and event listeners do not run there.
    /// </summary>
    /// <exception cref="DevToolsException">The expression threw.</exception>
    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellation = default)
    {
        var answer = await session.SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, cancellation);
        if (answer.TryGetProperty("exceptionDetails", out var details))
        {
            var what = details.TryGetProperty("exception", out var exception) && exception.TryGetProperty("description", out var description)
                ? description.GetString()
                : details.GetProperty("text").GetString();
            throw new DevToolsException($"The expression failed in the page: {what}");
        }
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Puts this HTML in the place of all that is inside the document's body.</summary>
    public Task FillAsync(string body, CancellationToken cancellation = default) =>
        EvaluateAsync($"void (document.body.innerHTML = {JsonSerializer.Serialize(body)})", cancellation);

    internal Task LoadFontsAsync(string family, CancellationToken cancellation) =>
        EvaluateAsync($"Promise.all([...document.fonts].filter(face => face.family.replaceAll('\"', '') === '{family}').map(face => face.load())).then(() => true)", cancellation);

    // Fonts are only asked for when something that is laid out needs them, so layout comes first. A picture that is not there leaves its place empty.
    internal Task WaitForFilesAsync(CancellationToken cancellation) =>
        EvaluateAsync("(async () => { document.documentElement.getBoundingClientRect(); await document.fonts.ready; await Promise.all([...document.images].map(image => image.decode().catch(() => { }))); })()", cancellation);
}
