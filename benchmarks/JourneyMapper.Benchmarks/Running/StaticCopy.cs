using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>
/// A page of the application as a static one: its HTML without scripts, and its style sheets, fonts and pictures with the headers and in
/// the compression in which the application sends them, all from memory.
/// </summary>
sealed partial class StaticCopy : IAsyncDisposable
{
    // Of the connection, or of the visitor.
    static readonly string[] LeftOut = ["Transfer-Encoding", "Connection", "Keep-Alive", "Date", "Set-Cookie", "Content-Length"];

    readonly WebApplication server;
    readonly HttpClient application;
    readonly ConcurrentDictionary<string, Task<Answer>> answers = new(StringComparer.Ordinal);

    StaticCopy(WebApplication server, HttpClient application) => (this.server, this.application) = (server, application);

    /// <summary>Where the page is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Takes a page as a signed-in visitor sees it, and serves it.</summary>
    public static async Task<StaticCopy> StartAsync(IBrowserContext visitor, Uri page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var copy = new StaticCopy(builder.Build(), new HttpClient { BaseAddress = page });
        copy.answers[page.AbsolutePath] = Task.FromResult(await ReadPageAsync(visitor, page));
        copy.server.Run(copy.AnswerAsync);
        await copy.server.StartAsync();
        copy.Address = new Uri(new Uri(copy.server.Urls.Single()), page.AbsolutePath);
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        application.Dispose();
    }

    static async Task<Answer> ReadPageAsync(IBrowserContext visitor, Uri page)
    {
        var response = await visitor.APIRequest.GetAsync(page.AbsoluteUri);
        var html = Script().Replace(await response.TextAsync(), "");
        return new(response.Status, [.. response.HeadersArray.Where(header => header.Name != "content-encoding" && IsKept(header.Name)).Select(header => (header.Name, header.Value))], System.Text.Encoding.UTF8.GetBytes(html));
    }

    async Task AnswerAsync(HttpContext context)
    {
        var (status, headers, content) = await answers.GetOrAdd(context.Request.GetEncodedPathAndQuery(), _ => FetchAsync(context.Request));
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    async Task<Answer> FetchAsync(HttpRequest asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, asked.GetEncodedPathAndQuery());
        request.Headers.TryAddWithoutValidation("Accept-Encoding", asked.Headers.AcceptEncoding.ToString());
        using var response = await application.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => IsKept(header.Key));
        return new((int)response.StatusCode, [.. headers.Select(header => (header.Key, string.Join(", ", header.Value)))], await response.Content.ReadAsByteArrayAsync());
    }

    static bool IsKept(string header) => !LeftOut.Contains(header, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("<script\\b[^>]*></script>", RegexOptions.None, 5000)]
    private static partial Regex Script();

    sealed record Answer(int Status, (string Name, string Value)[] Headers, byte[] Content);
}
