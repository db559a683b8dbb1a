using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>Writes values of KPIs in the reader's culture.</summary>
public static class KpiFormat
{
    /// <summary>A value with its unit.</summary>
    /// <param name="kpi">Gives the unit.</param>
    /// <param name="value">In that unit; percent as 12.5 for 12.5 %.</param>
    /// <param name="currency">Of amounts of money: three letters of ISO 4217.</param>
    public static string Value(Kpi kpi, decimal value, string currency) => kpi.Unit switch
    {
        KpiUnit.Percent => Percent(value),
        KpiUnit.Seconds => CoverageText.Seconds.With(Plain(value)),
        KpiUnit.Money => Money(value, currency),
        _ => Plain(value),
    };

    /// <summary>The difference of two values, with its sign; that of two percentages in percentage points.</summary>
    public static string Change(Kpi kpi, decimal difference, string currency)
    {
        var shown = decimal.Round(difference, 2);
        var size = Math.Abs(shown);
        var text = kpi.Unit == KpiUnit.Percent ? CoverageText.PercentagePoints.With(Plain(size)) : Value(kpi, size, currency);
        return shown switch { > 0 => "+" + text, < 0 => "−" + text, _ => text };
    }

    /// <summary>A value without its unit.</summary>
    public static string Plain(decimal value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    // Up to two decimals, none that are zero, and the sign where the culture puts it.
    static string Percent(decimal value)
    {
        var decimals = decimal.Round(value, 2) == decimal.Round(value, 0) ? 0 : decimal.Round(value, 2) == decimal.Round(value, 1) ? 1 : 2;
        return (value / 100).ToString("P" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture).Unbroken();
    }

    /// <summary>An amount in a currency: three letters of ISO 4217.</summary>
    public static string Money(decimal value, string currency)
    {
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        format.CurrencySymbol = Symbol(currency);
        return value.ToString(decimal.Truncate(value) == value ? "C0" : "C2", format).Unbroken();
    }

    static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        _ => currency,
    };
}
