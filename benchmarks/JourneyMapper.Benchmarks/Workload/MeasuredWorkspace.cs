using System.Globalization;
using System.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>A workspace of journeys whose touchpoints have two KPIs each, and their values day by day: the same seed, the same numbers.</summary>
sealed class MeasuredWorkspace
{
    const int Journeys = 25;
    const int Touchpoints = 20;

    readonly List<Journey> journeys = [.. Enumerable.Range(0, Journeys).Select(number => Measured(new LargeJourney(seed: 100 + number).Create(Touchpoints), number))];

    /// <summary>So many values a day.</summary>
    public static int ValuesPerDay => Journeys * Touchpoints * 2;

    /// <summary>The last day that has values.</summary>
    public static DateOnly Last { get; } = new(2026, 9, 30);

    /// <summary>Makes the tables of a new database and stores the journeys in a workspace.</summary>
    public async Task StoreAsync(IDbContextFactory<JourneyDbContext> contexts, Guid workspace)
    {
        await DatabaseMigrator.MigrateAsync(contexts);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Workspaces.Add(new Workspace { Id = workspace, Name = "Velo", Language = "en", CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        var store = new JourneyStore(contexts);
        foreach (var journey in journeys)
            await store.CreateAsync(workspace, Guid.NewGuid(), journey);
    }

    /// <summary>The values of the last days, day by day as a daily report has them.</summary>
    public IEnumerable<(Journey Journey, Touchpoint Touchpoint, string Kpi, Measurement Measurement)> Values(int days)
    {
        var random = new Random(1);
        for (var day = Last.AddDays(1 - days); day <= Last; day = day.AddDays(1))
            foreach (var journey in journeys)
                foreach (var touchpoint in journey.Touchpoints)
                    foreach (var target in touchpoint.Kpis)
                        yield return (journey, touchpoint, target.Kpi, new(day, random.Next(10_000) / 100m));
    }

    /// <summary>The same values as a file.</summary>
    public void Write(Stream file, int days)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.WriteLine("Journey,Touchpoint,KPI,Date,Value");
        foreach (var (journey, touchpoint, kpi, measurement) in Values(days))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{journey.Title},{touchpoint.Name},{kpi},{measurement.On:yyyy-MM-dd},{measurement.Value}"));
    }

    static Journey Measured(Journey journey, int number) => journey with
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"Journey {number + 1}"),
        Touchpoints = Journey.InOrder(journey.Touchpoints.Select(touchpoint => touchpoint with { Kpis = [new(Kpis.All[0].Id, null, null), new(Kpis.All[1].Id, null, null)] })),
    };
}
