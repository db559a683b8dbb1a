using System.Text;

namespace JourneyMapper.Web.Features.Kpis.Cells;

/// <summary>In which order dates of numbers alone are written. Four digits at the beginning are a year in any of them; a month's name needs no order.</summary>
public enum DayForm
{
    /// <summary>2026-11-22, or 20261122.</summary>
    YearFirst,

    /// <summary>22/11/2026, or 22/11/26.</summary>
    DayFirst,

    /// <summary>11/22/2026, or 11/22/26.</summary>
    MonthFirst,
}

/// <summary>
/// Reads dates from bytes: in numbers, with the month's name in English or French (see <see cref="MonthWords"/>), or as the day number of a spreadsheet. A month alone is its first day. A time of day is left away: the day
/// is the one that is written. Years of two digits are those of this century: nothing was measured before.
/// </summary>
static class DayCell
{
    const int Compact = 8;
    const int CompactMonth = 6;
    const int SerialDigits = 5;
    const int YearDigits = 4;
    const int Century = 2000;
    const int Longest = 60;

    // Day 1 of Excel's calendar is 1900-01-01, and it counts 1900-02-29, which never was (ECMA-376 part 1, 18.17.4.1).
    static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>The day of a cell.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, DayForm form, out DateOnly day) =>
        TryReadNumbers(cell, form, out day) || (!cell.IsEmpty && cell.Length <= Longest && cell.ContainsAnyInRange((byte)'A', (byte)'z') && MonthWords.TryRead(Encoding.UTF8.GetString(cell), out day));

    /// <summary>Whether a cell is a bare number that only a column of dates makes a day: it may as well be a value.</summary>
    public static bool IsSerial(ReadOnlySpan<byte> cell) => cell.Length >= SerialDigits && Number(ref cell, out var digits) > 0 && digits is SerialDigits or CompactMonth;

    static bool TryReadNumbers(ReadOnlySpan<byte> cell, DayForm form, out DateOnly day)
    {
        day = default;
        var rest = cell;
        var first = Number(ref rest, out var digits);
        switch (digits)
        {
            case Compact:
                return IsTime(rest) && TryMake(first / 10_000, first / 100 % 100, first % 100, out day);
            case CompactMonth:
                return rest.IsEmpty && first / 100 >= Century && TryMake(first / 100, first % 100, 1, out day);
            case SerialDigits:
                return TryReadSerial(first, rest, out day);
            case 0 or 3 or > Compact or 7:
                return false;
        }

        var yearFirst = digits == YearDigits;
        if (!Mark(ref rest, out var mark))
            return false;
        var second = Number(ref rest, out digits);
        // 2026-11 and 11/2026. With a point they would be numbers.
        if (rest.IsEmpty && mark != '.' && yearFirst && digits is 1 or 2)
            return TryMake(first, second, 1, out day);
        if (rest.IsEmpty && mark != '.' && !yearFirst && digits == YearDigits)
            return TryMake(second, first, 1, out day);
        if (digits is 0 or > 2 || (!yearFirst && form == DayForm.YearFirst) || !Mark(ref rest, out var other) || other != mark)
            return false;
        var third = Number(ref rest, out digits);
        if ((yearFirst ? digits is 0 or > 2 : digits is not (2 or YearDigits)) || !IsTime(rest))
            return false;
        if (!yearFirst && digits == 2)
            third += Century;
        return yearFirst ? TryMake(first, second, third, out day)
            : form == DayForm.DayFirst ? TryMake(third, second, first, out day)
            : TryMake(third, first, second, out day);
    }

    internal static bool TryMake(int year, int month, int day, out DateOnly made)
    {
        made = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        made = new(year, month, day);
        return true;
    }

    // The part behind the mark is the time of day.
    static bool TryReadSerial(int number, ReadOnlySpan<byte> rest, out DateOnly day)
    {
        day = SerialZero.AddDays(number);
        return rest.IsEmpty || (rest is [(byte)'.' or (byte)',', _, ..] && !rest[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }

    static int Number(ref ReadOnlySpan<byte> rest, out int digits)
    {
        var number = 0;
        for (digits = 0; digits < rest.Length && digits <= Compact && char.IsAsciiDigit((char)rest[digits]); digits++)
            number = (number * 10) + rest[digits] - '0';
        rest = rest[digits..];
        return number;
    }

    static bool Mark(ref ReadOnlySpan<byte> rest, out byte mark)
    {
        mark = rest.IsEmpty ? (byte)0 : rest[0];
        if (mark is not ((byte)'-' or (byte)'/' or (byte)'.'))
            return false;
        rest = rest[1..];
        return true;
    }

    // Nothing, or a time of day as programs write it: T14:30:00Z, 14:30, 2:30 PM, 14h30, +01:00.
    static bool IsTime(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return true;
        if (rest[0] is not ((byte)'T' or (byte)' ' or (byte)','))
            return false;
        rest = rest[1..].TrimStart((byte)' ');
        return rest is [>= (byte)'0' and <= (byte)'9', _, _, ..] && rest.ContainsAny((byte)':', (byte)'h') && !rest.ContainsAnyExcept("0123456789:.,+-hZUTCGMAPapm "u8);
    }
}
