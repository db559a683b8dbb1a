using System.Collections.Concurrent;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// Draws the picture that other programs show where somebody pastes a link, of nothing but what the link shows, and keeps it until that has changed. A link that has a
/// password or leads nowhere has a picture without a word about it.
/// </summary>
sealed class GuestPreviews(GuestReader reader, FontCascade fonts, PaperQueue queue)
{
    // A picture has some tens of kilobytes.
    const int Kept = 100;

    // A curve as maps have them.
    static readonly int[][] Sample = [[0, 1], [1, -1], [-2, 0], [1], [1, 2]];

    readonly ConcurrentDictionary<(string Token, string Language), Drawn> kept = new();
    readonly SharedWork<(string Token, string Language), byte[]?> drawing = new();
    byte[]? neutral;

    /// <summary>The picture of a link in the language of the current culture, as PNG; null when nothing of it may be told.</summary>
    /// <exception cref="PrintException">It took too long.</exception>
    public Task<byte[]?> OfAsync(OpenSharedLink found, string token)
    {
        if (found.Link.PasswordHash is not null)
            return Task.FromResult<byte[]?>(null);
        var key = (token, Languages.Current);
        return drawing.RunAsync(key, () => OfAsync(found, key));
    }

    /// <summary>The picture that tells nothing, as PNG.</summary>
    /// <exception cref="PrintException">It took too long.</exception>
    public async Task<byte[]> NeutralAsync() => neutral ??= await DrawAsync(new("JourneyMapper", "", "", [.. Stages.All.Select(stage => new PreviewStage(stage, "", Sample[(int)stage]))], HasCurve: true));

    async Task<byte[]?> OfAsync(OpenSharedLink found, (string Token, string Language) key)
    {
        if (await reader.ReadAsync(found, key.Token) is not { } content)
            return null;
        // Each of them is the very same while nothing in it has changed.
        if (kept.TryGetValue(key, out var known) && ReferenceEquals(known.Source, content.Source) && ReferenceEquals(known.Library, content.Library))
            return known.Png;
        if (kept.Count >= Kept)
            kept.Clear();
        var png = await DrawAsync(PreviewOf(content));
        kept[key] = new(content.Source, content.Library, png);
        return png;
    }

    static MapPreview PreviewOf(GuestContent content)
    {
        var map = content.Map;
        var facts = content.Personas.Select(about => about.Persona.Name).Prepend(Texts.Count(map.Touchpoints.Length, Common.TouchpointCountOne, Common.TouchpointCountOther));
        return new(map.Title, GuestText.Kind, string.Join(" · ", facts),
            [.. Stages.All.Select(stage => new PreviewStage(stage, map.LabelOf(stage), [.. map.In(stage).Select(touchpoint => touchpoint.Emotion)]))],
            HasCurve: content.Shown.Contains(TouchpointFields.Emotion));
    }

    Task<byte[]> DrawAsync(MapPreview preview) => queue.PaintAsync(Guid.Empty, (file, _) =>
    {
        using var shaper = new TextShaper(fonts, Languages.Current);
        using var canvas = new PixelCanvas(PreviewPicture.Width, PreviewPicture.Height, 1, Color.White);
        PreviewPicture.Draw(canvas, preview, shaper, IconSprite.Shape);
        canvas.WritePng(file);
    }, CancellationToken.None);

    sealed record Drawn(Journey Source, Domain.Personas.PersonaLibrary? Library, byte[] Png);
}
