using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Reading;

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

    static readonly ImmutableArray<CultureInfo> Cultures = [Culture(".", " "), Culture(".", ","), Culture(",", " "), Culture(",", ".")];

    /// <summary>The number of a cell.</summary>
    /// <param name="cell">With or without marks between thousands, with or without its unit.</param>
    /// <param name="form">Which marks it may have.</param>
    /// <param name="currency">Of amounts of money: three letters.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> cell, NumberForm form, string currency, out decimal number)
    {
        if (TryReadPlain(cell, form is NumberForm.Point or NumberForm.PointWithCommas ? (byte)'.' : (byte)',', out number))
            return true;
        if (cell.IsEmpty || cell.Length > LongestText || TypedNumber.Read(Encoding.UTF8.GetString(cell), Cultures[(int)form], currency) is not { } read)
            return false;
        number = read;
        return true;
    }

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
