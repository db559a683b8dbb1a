using System.Text;
using System.Text.Json;
using JourneyMapper.Web.Shared.Fonts;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Stands between a page and the network: fonts and the job's own files are answered from memory, all else is refused.</summary>
sealed class RequestGate(DevToolsSession session, FontLibrary fonts, PrintJob job)
{
    /// <summary>The only address that a printed document may ask.</summary>
    public const string Origin = "https://assets.internal/";

    const string FontFolder = "fonts/";

    /// <summary>Stops every request from now on until it is answered here.</summary>
    public Task CloseAsync(CancellationToken cancellation)
    {
        session.Event = (method, parameters) =>
        {
            if (method == "Fetch.requestPaused")
                _ = AnswerAsync(parameters);
        };
        return session.SendAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } }, cancellation);
    }

    async Task AnswerAsync(JsonElement paused)
    {
        var requestId = paused.GetProperty("requestId").GetString();
        try
        {
            if (Find(paused.GetProperty("request").GetProperty("url").GetString()!) is not { } asset)
            {
                // Aborted, not blocked: a page that tries to go elsewhere stays what it is instead of becoming an error page.
                await session.SendAsync("Fetch.failRequest", new { requestId, errorReason = "Aborted" });
                return;
            }
            await session.SendAsync("Fetch.fulfillRequest", new
            {
                requestId,
                responseCode = 200,
                responseHeaders = new[]
                {
                    new { name = "Content-Type", value = asset.ContentType },
                    // The document has no origin of its own, and fonts are only given to origins that are allowed.
                    new { name = "Access-Control-Allow-Origin", value = "*" },
                },
                body = asset.Content,
            });
        }
        catch (DevToolsException)
        {
            // The page is gone, or the request no longer waits; the print itself hears of it.
        }
    }

    PrintAsset? Find(string url)
    {
        if (!url.StartsWith(Origin, StringComparison.Ordinal))
            return null;
        var path = Uri.UnescapeDataString(new Uri(url).AbsolutePath.TrimStart('/'));
        if (!path.StartsWith(FontFolder, StringComparison.Ordinal))
            return job.Assets?.Invoke(path);
        var file = path[FontFolder.Length..];
        if (file == FontLibrary.StyleSheetName)
            return new PrintAsset(Encoding.UTF8.GetBytes(fonts.PaperStyleSheet(job.Html)), "text/css; charset=utf-8");
        return fonts.Find(file) is { } font ? new PrintAsset(font, FontLibrary.ContentType) : null;
    }
}
