using System.Text;

namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>How the characters of a file are stored.</summary>
public enum CsvEncoding
{
    /// <summary>UTF-8, with or without a mark at the beginning.</summary>
    Utf8,

    /// <summary>UTF-16, the low byte first.</summary>
    Utf16,

    /// <summary>UTF-16, the high byte first.</summary>
    Utf16BigEndian,

    /// <summary>One byte for each character of Western Europe.</summary>
    Windows1252,
}

/// <summary>How a file is cut into cells.</summary>
/// <param name="Delimiter">One of <see cref="Delimiters"/>.</param>
/// <param name="Encoding">How its characters are stored.</param>
/// <param name="HasHeader">Whether the first row holds titles.</param>
/// <param name="FirstLine">The line on which the first row stands; lines before it are about the table and not part of it. The first is 1.</param>
public sealed record CsvFormat(char Delimiter, CsvEncoding Encoding, bool HasHeader, long FirstLine = 1)
{
    /// <summary>What may stand between two cells.</summary>
    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|'];

    /// <summary>The framework's encoding of that name.</summary>
    internal static Encoding Find(CsvEncoding encoding) => encoding switch
    {
        CsvEncoding.Utf16 => System.Text.Encoding.Unicode,
        CsvEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode,
        CsvEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => System.Text.Encoding.UTF8,
    };
}
