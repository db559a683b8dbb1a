using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Auditing;

/// <summary>A field of a round of audits.</summary>
public enum RoundField
{
    /// <inheritdoc cref="AuditRound.Name"/>
    Name,

    /// <inheritdoc cref="AuditRound.FirstDay"/>
    FirstDay,

    /// <inheritdoc cref="AuditRound.DueDay"/>
    DueDay,

    /// <inheritdoc cref="AuditRound.Journeys"/>
    Journeys,

    /// <inheritdoc cref="AuditRound.Auditors"/>
    Auditors,
}

/// <summary>What a round of audits is called and when it is.</summary>
/// <param name="Name">At most <see cref="Limits.Name"/> characters.</param>
/// <param name="FirstDay">Audits from this day on count.</param>
/// <param name="DueDay">The last day in time.</param>
public readonly record struct RoundPlan(string Name, DateOnly FirstDay, DateOnly DueDay)
{
    /// <summary>The plan with a tidy name, and all that is wrong with it.</summary>
    /// <param name="today">The day where its author is.</param>
    /// <param name="before">As it was, where it is changed: a first day may be long ago by now.</param>
    public (RoundPlan Plan, Dictionary<RoundField, Problem> Problems) Accept(DateOnly today, RoundPlan? before = null)
    {
        var (name, nameProblem) = AcceptedText.Line(Name, Limits.Name, required: true);
        Dictionary<RoundField, Problem> problems = [];
        if (nameProblem is { } reason)
            problems[RoundField.Name] = reason;
        if (FirstDay == default)
            problems[RoundField.FirstDay] = Problem.Required;
        else if (FirstDay != before?.FirstDay && Math.Abs(FirstDay.DayNumber - today.DayNumber) > Limits.RoundDays)
            problems[RoundField.FirstDay] = Problem.OutOfRange;
        if (DueDay == default)
            problems[RoundField.DueDay] = Problem.Required;
        else if (DueDay < FirstDay || DueDay.DayNumber - FirstDay.DayNumber > Limits.RoundDays)
            problems[RoundField.DueDay] = Problem.OutOfRange;
        return (this with { Name = name }, problems);
    }
}

/// <summary>A round of audits as somebody plans it: which journeys are audited, by whom, from when to when.</summary>
public sealed record AuditRound
{
    /// <summary>Given by whoever plans it, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called; at most <see cref="Limits.Name"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>Audits from this day on count.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day in time.</summary>
    public required DateOnly DueDay { get; init; }

    /// <summary>Whose touchpoints are audited; at most <see cref="Limits.RoundJourneys"/>.</summary>
    public required ImmutableArray<Guid> Journeys { get; init; }

    /// <summary>The members who audit; at most <see cref="Limits.RoundAuditors"/>.</summary>
    public required ImmutableArray<Guid> Auditors { get; init; }

    /// <summary>Whether only touchpoints whose audit is due are audited.</summary>
    public bool OnlyDue { get; init; }

    /// <summary>The round with a tidy name and each journey and auditor once, and all that is wrong with it.</summary>
    /// <param name="today">The day where its author is.</param>
    public (AuditRound Round, IReadOnlyDictionary<RoundField, Problem> Problems) Accept(DateOnly today)
    {
        var (plan, problems) = new RoundPlan(Name, FirstDay, DueDay).Accept(today);
        var round = this with { Name = plan.Name, Journeys = [.. Journeys.Distinct()], Auditors = [.. Auditors.Distinct()] };
        Add(RoundField.Journeys, Count(round.Journeys.Length, Limits.RoundJourneys));
        Add(RoundField.Auditors, Count(round.Auditors.Length, Limits.RoundAuditors));
        return (round, problems);

        static Problem? Count(int count, int most) => count == 0 ? Problem.Required : count > most ? Problem.OutOfRange : null;

        void Add(RoundField field, Problem? problem)
        {
            if (problem is { } reason)
                problems[field] = reason;
        }
    }

    /// <summary>Shares touchpoints out, as evenly as it can be done when not everybody may audit all of them.</summary>
    /// <param name="touchpoints">The touchpoints with their journeys, in the order of the maps.</param>
    /// <param name="auditors">Who may audit each journey.</param>
    /// <returns>One auditor for each touchpoint, in the same order; null where a journey has none.</returns>
    public static IReadOnlyList<Guid>? Share(IReadOnlyList<(Guid Touchpoint, Guid Journey)> touchpoints, ILookup<Guid, Guid> auditors)
    {
        var shares = new Guid[touchpoints.Count];
        Dictionary<Guid, int> load = [];
        // Those whom few may audit come first, so that the others even it out.
        foreach (var (place, journey) in touchpoints.Select((touchpoint, place) => (place, touchpoint.Journey)).OrderBy(one => auditors[one.Journey].Count()))
        {
            if (!auditors[journey].Any())
                return null;
            var auditor = auditors[journey].MinBy(load.GetValueOrDefault);
            shares[place] = auditor;
            load[auditor] = load.GetValueOrDefault(auditor) + 1;
        }

        return shares;
    }
}
