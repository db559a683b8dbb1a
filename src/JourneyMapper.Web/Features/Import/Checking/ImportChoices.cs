using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>How a file is to be read.</summary>
/// <param name="Format">How it is cut into cells.</param>
/// <param name="Columns">Where is what.</param>
/// <param name="Kpi">The id of the KPI that all rows are about; null when a column says it.</param>
/// <param name="Days">In which order dates are written; null while nobody has said what the file leaves open.</param>
/// <param name="Numbers">Which marks numbers have; null while nobody has said what the file leaves open.</param>
public sealed record ImportChoices(CsvFormat Format, ImportColumns Columns, string? Kpi, DayForm? Days, NumberForm? Numbers)
{
    /// <summary>Whether nothing is left open.</summary>
    public bool IsComplete => Columns is { Touchpoint: not null, Date: not null, Value: not null } && (Kpi is not null || Columns.Kpi is not null) && Days is not null && Numbers is not null;
}
