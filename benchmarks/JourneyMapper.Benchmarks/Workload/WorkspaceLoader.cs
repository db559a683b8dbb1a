using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>Writes a generated workspace into the database of an instance, running or not.</summary>
sealed class WorkspaceLoader(NpgsqlDataSource database, IDbContextFactory<JourneyDbContext> contexts)
{
    // The database sums up each statement's rows at its end: a million at a time keeps what it has to remember small.
    const int Batch = 1_000_000;

    /// <summary>Writes all journeys, then audits and measurements.</summary>
    /// <param name="workspace">Into which workspace.</param>
    /// <param name="author">In whose name.</param>
    /// <param name="generated">What is written.</param>
    /// <param name="since">Since when the journeys have been there.</param>
    /// <returns>How many measurements were written.</returns>
    public async Task<long> LoadAsync(Guid workspace, Guid author, LargeWorkspace generated, DateTimeOffset since)
    {
        var store = new JourneyStore(contexts, TimeProvider.System);
        foreach (var made in generated.Journeys())
        {
            await store.CreateAsync(workspace, author, new NewJourney(made.Journey) { Audits = [.. made.Audits] });
            await using var db = await contexts.CreateDbContextAsync();
            await db.Journeys.Where(journey => journey.Id == made.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(journey => journey.CreatedAt, since));
        }

        var written = 0L;
        await using var connection = await database.OpenConnectionAsync();
        foreach (var rows in generated.Journeys().SelectMany(Rows).Chunk(Batch))
        {
            await using var copy = await connection.BeginBinaryImportAsync("""COPY "Measurements" ("TouchpointId", "Kpi", "On", "JourneyId", "Value") FROM STDIN (FORMAT BINARY)""");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(row.TouchpointId);
                await copy.WriteAsync(row.Kpi);
                await copy.WriteAsync(row.On, NpgsqlDbType.Date);
                await copy.WriteAsync(row.JourneyId);
                await copy.WriteAsync(row.Value);
            }

            written += (long)await copy.CompleteAsync();
        }

        return written;
    }

    static IEnumerable<MeasurementRow> Rows(GeneratedJourney made) =>
        from series in made.Series
        from value in series.Values
        select new MeasurementRow { TouchpointId = series.Touchpoint.Id, Kpi = series.Kpi, On = value.On, JourneyId = made.Journey.Id, Value = value.Value };
}
