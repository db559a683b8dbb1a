namespace JourneyMapper.Web.Features.Kpis.Cells;

/// <summary>The currency that stands before or behind an amount: three letters of ISO 4217, or a sign.</summary>
static class CurrencyMark
{
    const int Code = 3;

    static readonly (string Sign, string Currencies)[] Signs =
    [
        ("US$", "USD"), ("C$", "CAD"), ("CA$", "CAD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY CNY"), ("Fr.", "CHF"), ("kr", "SEK NOK DKK ISK"), ("zł", "PLN"),
        ("$", "USD CAD AUD NZD SGD HKD MXN CLP COP ARS TWD"),
    ];

    /// <summary>The mark, empty where there is none, and what stands beside it.</summary>
    public static (string Mark, string Amount) Split(string text)
    {
        // A minus may stand before the mark: -$5.
        var sign = text is ['-' or '−', ..] ? "-" : "";
        var rest = text[sign.Length..].TrimStart();
        foreach (var (mark, _) in Signs)
        {
            if (rest.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                return (mark, sign + rest[mark.Length..].TrimStart());
            if (rest.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                return (mark, sign + rest[..^mark.Length].TrimEnd());
        }

        if (rest.Length > Code && IsCode(rest[..Code]) && !char.IsAsciiLetter(rest[Code]))
            return (rest[..Code], sign + rest[Code..].TrimStart());
        if (rest.Length > Code && IsCode(rest[^Code..]) && !char.IsAsciiLetter(rest[^(Code + 1)]))
            return (rest[^Code..], sign + rest[..^Code].TrimEnd());
        return ("", text);
    }

    /// <summary>Whether a mark can mean a currency; an empty one is any.</summary>
    public static bool Means(string mark, string currency) => currency.Length == 0 || mark.Equals(currency, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(Signs, sign => sign.Sign.Equals(mark, StringComparison.OrdinalIgnoreCase) && sign.Currencies.Contains(currency, StringComparison.OrdinalIgnoreCase));

    static bool IsCode(string text) => text.All(char.IsAsciiLetter);
}
