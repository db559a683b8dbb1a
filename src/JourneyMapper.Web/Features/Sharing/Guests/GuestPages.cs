using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>A page of a link as it is sent.</summary>
/// <param name="Html">UTF-8.</param>
/// <param name="Brotli">The same, compressed. It holds nothing that its reader does not know already, so that its size tells nobody anything.</param>
sealed record GuestBytes(byte[] Html, byte[] Brotli);

/// <summary>
/// Draws the page of a link, and keeps it until what it shows has changed: a map of fifty touchpoints takes some milliseconds to draw, and is a tenth as
/// large when it is compressed. What is kept is compared with what would be drawn, so nobody
/// sees an old state.
/// </summary>
sealed class GuestPages(GuestReader reader, IServiceProvider services, ILoggerFactory loggers)
{
    // A page has some hundred kilobytes.
    const int Kept = 100;

    readonly ConcurrentDictionary<(string Token, string Language, Uri Root), Drawn> kept = new();
    readonly SharedWork<(string Token, string Language, Uri Root), GuestBytes?> drawing = new();

    /// <summary>The page of a link in the language of the current culture; null when there is nothing to show any more.</summary>
    /// <param name="found">The link.</param>
    /// <param name="token">What its address ends with.</param>
    /// <param name="root">Where the page says that it is reached. What somebody claims in a request is told to nobody else: it is a page of its own.</param>
    public Task<GuestBytes?> MapAsync(OpenSharedLink found, string token, Uri root)
    {
        var key = (token, Languages.Current, root);
        return drawing.RunAsync(key, () => MapAsync(found, key));
    }

    async Task<GuestBytes?> MapAsync(OpenSharedLink found, (string Token, string Language, Uri Root) key)
    {
        if (await reader.ReadAsync(found, key.Token) is not { } content)
            return null;
        var beside = JsonSerializer.Serialize(new { content.Threads, Kpis = Figures(content) });
        if (kept.TryGetValue(key, out var known) && known.Shows(content, beside))
            return known.Bytes;
        if (kept.Count >= Kept)
            kept.Clear();
        var bytes = await DrawAsync(content, key.Root);
        kept[key] = new(content.Source, content.Library, content.Channels, beside, bytes);
        return bytes;
    }

    // In words, as cells show them: a KPI may have got another name or unit, too.
    static IEnumerable<object> Figures(GuestContent content) =>
        from touchpoint in content.Map.Touchpoints
        let cell = content.Kpis.Of(touchpoint.Id)
        where cell is not null
        from line in cell.Lines
        select new
        {
            Name = cell.Catalogue.NameOf(line.Target.Kpi),
            line.Target,
            line.State,
            Values = line.Recent.Select(value => cell.Catalogue.Write(line.Target.Kpi, value.Value)),
        };

    async Task<GuestBytes> DrawAsync(GuestContent content, Uri root)
    {
        // A renderer takes services that live as long as a page does.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var html = Encoding.UTF8.GetBytes(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<GuestMapPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(GuestMapPage.Content)] = content, [nameof(GuestMapPage.Root)] = root }))).ToHtmlString()));
        using var compressed = new MemoryStream();
        await using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            await brotli.WriteAsync(html);
        return new(html, compressed.ToArray());
    }

    sealed record Drawn(Journey Source, PersonaLibrary? Library, Domain.Catalogue.ChannelLibrary Channels, string Beside, GuestBytes Bytes)
    {
        // Each of them is the very same while nothing in it has changed.
        public bool Shows(GuestContent content, string beside) =>
            ReferenceEquals(Source, content.Source) && ReferenceEquals(Library, content.Library) && ReferenceEquals(Channels, content.Channels) && Beside == beside;
    }
}
