using System.Collections.Frozen;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>What a KPI's values count.</summary>
public enum KpiUnit
{
    /// <summary>Hundredths: 12.5 means 12.5 %.</summary>
    Percent,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Things.</summary>
    Count,

    /// <summary>An amount in the workspace's currency.</summary>
    Money,

    /// <summary>Points on a scale of its own.</summary>
    Score,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>The more the better.</summary>
    Up,

    /// <summary>The less the better.</summary>
    Down,
}

/// <summary>Why a measured value is not accepted.</summary>
public enum ValueProblem
{
    /// <summary>It lies below the KPI's least value.</summary>
    BelowLeast,

    /// <summary>It lies above the KPI's most.</summary>
    AboveMost,

    /// <summary>It is larger than <see cref="Limits.Number"/>, either way.</summary>
    TooLarge,
}

/// <summary>A figure that touchpoints are measured by.</summary>
/// <param name="Id">Stable: small letters a to z, digits and hyphens.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Unit">What its values count.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Least">The smallest possible value, or null.</param>
/// <param name="Most">The largest possible value, or null.</param>
/// <param name="Benchmark">What others reach, where there is such a figure.</param>
public sealed record Kpi(string Id, LocalText Name, KpiUnit Unit, Direction Better, decimal? Least, decimal? Most, LocalText? Benchmark)
{
    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= Limits.KpiId && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>Why a value cannot be one of this KPI, or null when it can.</summary>
    public ValueProblem? Check(decimal value) =>
        value < Least ? ValueProblem.BelowLeast
        : value > Most ? ValueProblem.AboveMost
        : Math.Abs(value) > Limits.Number ? ValueProblem.TooLarge
        : null;
}

/// <summary>The built-in KPIs.</summary>
public static class Kpis
{
    static readonly FrozenDictionary<string, Kpi> ById;

    static Kpis()
    {
        All = [.. CatalogueFile.Read<Data>("kpis").Select(data => new Kpi(data.Id, new(data.En, data.Fr), data.Unit, data.Better, data.Least, data.Most, data.Benchmark))];
        ById = All.ToFrozenDictionary(kpi => kpi.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order in which lists show them.</summary>
    public static IReadOnlyList<Kpi> All { get; }

    /// <summary>The KPI of that id, or null.</summary>
    public static Kpi? Find(string id) => ById.GetValueOrDefault(id);

    sealed record Data(string Id, string En, string Fr, KpiUnit Unit, Direction Better, decimal? Least, decimal? Most, LocalText? Benchmark);
}
