using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// One edit, from the submission to a room until it is committed and a subscriber was told, with one board open and with many, against inserting and committing the very
/// same journal row on a warm connection. The bare row goes to a copy of the journal without its trigger,
/// so that no part of our own work hides in the baseline.
/// </summary>
sealed class EditAgainstInsert : Measurement
{
    const int Touchpoints = 500;
    const int Crowd = 50;
    const string BareTable = """CREATE TABLE "BareJournal" (LIKE "Journal" INCLUDING ALL)""";
    const string BareInsert = """
        INSERT INTO "BareJournal" ("StreamId", "Revision", "Stream", "WorkspaceId", "EditId", "Reverts", "AuthorId", "At", "Schema", "Difference") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public override string Name => "edit";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        await using var room = await EditingRoom.OpenAsync(await bench.NewDatabaseAsync("edits"), new LargeJourney(seed: 1).Create(Touchpoints), boards: 1);
        await using var crowded = await EditingRoom.OpenAsync(await bench.NewDatabaseAsync("crowded"), new LargeJourney(seed: 1).Create(Touchpoints), boards: Crowd);
        await using var connection = await room.Database.OpenConnectionAsync();
        await using (var command = new NpgsqlCommand(BareTable, connection))
            await command.ExecuteNonQueryAsync();

        var (warmUps, rounds) = quick ? (20, 60) : (200, 1000);
        var times = await Interleaved.RunAsync(warmUps, rounds, room.EditAsync, InsertAsync, crowded.EditAsync);
        var bare = times[1];
        return [Row.Of(Title("with one board open, p95"), times[0].P95, bare.P95, Target.AtMost(3)),
                Row.Of(Title("with one board open, median"), times[0].Median, bare.Median, Target.AtMost(3)),
                Row.Of(Title($"with {Crowd} boards open, p95"), times[2].P95, bare.P95, Target.AtMost(3.3)),
                Row.Of(Title($"with {Crowd} boards open, median"), times[2].Median, bare.Median, Target.AtMost(3.3))];

        async Task<TimeSpan> InsertAsync()
        {
            await using var command = Insert(connection, room.Journey.Id, room.Told!);
            return await Interleaved.TimeAsync(() => command.ExecuteNonQueryAsync());
        }
    }

    static string Title(string which) => $"One edit on {Touchpoints} touchpoints, from submission to committed and told, against a bare insert and commit of the same journal row ({which})";

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
