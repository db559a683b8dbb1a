using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// A CSV file of measurements, from its first byte until they are committed, with everything that the page does: looking through the
/// file, guessing how to read it, checking every row, comparing the rows with one another and with what is recorded. Against a plain
/// binary COPY of the same rows, held in memory, into the same table. Both write through the same indexes, foreign key and triggers,
/// all of them on; the table is emptied before each run.
/// </summary>
sealed class ImportAgainstCopy : Measurement
{
    public override string Name => "import";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (days, warmUps, rounds) = quick ? (50, 1, 2) : (1000, 1, 5);
        var size = new WorkspaceSize(Journeys: 25, Touchpoints: 20, Values: days, Step: 1, Kpis: 2);
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("imports"), seed: 7, size with { Values = 0 });
        var editor = new CurrentMember(Guid.NewGuid(), stored.Workspace, "Nora", Role.Editor);
        var import = new MeasurementImport(stored.Contexts, new MeasurementTopic(), new ActivityLog(stored.Contexts, TimeProvider.System), new Telemetry(), TimeProvider.System);

        using var folder = new TestFolder();
        var (file, small) = (Path.Combine(folder.Path, "all.csv"), Path.Combine(folder.Path, "tenth.csv"));
        var (count, tenth) = (ReportedValue.Write(file, Values(days)), ReportedValue.Write(small, Values(days / 10)));

        var peaks = await Interleaved.RunAsync(1, quick ? 1 : 3, () => PeakAsync(file, count), () => PeakAsync(small, tenth));
        ReportedValue[] rows = [.. Values(days)];
        var times = await Interleaved.RunAsync(warmUps, rounds, () => ImportAsync(file, count), CopyAsync);
        return
        [
            Row.Of(string.Create(CultureInfo.InvariantCulture, $"CSV import of {count:#,0} measurements, checked and compared, against a binary COPY of the same rows into the same table (median)"), times[0].Median, times[1].Median, Target.AtMost(2)),
            Row.OfMegabytes(string.Create(CultureInfo.InvariantCulture, $"Peak memory of the importing process, {count:#,0} rows against {tenth:#,0} (median)"), peaks[0].Median.Ticks, peaks[1].Median.Ticks, Target.AtMost(1.3)),
        ];

        IEnumerable<ReportedValue> Values(int lastDays) => ReportedValue.DayByDay(stored.Generate(size with { Values = lastDays }).Journeys());

        async Task<TimeSpan> ImportAsync(string path, int expected)
        {
            await EmptyAsync(stored.Database);
            var time = await Interleaved.TimeAsync(() => RunOnceAsync(import, editor, path));
            await CheckAsync(stored.Database, expected);
            return time;
        }

        // The harness knows times only: a tick stands for a byte here.
        async Task<TimeSpan> PeakAsync(string path, int expected)
        {
            using var peak = new PeakMemory();
            await ImportAsync(path, expected);
            return new(peak.Bytes);
        }

        async Task<TimeSpan> CopyAsync()
        {
            await EmptyAsync(stored.Database);
            var time = await Interleaved.TimeAsync(async () =>
            {
                await using var connection = await stored.Database.OpenConnectionAsync();
                await using var copy = await connection.BeginBinaryImportAsync("""COPY "Measurements" ("TouchpointId", "Kpi", "On", "JourneyId", "Value") FROM STDIN (FORMAT binary)""");
                foreach (var (journey, touchpoint, kpi, measurement) in rows)
                {
                    copy.StartRow();
                    copy.Write(touchpoint.Id, NpgsqlDbType.Uuid);
                    copy.Write(kpi, NpgsqlDbType.Varchar);
                    copy.Write(measurement.On, NpgsqlDbType.Date);
                    copy.Write(journey.Id, NpgsqlDbType.Uuid);
                    copy.Write(measurement.Value, NpgsqlDbType.Numeric);
                }

                await copy.CompleteAsync();
            });
            await CheckAsync(stored.Database, count);
            return time;
        }
    }

    static async Task RunOnceAsync(MeasurementImport import, CurrentMember editor, string path)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var file = await ImportFile.InspectAsync(content, ImportLimits.Default);
        var (suggestion, _) = ImportSuggestion.Of(file, null, await import.IndexAsync(editor), CultureInfo.InvariantCulture);
        var check = (ImportCheck.Done)await import.CheckAsync(editor, file, suggestion!.Choices);
        await using var rows = check.Import;
        if (await rows.ImportAsync(editor, ExistingDays.Tell) is not ImportOutcome.Done)
            throw new InvalidOperationException("The import was refused.");
    }

    static async Task EmptyAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""TRUNCATE "Measurements", "MeasurementSums", "Facts" """);
        await command.ExecuteNonQueryAsync();
    }

    static async Task CheckAsync(NpgsqlDataSource database, int expected)
    {
        await using var command = database.CreateCommand("""SELECT count(*) FROM "Measurements" """);
        if ((long)(await command.ExecuteScalarAsync())! != expected)
            throw new InvalidOperationException("Not all rows are there.");
    }
}
