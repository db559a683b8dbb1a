using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Exchange;
using Npgsql;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// Journeys of 40 touchpoints from JSON, one after the other as people and programs import them: from the bytes of each until it is committed. Against a binary COPY of all their rows, held in memory,
/// into the same tables in one transaction. Both write through the same indexes, foreign keys and triggers, all of them on; the tables are emptied before each run.
/// </summary>
sealed class JourneysImportAgainstCopy : Measurement
{
    const int Touchpoints = 40;

    public override string Name => "journeys-import";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (count, warmUps, rounds) = quick ? (100, 1, 2) : (1000, 1, 3);
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("journeys"), seed: 7, new(Journeys: 0, Touchpoints, Values: 0));
        var store = new JourneyStore(stored.Contexts, TimeProvider.System);
        var files = new List<byte[]>(count);
        foreach (var generated in stored.Generate(new(count, Touchpoints, Values: 0)).Journeys())
        {
            using var file = new MemoryStream();
            await JourneyJson.WriteAsync(file, new JourneyDocument(generated.Journey));
            files.Add(file.ToArray());
        }

        var empty = await TableRows.CountAsync(stored.Database);
        await ImportAsync();
        var rows = await TableRows.ReadAsync(stored.Database, empty);
        var times = await Interleaved.RunAsync(warmUps, rounds, ImportAsync, CopyAsync);
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"JSON import of {count:#,0} journeys of {Touchpoints} touchpoints, one after the other, against a binary COPY of the same rows (median)"), times[0].Median, times[1].Median, Target.AtMost(3))];

        async Task<TimeSpan> ImportAsync()
        {
            await EmptyAsync(stored.Database);
            var target = JourneyTarget.BuiltIn with { Latest = DateOnly.FromDateTime(DateTime.UtcNow) };
            return await Interleaved.TimeAsync(async () =>
            {
                foreach (var file in files)
                    await store.CreateAsync(stored.Workspace, stored.Reader.Member!.Value, ((DocumentReading.Read)JourneyJson.Read(file, target)).Journey);
            });
        }

        async Task<TimeSpan> CopyAsync()
        {
            await EmptyAsync(stored.Database);
            return await Interleaved.TimeAsync(() => TableRows.WriteAsync(stored.Database, rows));
        }
    }

    static async Task EmptyAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""TRUNCATE "Journeys" CASCADE""");
        await command.ExecuteNonQueryAsync();
    }
}
