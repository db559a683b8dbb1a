using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a goal that people fill in.</summary>
public static class GoalFields
{
    /// <summary>The goal.</summary>
    public static readonly Field<Goal> Title = new(nameof(Goal.Title), FieldKind.Line, g => g.Title, (g, value) => g with { Title = value })
    { Limit = Limits.Name, IsRequired = true };

    /// <summary>Whose it is.</summary>
    public static readonly Field<Goal> Kind = new(nameof(Goal.Kind), FieldKind.Choice, g => g.Kind.ToString(), (g, value) => g with { Kind = Enum.Parse<GoalKind>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<GoalKind>()] };

    /// <summary>What it means.</summary>
    public static readonly Field<Goal> Description = new(nameof(Goal.Description), FieldKind.Text, g => g.Description, (g, value) => g with { Description = value })
    { Limit = Limits.Note };

    /// <summary>What tells whether it is reached.</summary>
    public static readonly Field<Goal> Kpis = new(nameof(Goal.Kpis), FieldKind.Other, g => g.Kpis, (g, value) => g with { Kpis = value })
    { Limit = Limits.Kpis * (Limits.KpiId + 2), Form = AcceptKpis, IsList = true, Names = Named.Kpi };

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<Goal> Set { get; } = new([Title, Kind, Description, Kpis]);

    /// <summary>The ids of the KPIs in the text form of a list of them.</summary>
    public static IEnumerable<string> Ids(string value) => Canonical.List(value);

    // The workspace's own ones cannot be known here: one that it has given up is none.
    static (string, Problem?) AcceptKpis(string value)
    {
        var ids = Canonical.List(value).Distinct(StringComparer.Ordinal).ToList();
        return ids.TrueForAll(Kpi.IsId) ? (Canonical.List(ids), ids.Count > Limits.Kpis ? Problem.TooLong : null) : (value, Problem.Unknown);
    }
}
