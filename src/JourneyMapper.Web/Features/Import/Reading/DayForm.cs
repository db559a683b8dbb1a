namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>In which order dates are written. Four digits at the beginning are a year in any of them.</summary>
public enum DayForm
{
    /// <summary>2026-11-22, or 20261122.</summary>
    YearFirst,

    /// <summary>22/11/2026.</summary>
    DayFirst,

    /// <summary>11/22/2026.</summary>
    MonthFirst,
}

/// <summary>Reads dates from bytes. Years have four digits; a time of day is accepted when it is midnight, as spreadsheets write it.</summary>
static class DayCell
{
    const int Compact = 8;
    const int YearDigits = 4;

    public static bool TryRead(ReadOnlySpan<byte> cell, DayForm form, out DateOnly day)
    {
        day = default;
        var rest = cell;
        var first = Number(ref rest, out var digits);
        if (digits == Compact)
            return IsMidnight(rest) && TryMake(first / 10_000, first / 100 % 100, first % 100, out day);
        var yearFirst = digits == YearDigits;
        if ((!yearFirst && (form == DayForm.YearFirst || digits is 0 or > 2)) || !Mark(ref rest, out var mark))
            return false;
        var second = Number(ref rest, out digits);
        if (digits is 0 or > 2 || !Mark(ref rest, out var other) || other != mark)
            return false;
        var third = Number(ref rest, out digits);
        if ((yearFirst ? digits is 0 or > 2 : digits != YearDigits) || !IsMidnight(rest))
            return false;
        return yearFirst ? TryMake(first, second, third, out day)
            : form == DayForm.DayFirst ? TryMake(third, second, first, out day)
            : TryMake(third, first, second, out day);
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

    static bool IsMidnight(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty || ((rest[0] is (byte)'T' or (byte)' ') && !rest[1..].ContainsAnyExcept("0:.Z"u8));

    static bool TryMake(int year, int month, int day, out DateOnly made)
    {
        made = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        made = new(year, month, day);
        return true;
    }
}
