using System.Runtime.InteropServices;
using JourneyMapper.Printing.Text;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]

namespace JourneyMapper.Printing.Pdf;

/// <summary>Makes a font of some glyphs of another, with HarfBuzz's subsetter (hb-subset.h), which its package for .NET contains and does not offer.</summary>
static unsafe partial class FontSubset
{
    const string Library = "libHarfBuzzSharp";

    // hb_subset_flags_t: hints are for coarse screens, and what glyphs are drawn is decided already.
    const uint NoHinting = 0x1;
    const uint NoLayoutClosure = 0x200;

    // hb_subset_sets_t: the tables to leave out.
    const int DropTables = 3;

    // A PDF says itself what these say, or does without: ISO 32000-1, section 9.9.
    static readonly string[] Unneeded = ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "STAT", "DSIG", "gasp", "name", "OS/2", "post", "cmap", "meta", "kern", "vhea", "vmtx", "VORG"];

    /// <summary>A font in which the glyphs have their place in the list as their number.</summary>
    /// <param name="font">The font.</param>
    /// <param name="glyphs">Glyphs of it, 0 first.</param>
    public static byte[] Of(FontFile font, IReadOnlyList<uint> glyphs)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0)
            throw new InvalidOperationException("HarfBuzz has no memory for a subset.");
        try
        {
            hb_subset_input_set_flags(input, NoHinting | NoLayoutClosure);
            var kept = hb_subset_input_glyph_set(input);
            var numbers = hb_subset_input_old_to_new_glyph_mapping(input);
            for (var i = 0; i < glyphs.Count; i++)
            {
                hb_set_add(kept, glyphs[i]);
                hb_map_set(numbers, glyphs[i], (uint)i);
            }
            var dropped = hb_subset_input_set(input, DropTables);
            foreach (var tag in Unneeded)
                hb_set_add(dropped, ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3]);
            return Bytes(hb_subset_or_fail(font.Face.Handle, input), font);
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    static byte[] Bytes(nint face, FontFile font)
    {
        if (face == 0)
            throw new InvalidOperationException($"HarfBuzz cannot take glyphs out of {font.Name}.");
        var blob = hb_face_reference_blob(face);
        var data = hb_blob_get_data(blob, out var length);
        var bytes = new ReadOnlySpan<byte>(data, (int)length).ToArray();
        hb_blob_destroy(blob);
        hb_face_destroy(face);
        return bytes;
    }

#pragma warning disable IDE1006 // The names of the library.
    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int which);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_old_to_new_glyph_mapping(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial void hb_map_set(nint map, uint key, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);
#pragma warning restore IDE1006
}
