namespace JourneyMapper.Web.Shared.Icons;

/// <summary>Finds the glyph that a font shows for a word: an icon font has one ligature per icon's name.</summary>
sealed class Ligatures
{
    const int LigatureLookup = 4;
    const int ExtensionLookup = 7;

    readonly byte[] _gsub;
    readonly Dictionary<int, int> _characters;
    readonly ILookup<int, int> _sets;

    public Ligatures(byte[] cmap, byte[] gsub)
    {
        _gsub = gsub;
        _characters = ReadCharacters(cmap);
        _sets = LigatureSubtables().SelectMany(ReadSets).ToLookup(set => set.First, set => set.Offset);
    }

    /// <summary>The number of the glyph for a word of ASCII letters, digits and underscores; null when the font has none.</summary>
    public int? Find(string word)
    {
        var glyphs = new int[word.Length];
        for (var i = 0; i < glyphs.Length; i++)
            if (!_characters.TryGetValue(word[i], out glyphs[i]))
                return null;
        return glyphs.Length == 0 ? null : _sets[glyphs[0]].Select(set => FindIn(set, glyphs)).FirstOrDefault(found => found is not null);
    }

    int? FindIn(int set, int[] glyphs)
    {
        var offsets = At(set);
        var count = offsets.Unsigned16();
        for (var i = 0; i < count; i++)
        {
            var ligature = At(set + offsets.Unsigned16());
            var glyph = ligature.Unsigned16();
            if (ligature.Unsigned16() == glyphs.Length && glyphs.Skip(1).All(expected => ligature.Unsigned16() == expected))
                return glyph;
        }
        return null;
    }

    FontReader At(int position) => new(_gsub, position);

    IEnumerable<int> LigatureSubtables()
    {
        var list = At(8).Unsigned16();
        var lookups = At(list);
        var count = lookups.Unsigned16();
        for (var i = 0; i < count; i++)
        {
            var lookup = list + lookups.Unsigned16();
            var header = At(lookup);
            var type = header.Unsigned16();
            header.Unsigned16();
            var subtables = header.Unsigned16();
            for (var j = 0; j < subtables; j++)
            {
                var subtable = lookup + header.Unsigned16();
                if (type == LigatureLookup)
                    yield return subtable;
                else if (type == ExtensionLookup && At(subtable + 2).Unsigned16() == LigatureLookup)
                    yield return subtable + At(subtable + 4).Unsigned32();
            }
        }
    }

    IEnumerable<(int First, int Offset)> ReadSets(int subtable)
    {
        var header = At(subtable + 2);
        var coverage = subtable + header.Unsigned16();
        header.Unsigned16();
        return Covered(coverage).Select(glyph => (glyph, subtable + header.Unsigned16())).ToList();
    }

    IEnumerable<int> Covered(int coverage)
    {
        var reader = At(coverage);
        var format = reader.Unsigned16();
        var count = reader.Unsigned16();
        for (var i = 0; i < count; i++)
        {
            var first = reader.Unsigned16();
            if (format == 1)
            {
                yield return first;
                continue;
            }
            var last = reader.Unsigned16();
            reader.Unsigned16();
            for (var glyph = first; glyph <= last; glyph++)
                yield return glyph;
        }
    }

    // Only the characters that names of icons are made of; every font has them in a table of format 4.
    static Dictionary<int, int> ReadCharacters(byte[] cmap)
    {
        var characters = new Dictionary<int, int>();
        var tables = new FontReader(cmap, 2);
        var count = tables.Unsigned16();
        for (var i = 0; i < count; i++)
        {
            tables.Position += 4;
            var offset = tables.Unsigned32();
            if (new FontReader(cmap, offset).Unsigned16() == 4)
                ReadSegments(cmap, offset, characters);
        }
        return characters;
    }

    static void ReadSegments(byte[] cmap, int table, Dictionary<int, int> characters)
    {
        var segments = new FontReader(cmap, table + 6).Unsigned16() / 2;
        int Value(int column, int segment) => new FontReader(cmap, table + 14 + (column == 0 ? 0 : 2) + (((column * segments) + segment) * 2)).Unsigned16();
        for (var segment = 0; segment < segments; segment++)
        {
            var (last, first, delta, range) = (Value(0, segment), Value(1, segment), Value(2, segment), Value(3, segment));
            for (var character = first; character <= Math.Min(last, 'z'); character++)
            {
                var rangeAt = table + 16 + (((3 * segments) + segment) * 2);
                var glyph = range == 0 ? character : new FontReader(cmap, rangeAt + range + ((character - first) * 2)).Unsigned16();
                if (glyph != 0)
                    characters.TryAdd(character, (glyph + delta) & 0xFFFF);
            }
        }
    }
}
