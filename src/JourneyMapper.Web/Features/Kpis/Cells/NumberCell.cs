using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis.Cells;

/// <summary>Which marks numbers have. Where no mark parts thousands, blanks may.</summary>
public enum NumberForm
{
    /// <summary>1234.5.</summary>
    Point,

    /// <summary>1,234.5.</summary>
    PointWithCommas,

    /// <summary>1234,5.</summary>
    Comma,

    /// <summary>1.234,5.</summary>
    CommaWithPoints,
}

/// <summary>Reads numbers from bytes.</summary>
static class NumberCell
{
    // So many digits fit into 64 bits whatever they are.
    const int MostDigits = 18;
    const int LongestText = 80;
    const int LongestNothing = 12;

    static readonly ImmutableArray<CultureInfo> Cultures = [Culture(".", " "), Culture(".", ","), Culture(",", " "), Culture(",", ".")];

    // Cells that say that there is no value, as programs and people write them. #REF! and #NAME? are mistakes of the sheet and none of these.
    static readonly FrozenSet<string> Nothing = new[]
    {
        "", "n/a", "na", "n.a.", "n.a", "#n/a", "#na", "n/d", "#n/d", "nd", "n.d.", "-", "--", "---", "–", "—", "null", "none", "nil", "(none)", "(null)", "(not set)", "(blank)", "…", "...", "s.o.", "s/o", "#div/0!",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a cell.</summary>
    /// <param name="cell">With or without marks between thousands, with or without its unit. Parentheses around it mean a minus, as in accounts.</param>
    /// <param name="form">Which marks it may have.</param>
    /// <param name="currency">Of amounts of money: three letters; empty: any.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> cell, NumberForm form, string currency, out decimal number)
    {
        if (TryReadPlain(cell, form is NumberForm.Point or NumberForm.PointWithCommas ? (byte)'.' : (byte)',', out number))
            return true;
        if (cell.IsEmpty || cell.Length > LongestText)
            return false;
        var text = Encoding.UTF8.GetString(cell);
        var negative = text is ['(', .., ')'];
        if (negative)
            text = text[1..^1].Trim();
        var (mark, amount) = CurrencyMark.Split(text);
        if ((mark.Length > 0 && !CurrencyMark.Means(mark, currency)) || TypedNumber.Read(amount, Cultures[(int)form]) is not { } read || (negative && read < 0))
            return false;
        number = negative ? -read : read;
        return true;
    }

    /// <summary>The currency of a cell that is an amount in another one than the workspace's, as it is written there; null where it is not.</summary>
    public static string? OtherCurrency(ReadOnlySpan<byte> cell, string currency)
    {
        if (cell.IsEmpty || cell.Length > LongestText)
            return null;
        var (mark, amount) = CurrencyMark.Split(Encoding.UTF8.GetString(cell).Trim('(', ')'));
        return mark.Length > 0 && !CurrencyMark.Means(mark, currency) && amount.Any(char.IsAsciiDigit) ? mark : null;
    }

    /// <summary>Whether a cell says that there is no value: empty, n/a, a dash.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> cell) => cell.IsEmpty || (cell.Length <= LongestNothing && !char.IsAsciiDigit((char)cell[0]) && Nothing.Contains(Encoding.UTF8.GetString(cell)));

    // Nearly all numbers of a file are a sign, digits, a mark, digits.
    static bool TryReadPlain(ReadOnlySpan<byte> cell, byte mark, out decimal number)
    {
        number = 0;
        var negative = cell is [(byte)'-', ..];
        if (negative)
            cell = cell[1..];
        long digits = 0;
        var decimals = -1;
        var count = 0;
        foreach (var letter in cell)
        {
            if (letter == mark && decimals < 0)
            {
                decimals = 0;
                continue;
            }

            if (!char.IsAsciiDigit((char)letter) || ++count > MostDigits)
                return false;
            digits = (digits * 10) + letter - '0';
            if (decimals >= 0)
                decimals++;
        }

        if (count == 0)
            return false;
        number = new((int)digits, (int)(digits >> 32), 0, negative && digits > 0, (byte)Math.Max(decimals, 0));
        return true;
    }

    static CultureInfo Culture(string point, string group)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        return CultureInfo.ReadOnly(culture);
    }
}
