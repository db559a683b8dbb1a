namespace JourneyMapper.Printing.Text;

/// <summary>The directions of a paragraph's characters. Source: Unicode Standard Annex #9, Unicode Bidirectional Algorithm, by ICU's ubidi. Not safe to share between threads.</summary>
sealed unsafe class Bidi : IDisposable
{
    // The paragraph's direction is that of its first strong character (UAX 9, rules P2 and P3), else left to right.
    const byte DefaultLeftToRight = 0xFE;

    static readonly delegate* unmanaged<nint> Open = (delegate* unmanaged<nint>)Icu.Function("ubidi_open");
    static readonly delegate* unmanaged<nint, void> Close = (delegate* unmanaged<nint, void>)Icu.Function("ubidi_close");
    static readonly delegate* unmanaged<nint, char*, int, byte, byte*, int*, void> SetParagraph = (delegate* unmanaged<nint, char*, int, byte, byte*, int*, void>)Icu.Function("ubidi_setPara");
    static readonly delegate* unmanaged<nint, int*, byte*> GetLevels = (delegate* unmanaged<nint, int*, byte*>)Icu.Function("ubidi_getLevels");
    static readonly delegate* unmanaged<nint, byte> GetParagraphLevel = (delegate* unmanaged<nint, byte>)Icu.Function("ubidi_getParaLevel");

    readonly nint handle = Open();

    /// <summary>The embedding level of each UTF-16 unit, odd where it runs from right to left; null where all run from left to right.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="paragraph">The level of the paragraph, 0 or 1.</param>
    public byte[]? Levels(string text, out byte paragraph)
    {
        paragraph = 0;
        if (!MayRunRightToLeft(text))
            return null;
        var error = 0;
        fixed (char* characters = text)
        {
            SetParagraph(handle, characters, text.Length, DefaultLeftToRight, null, &error);
            var levels = GetLevels(handle, &error);
            // Above 0 it is an error, below a warning.
            if (error > 0)
                throw new InvalidOperationException($"ICU's bidirectional algorithm failed with error {error}.");
            paragraph = GetParagraphLevel(handle);
            return new ReadOnlySpan<byte>(levels, text.Length).ToArray();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close(handle);

    // Hebrew, Arabic and their neighbours, their presentation forms, characters beyond the first plane, and marks of direction.
    static bool MayRunRightToLeft(string text)
    {
        foreach (var character in text)
            if (character is >= '\u0590' and < '\u0900' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or >= '\uD802' and <= '\uD83B' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE')
                return true;
        return false;
    }
}
