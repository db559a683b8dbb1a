using System.Collections.Frozen;
using System.Globalization;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis.Cells;

/// <summary>Reads dates whose month is a word, in English and French whatever the reader's language is: “31 Dec 2024”, “Jan 31, 2025”, “mardi 1er avril 2025”, “janv.-25”.</summary>
static class MonthWords
{
    const int Century = 2000;

    static readonly FrozenDictionary<string, int> Months = new[]
    {
        "JANUARY JAN JANVIER JANV", "FEBRUARY FEB FEVRIER FEVR FEV", "MARCH MAR MARS", "APRIL APR AVRIL AVR", "MAY MAI", "JUNE JUN JUIN",
        "JULY JUL JUILLET JUIL", "AUGUST AUG AOUT", "SEPTEMBER SEP SEPT SEPTEMBRE", "OCTOBER OCT OCTOBRE", "NOVEMBER NOV NOVEMBRE", "DECEMBER DEC DECEMBRE",
    }.SelectMany((names, index) => names.Split(' ').Select(name => (name, Month: index + 1))).ToFrozenDictionary(pair => pair.name, pair => pair.Month, StringComparer.Ordinal);

    // What stands beside a date and says nothing that it does not.
    static readonly FrozenSet<string> Silent = ("MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY MON TUE TUES WED THU THUR THURS FRI SAT SUN "
        + "LUNDI MARDI MERCREDI JEUDI VENDREDI SAMEDI DIMANCHE LUN MER JEU VEN SAM DIM LE THE OF").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly string[] Ordinals = ["ST", "ND", "RD", "TH", "ER"];

    /// <summary>The day of a text.</summary>
    public static bool TryRead(string text, out DateOnly day)
    {
        day = default;
        var month = 0;
        var numbers = new List<(int Value, int Digits, bool BehindMonth)>(3);
        foreach (var word in ComparableText.Title(text).Split(' '))
        {
            if (Months.TryGetValue(word, out var named) && month == 0)
                month = named;
            else if (Number(word) is { } number)
                numbers.Add((number.Value, number.Digits, month > 0));
            else if (!Silent.Contains(word))
                return false;
            // All that comes behind a whole date is its time.
            if (month > 0 && numbers.Count == 2 && text.Contains(':', StringComparison.Ordinal))
                break;
        }

        return month > 0 && numbers switch
        {
            // “Dec-24” is a month as spreadsheets write it; “Dec 24” is a day of a year that nobody knows.
            [(var year, 4, _)] => DayCell.TryMake(year, month, 1, out day),
            [(var year, 2, true)] when text.AsSpan().ContainsAny("-–'’") => DayCell.TryMake(Century + year, month, 1, out day),
            [(var year, 4, _), (var date, <= 2, _)] => DayCell.TryMake(year, month, date, out day),
            [(var date, <= 2, _), (var year, 4, _)] => DayCell.TryMake(year, month, date, out day),
            [(var date, <= 2, _), (var year, 2, _)] => DayCell.TryMake(Century + year, month, date, out day),
            _ => false,
        };
    }

    static (int Value, int Digits)? Number(string word)
    {
        var ordinal = Array.Find(Ordinals, ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal) && char.IsAsciiDigit(word[0]));
        var digits = ordinal is null ? word : word[..^ordinal.Length];
        return digits.Length is > 0 and <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (value, digits.Length) : null;
    }
}
