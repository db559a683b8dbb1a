using System.Globalization;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// Reads numbers as people type and copy them in their culture, with or without marks between thousands and with or without their unit.
/// What another culture would write is refused, never guessed: 1,234 is not the same number everywhere.
/// </summary>
public static class TypedNumber
{
    const int Longest = 40;

    static readonly string[] Units = ["%", "€", "$", "£"];

    /// <summary>The number, or null when the text is none in that culture.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="culture">Gives the marks.</param>
    /// <param name="unit">A unit that may stand before or behind it, such as a currency's three letters.</param>
    public static decimal? Read(string typed, CultureInfo culture, string unit = "")
    {
        if (typed.Length > Longest)
            return null;
        var format = culture.NumberFormat;
        var text = WithoutUnit(typed.Trim(), unit).Replace('−', '-');
        var negative = text.StartsWith('-');
        if (negative || text.StartsWith('+'))
            text = text[1..].TrimStart();
        var parts = text.Split(format.NumberDecimalSeparator);
        if (parts.Length > 2 || Whole(parts[0], format.NumberGroupSeparator) is not { } whole)
            return null;
        var fraction = parts.Length == 2 ? parts[1] : "";
        if (whole.Length + fraction.Length == 0 || !fraction.All(char.IsAsciiDigit))
            return null;
        return decimal.TryParse($"{(negative ? "-" : "")}{whole}.{fraction}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A number as it is typed, without its unit.</summary>
    public static string Write(decimal? value, CultureInfo culture) => value?.ToString("0.######", culture) ?? "";

    static string WithoutUnit(string text, string unit)
    {
        foreach (var mark in unit.Length == 0 ? Units : [.. Units, unit])
        {
            if (text.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                return text[..^mark.Length].TrimEnd();
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                return text[mark.Length..].TrimStart();
        }

        return text;
    }

    // The digits before the decimal mark; groups but the first have three of them. Where cultures part groups by a blank, any blank will do.
    static string? Whole(string text, string separator)
    {
        var blank = string.IsNullOrWhiteSpace(separator);
        if (blank)
            text = string.Concat(text.Select(letter => char.IsWhiteSpace(letter) ? ' ' : letter));
        var groups = text.Split(blank ? " " : separator);
        return groups.All(group => group.All(char.IsAsciiDigit)) && (groups.Length == 1 || (groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3)))
            ? string.Concat(groups)
            : null;
    }
}
