using System.Globalization;
using System.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis.Cells;

/// <summary>What 0.0251 means where a KPI is counted in percent.</summary>
public enum PercentForm
{
    /// <summary>0.0251 %.</summary>
    AsWritten,

    /// <summary>2.51 %: spreadsheets and analytics keep percentages so. A cell with a percent sign is what it says in both forms.</summary>
    Fractions,
}

/// <summary>Says what percentages mean.</summary>
static class PercentForms
{
    /// <summary>What becomes of a value, with as many decimals as it has: rounded, both readings might look the same.</summary>
    public static string Explain(this PercentForm form, string cell, decimal value) => (form == PercentForm.Fractions ? KpiText.PercentsFractions : KpiText.PercentsAsWritten)
        .With(cell, Read(form, value));

    /// <summary>Asks which of both is meant.</summary>
    public static string Ask(string cell, decimal value) => KpiText.PercentsOpen.With(cell, Read(PercentForm.AsWritten, value), Read(PercentForm.Fractions, value));

    static string Read(PercentForm form, decimal value) => (form == PercentForm.Fractions ? value * 100 : value).ToString("0.######", CultureInfo.CurrentCulture);
}

/// <summary>In which forms cells are written, as far as some of them tell; null is what people have to be asked.</summary>
static class CellForms
{
    const int LongestCell = 200;

    /// <summary>The order of dates. 03/04/2026 is two days: who reads French means the third of April, all others are asked.</summary>
    public static DayForm? Days(IReadOnlyList<string> cells, bool french)
    {
        int yearFirst = Count(DayForm.YearFirst), dayFirst = Count(DayForm.DayFirst), monthFirst = Count(DayForm.MonthFirst);
        return yearFirst >= Math.Max(dayFirst, monthFirst) ? DayForm.YearFirst
            : dayFirst > monthFirst || (dayFirst == monthFirst && french) ? DayForm.DayFirst
            : monthFirst > dayFirst ? DayForm.MonthFirst
            : null;

        int Count(DayForm form) => cells.Count(text => IsDay(text, form));
    }

    /// <summary>The marks of numbers. 1,234 is two numbers: who reads French means one and a bit, all others are asked.</summary>
    public static NumberForm? Numbers(IReadOnlyList<string> cells, bool french)
    {
        var counts = Enum.GetValues<NumberForm>().ToDictionary(form => form, form => cells.Count(text => IsNumber(text, form)));
        var best = counts.MaxBy(pair => pair.Value);
        if (counts[NumberForm.Point] == best.Value)
            return NumberForm.Point;
        return counts[NumberForm.Comma] < best.Value ? best.Key : counts[NumberForm.PointWithCommas] < best.Value || french ? NumberForm.Comma : null;
    }

    /// <summary>Of values that are counted in percent: the first that can be read in two ways, where none tells by its size that it is no fraction; null where there is nothing to ask.</summary>
    public static (string Cell, decimal Value)? OpenPercent(IEnumerable<string> cells, NumberForm form)
    {
        (string, decimal)? open = null;
        foreach (var text in cells)
        {
            if (text.Contains('%', StringComparison.Ordinal) || !TryReadNumber(text, form, out var value))
                continue;
            if (Math.Abs(value) > 1)
                return null;
            if (open is null && value != decimal.Truncate(value))
                open = (text, value);
        }

        return open;
    }

    /// <summary>Whether a text is a date in one of the forms.</summary>
    public static bool IsDay(string text, params ReadOnlySpan<DayForm> forms)
    {
        Span<byte> bytes = stackalloc byte[LongestCell * 3];
        if (text.Length > LongestCell)
            return false;
        var cell = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        foreach (var form in forms)
            if (DayCell.TryRead(cell, form, out _))
                return true;
        return false;
    }

    /// <summary>Whether a text is a date, whatever the order, and not a bare number.</summary>
    public static bool IsClearlyDay(string text) => IsDay(text, DayForm.DayFirst, DayForm.MonthFirst) && !DayCell.IsSerial(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether a text is a number of that form, in any unit.</summary>
    public static bool IsNumber(string text, NumberForm form) => TryReadNumber(text, form, out _);

    static bool TryReadNumber(string text, NumberForm form, out decimal value)
    {
        value = 0;
        return text.Length <= LongestCell && NumberCell.TryRead(Encoding.UTF8.GetBytes(text), form, "", out value);
    }
}
