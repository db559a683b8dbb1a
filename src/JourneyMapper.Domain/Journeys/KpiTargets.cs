using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>A KPI that a touchpoint is measured by.</summary>
/// <param name="Kpi">The id of a built-in KPI or of one of the workspace's own.</param>
/// <param name="Target">What it shall reach, in the KPI's unit; null while nobody has decided.</param>
/// <param name="Margin">How far a value may miss the target and still be a warning only, in the KPI's unit; not negative.</param>
public sealed record KpiTarget(string Kpi, decimal? Target, decimal? Margin);

/// <summary>The KPIs of one touchpoint, each once, in the order in which people chose them. Two lists with equal elements are equal.</summary>
/// <remarks>As text: one a line, <c>kpi|target|margin</c>, with invariant numbers and nothing where a number is null.</remarks>
[CollectionBuilder(typeof(KpiTargets), nameof(Create))]
[JsonConverter(typeof(Json))]
public sealed class KpiTargets : IReadOnlyList<KpiTarget>, IEquatable<KpiTargets>
{
    // Not the shortest form of the framework, which writes small numbers with an exponent.
    const string Number = "0.############################";

    readonly ImmutableArray<KpiTarget> targets;

    KpiTargets(ImmutableArray<KpiTarget> targets) => this.targets = targets;

    /// <summary>No KPI.</summary>
    public static KpiTargets Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => targets.Length;

    /// <inheritdoc/>
    public KpiTarget this[int index] => targets[index];

    /// <summary>A list of these, as they are.</summary>
    public static KpiTargets Create(ReadOnlySpan<KpiTarget> targets) => targets.IsEmpty ? Empty : new([.. targets]);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static KpiTargets Parse(string text) => Read(text).Targets ?? throw new FormatException("Not a list of KPIs with targets.");

    /// <summary>Reads the text form, or says why it is none.</summary>
    public static (KpiTargets? Targets, Problem? Problem) Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > Limits.Kpis)
            return (null, Problem.TooLong);
        var read = ImmutableArray.CreateBuilder<KpiTarget>(lines.Length);
        foreach (var line in lines)
        {
            if (line.Split('|') is not [var kpi, var target, var margin] || !Kpi.IsId(kpi) || read.Any(other => other.Kpi == kpi))
                return (null, Problem.Unknown);
            if (!TryRead(target, -Limits.Number, out var aim) || !TryRead(margin, 0, out var leeway))
                return (null, Problem.OutOfRange);
            read.Add(new(kpi, aim, leeway));
        }

        return (lines.Length == 0 ? Empty : new(read.MoveToImmutable()), null);
    }

    /// <summary>The target of that KPI, or null when the touchpoint is not measured by it.</summary>
    public KpiTarget? Find(string kpi)
    {
        foreach (var target in targets)
            if (target.Kpi == kpi)
                return target;
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(KpiTargets? other) => other is not null && targets.AsSpan().SequenceEqual(other.targets.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KpiTargets);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var target in targets)
            hash.Add(target);
        return hash.ToHashCode();
    }

    /// <summary>The text form.</summary>
    public override string ToString() => string.Join('\n', targets.Select(target => $"{target.Kpi}|{Write(target.Target)}|{Write(target.Margin)}"));

    /// <inheritdoc/>
    public IEnumerator<KpiTarget> GetEnumerator() => targets.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Write(decimal? number) => number?.ToString(Number, CultureInfo.InvariantCulture) ?? "";

    static bool TryRead(string text, decimal least, out decimal? number)
    {
        number = null;
        if (text.Length == 0)
            return true;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return read >= least && read <= Limits.Number;
    }

    sealed class Json : JsonConverter<KpiTargets>
    {
        public override bool HandleNull => true;

        public override KpiTargets Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, KpiTargets value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
