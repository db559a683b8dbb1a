namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>What a column of the file can hold.</summary>
public enum ImportField
{
    /// <summary>The title or id of the journey; only needed where touchpoints of several journeys have one name.</summary>
    Journey,

    /// <summary>The name or id of the touchpoint.</summary>
    Touchpoint,

    /// <summary>The name or id of the KPI.</summary>
    Kpi,

    /// <summary>The day.</summary>
    Date,

    /// <summary>The value.</summary>
    Value,
}

/// <summary>Where in a row is what; the first cell is 0, null is nowhere.</summary>
public sealed record ImportColumns(int? Journey, int? Touchpoint, int? Kpi, int? Date, int? Value)
{
    /// <summary>Nothing is anywhere.</summary>
    public static ImportColumns None { get; } = new(null, null, null, null, null);

    /// <summary>The column of a field.</summary>
    public int? this[ImportField field] => field switch
    {
        ImportField.Journey => Journey,
        ImportField.Touchpoint => Touchpoint,
        ImportField.Kpi => Kpi,
        ImportField.Date => Date,
        _ => Value,
    };

    /// <summary>The columns that are used.</summary>
    public IEnumerable<int> Used => new[] { Journey, Touchpoint, Kpi, Date, Value }.OfType<int>();

    /// <summary>With another column for a field.</summary>
    public ImportColumns With(ImportField field, int? column) => field switch
    {
        ImportField.Journey => this with { Journey = column },
        ImportField.Touchpoint => this with { Touchpoint = column },
        ImportField.Kpi => this with { Kpi = column },
        ImportField.Date => this with { Date = column },
        _ => this with { Value = column },
    };
}
