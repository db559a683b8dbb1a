using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>How large a workspace is.</summary>
/// <param name="Journeys">How many journeys.</param>
/// <param name="Touchpoints">How many touchpoints each of them has.</param>
/// <param name="Values">How many values each KPI of a touchpoint has.</param>
/// <param name="Step">Days from one value to the next.</param>
/// <param name="Kpis">How many KPIs each touchpoint has; one or two when it is null.</param>
sealed record WorkspaceSize(int Journeys, int Touchpoints, int Values, int Step = 7, int? Kpis = null);

/// <summary>A journey with what is recorded about it.</summary>
/// <param name="Journey">The map.</param>
/// <param name="Audits">Audits of its touchpoints.</param>
/// <param name="Series">The values of each KPI of its touchpoints, made while they are read: there may be millions.</param>
sealed record GeneratedJourney(Journey Journey, IReadOnlyList<Audit> Audits, IReadOnlyList<GeneratedSeries> Series);

/// <summary>The values of a KPI at a touchpoint.</summary>
sealed record GeneratedSeries(Touchpoint Touchpoint, string Kpi, IEnumerable<Measurement> Values);

/// <summary>Makes whole workspaces, as large as one likes: the same seed, the same day and the same size give the same workspace.</summary>
/// <param name="seed">The seed.</param>
/// <param name="today">The day on which it ends.</param>
/// <param name="size">How large.</param>
/// <param name="owners">The members who own journeys and touchpoints; some are nobody's.</param>
sealed class LargeWorkspace(int seed, DateOnly today, WorkspaceSize size, IReadOnlyList<Guid> owners)
{
    const int AuditDays = 420;

    /// <summary>All journeys, one after the other.</summary>
    public IEnumerable<GeneratedJourney> Journeys() => Enumerable.Range(0, size.Journeys).Select(Create);

    // Each journey has random numbers of its own, so that the tenth is the same whether nine others were made before or not.
    GeneratedJourney Create(int number)
    {
        var random = new Random(HashCode(number));
        var journey = new LargeJourney(HashCode(number) + 1).Create(size.Touchpoints) with
        {
            Title = Title(number),
            Owner = Owner(random),
            Tags = OneOf(random, Phrases.Tags),
        };
        journey = journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => WithReviewFields(random, touchpoint))] };
        return new(
            journey,
            [.. journey.Touchpoints.Where(_ => random.Next(10) < 7).Select(touchpoint => Audit(random, touchpoint))],
            [.. journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis.Select(kpi => Series(random.Next(), touchpoint, kpi.Kpi)))]);
    }

    Touchpoint WithReviewFields(Random random, Touchpoint touchpoint) => touchpoint with
    {
        Owner = Owner(random),
        Kpis = [.. UsualKpi.All.OrderBy(_ => random.Next()).Take(size.Kpis ?? (1 + random.Next(2))).Select(kpi => kpi.Target())],
        EvidenceDate = touchpoint.Evidence == Evidence.Observed ? today.AddDays(-random.Next(500)) : null,
    };

    Audit Audit(Random random, Touchpoint touchpoint) => new()
    {
        Id = new Guid(random.Next(), 0, 0, touchpoint.Id.ToByteArray()[..8]),
        Touchpoint = touchpoint.Id,
        On = today.AddDays(-random.Next(AuditDays)),
        Scores = [.. AuditCriteria.All.Select(_ => 2 + random.Next(4))],
        Strengths = OneOf(random, Phrases.Opportunities),
        Weaknesses = OneOf(random, Phrases.PainPoints),
    };

    GeneratedSeries Series(int seriesSeed, Touchpoint touchpoint, string kpi) => new(touchpoint, kpi, Values(seriesSeed, Array.Find(UsualKpi.All, usual => usual.Id == kpi)!));

    IEnumerable<Measurement> Values(int seriesSeed, UsualKpi kpi)
    {
        var random = new Random(seriesSeed);
        var place = (random.NextDouble() * 2) - 1;
        for (var i = size.Values - 1; i >= 0; i--)
        {
            var day = today.AddDays(-i * size.Step);
            yield return new(day, kpi.Value(random, day.DayNumber / 365.25, place));
        }
    }

    Guid? Owner(Random random) => owners.Count == 0 || random.Next(4) == 0 ? null : owners[random.Next(owners.Count)];

    // The framework's own hash codes differ from run to run.
    int HashCode(int number) => unchecked((seed * 1_000_003) + (number * 7_919));

    static string Title(int number)
    {
        var (round, name) = Math.DivRem(number, Phrases.Products.Length * Phrases.Groups.Length);
        var title = $"{Phrases.Products[name % Phrases.Products.Length]} {Phrases.Groups[name / Phrases.Products.Length]}";
        return round == 0 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({round + 1})");
    }

    static T OneOf<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
