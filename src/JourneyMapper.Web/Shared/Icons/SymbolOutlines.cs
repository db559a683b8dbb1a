using System.Collections.Concurrent;
using System.Buffers.Binary;
using Microsoft.Extensions.FileProviders;

namespace JourneyMapper.Web.Shared.Icons;

/// <summary>
/// The icons of Material Symbols as outlines, for paper. The screen shows them as text in a font, by ligatures of their names: in
/// a PDF that would embed a variable font as Type 3, and copied text would be full of words like "touch_app". The outlines come
/// out of that same font, so paper and screen show the same icons.
/// </summary>
public sealed class SymbolOutlines
{
    /// <summary>Where the interface's library keeps the font, below the web root.</summary>
    public const string Font = "_content/Radzen.Blazor/fonts/MaterialSymbolsOutlined.woff2";

    readonly ConcurrentDictionary<string, string?> _paths = new(StringComparer.Ordinal);
    readonly Lazy<Woff2File> _font;
    readonly Lazy<Ligatures> _ligatures;

    public SymbolOutlines(IFileProvider webRoot)
    {
        _font = new(() => Read(webRoot));
        _ligatures = new(() => new(_font.Value.Table("cmap"), _font.Value.Table("GSUB")));
    }

    /// <summary>The side of the square that all outlines lie in.</summary>
    public int Size => BinaryPrimitives.ReadUInt16BigEndian(_font.Value.Table("head").AsSpan(18));

    /// <summary>Reads these outlines at once; one by one, each would pass through the whole font.</summary>
    public void Prepare(IEnumerable<string> names)
    {
        var unknown = names.Where(name => !_paths.ContainsKey(name)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        var glyphs = unknown.ToDictionary(name => name, _ligatures.Value.Find);
        var outlines = new GlyphOutlines(_font.Value.Table("glyf")).Read(glyphs.Values.OfType<int>().ToHashSet(), Size);
        foreach (var (name, glyph) in glyphs)
            _paths[name] = glyph is { } number ? outlines.GetValueOrDefault(number) : null;
    }

    /// <summary>The path of an icon by its name, as SVG writes it, in a square of <see cref="Size"/>; null when there is no such icon.</summary>
    public string? Find(string name)
    {
        if (_paths.TryGetValue(name, out var path))
            return path;
        Prepare([name]);
        return _paths[name];
    }

    static Woff2File Read(IFileProvider webRoot)
    {
        using var stream = webRoot.GetFileInfo(Font).CreateReadStream();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Woff2File.Read(memory.ToArray());
    }
}
