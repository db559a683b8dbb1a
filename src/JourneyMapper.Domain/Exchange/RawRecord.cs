using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>A record as a file has it, before anything of it is accepted.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Id">What the file calls it, any text; null where it does not.</param>
/// <param name="Values">Of each field that it names, the value in the text form of fields.</param>
sealed record RawRecord(string Path, string? Id, IReadOnlyDictionary<Field, string> Values);

/// <summary>What the file says of something that the workspace it comes from had beside what is built in.</summary>
/// <param name="Id">What the file calls it.</param>
/// <param name="Names">Its names, in any language.</param>
/// <param name="Parent">Of a channel: the one whose platform it is.</param>
/// <param name="Unit">Of a KPI: what it counts, and which way is better.</param>
sealed record RawName(string Id, IReadOnlyList<string> Names, string? Parent, string? Unit);

/// <summary>An audit as a file has it.</summary>
sealed record RawAudit(string Path, string Touchpoint, string On, IReadOnlyList<(string Criterion, int Score)> Scores, IReadOnlyDictionary<string, string> Texts);

/// <summary>Measurements as a file has them.</summary>
sealed record RawSeries(string Path, string Touchpoint, string Kpi, IReadOnlyList<(string On, decimal Value)> Values);

/// <summary>All that a file says.</summary>
sealed class RawDocument
{
    public string? Format { get; set; }

    public int? Version { get; set; }

    public RawRecord? Journey { get; set; }

    /// <summary>By the kind's name in JSON.</summary>
    public Dictionary<string, List<RawRecord>> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>By the name of the list: channels, KPIs, criteria, members.</summary>
    public Dictionary<string, List<RawName>> Names { get; } = new(StringComparer.Ordinal);

    public List<RawAudit> Audits { get; } = [];

    public List<RawSeries> Measured { get; } = [];

    /// <summary>In which currency amounts are; null where it is not said.</summary>
    public string? Currency { get; set; }

    /// <summary>The lists of <see cref="FactLists.Read"/>, by their names.</summary>
    public Dictionary<string, List<RawFact>> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>The facts of a list.</summary>
    public IReadOnlyList<RawFact> FactsOf(FactPart list) => Facts.GetValueOrDefault(list.Name, []);
}
