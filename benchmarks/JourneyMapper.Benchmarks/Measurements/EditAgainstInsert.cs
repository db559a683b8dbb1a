using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// One edit, from the submission to a room until it is committed and a board was told, against inserting and committing the very
/// same journal row on a warm connection. The bare row goes to a copy of the journal without its trigger and its reference to the
/// journey, so that no part of our own work hides in the baseline.
/// </summary>
sealed class EditAgainstInsert : Measurement
{
    const int Touchpoints = 500;
    const string BareTable = """CREATE TABLE "BareJournal" (LIKE "Journal" INCLUDING ALL)""";
    const string BareInsert = """
        INSERT INTO "BareJournal" ("StreamId", "Revision", "Stream", "WorkspaceId", "EditId", "Reverts", "AuthorId", "At", "Schema", "Difference") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public override string Name => "edit";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        await using var room = await EditingRoom.OpenAsync(await bench.NewDatabaseAsync("edits"), new LargeJourney(seed: 1).Create(Touchpoints));
        await using var connection = await room.Database.OpenConnectionAsync();
        await using (var command = new NpgsqlCommand(BareTable, connection))
            await command.ExecuteNonQueryAsync();

        var (warmUps, rounds) = quick ? (20, 60) : (200, 1000);
        var times = await Interleaved.RunAsync(warmUps, rounds, room.EditAsync, InsertAsync);
        return [Row.Of($"One edit on {Touchpoints} touchpoints, from submission to committed and broadcast, against a bare insert and commit of the same journal row (p95)", times[0].P95, times[1].P95, Target.AtMost(3)),
                Row.Beside("The same (median)", times[0].Median, times[1].Median)];

        async Task<TimeSpan> InsertAsync()
        {
            await using var command = Insert(connection, room.Journey.Id, room.Told!);
            return await Interleaved.TimeAsync(() => command.ExecuteNonQueryAsync());
        }
    }

    static NpgsqlCommand Insert(NpgsqlConnection connection, Guid journey, JournalEntry entry) => new(BareInsert, connection)
    {
        Parameters =
        {
            new() { Value = journey },
            new() { Value = entry.Revision },
            new() { Value = StreamKind.Journey },
            new() { Value = Guid.Empty },
            new() { Value = entry.Edit },
            new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = entry.Author },
            new() { Value = entry.At },
            new() { Value = JournalJson.Schema },
            new() { Value = JournalJson.Write(entry.Difference), NpgsqlDbType = NpgsqlDbType.Jsonb },
        },
    };
}
