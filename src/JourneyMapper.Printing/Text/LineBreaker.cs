namespace JourneyMapper.Printing.Text;

/// <summary>Where lines may begin. Source: Unicode Standard Annex #14, Unicode Line Breaking Algorithm, by ICU's ubrk, with its dictionaries for Thai, Lao, Khmer and Burmese. Not safe to share between threads.</summary>
sealed unsafe class LineBreaker : IDisposable
{
    const int LineBreaks = 2;

    static readonly delegate* unmanaged<int, byte*, char*, int, int*, nint> Open = (delegate* unmanaged<int, byte*, char*, int, int*, nint>)Icu.Function("ubrk_open");
    static readonly delegate* unmanaged<nint, void> Close = (delegate* unmanaged<nint, void>)Icu.Function("ubrk_close");
    static readonly delegate* unmanaged<nint, char*, int, int*, void> SetText = (delegate* unmanaged<nint, char*, int, int*, void>)Icu.Function("ubrk_setText");
    static readonly delegate* unmanaged<nint, int> Next = (delegate* unmanaged<nint, int>)Icu.Function("ubrk_next");

    readonly nint handle;

    public LineBreaker()
    {
        var error = 0;
        // The rules of all languages: Japanese's stricter ones differ in little.
        fixed (byte* locale = "en"u8)
            handle = Open(LineBreaks, locale, null, 0, &error);
        if (error > 0)
            throw new InvalidOperationException($"ICU's line breaking failed with error {error}.");
    }

    /// <summary>Marks the UTF-16 units with which a line may begin, other than the first.</summary>
    public void Mark(string text, Span<bool> mayBegin)
    {
        var error = 0;
        fixed (char* characters = text)
        {
            SetText(handle, characters, text.Length, &error);
            for (var at = Next(handle); at >= 0; at = Next(handle))
                if (at < text.Length)
                    mayBegin[at] = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close(handle);
}
