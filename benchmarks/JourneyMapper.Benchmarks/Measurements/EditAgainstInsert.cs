using System.Diagnostics;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Rooms;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
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
    const string BareInsert = """INSERT INTO "BareJournal" ("JourneyId", "Revision", "EditId", "AuthorId", "At", "Edit", "Difference") VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    static readonly CurrentMember Author = new(Guid.NewGuid(), Guid.NewGuid(), "Nora", Role.Editor);

    public override string Name => "edit";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        await using var database = NpgsqlDataSource.Create(await bench.NewDatabaseAsync("edits"));
        var contexts = JourneyDatabase.Contexts(database);
        var journey = new LargeJourney(seed: 1).Create(Touchpoints);
        await PrepareAsync(contexts, journey);

        var rooms = new JourneyRooms(new JourneyStore(contexts));
        using var listener = new JournalListener(database, rooms, NullLogger<JournalListener>.Instance);
        await listener.StartAsync(CancellationToken.None);
        var room = await rooms.OpenAsync(Author.Workspace, journey.Id) ?? throw new InvalidOperationException("The journey is not stored.");
        await using var connection = await database.OpenConnectionAsync();

        JournalEntry? told = null;
        long toldAt = 0;
        using var subscription = room.Subscribe(news => (told, toldAt) = (((RoomNews.Edited)news).Entry, Stopwatch.GetTimestamp()));
        var turn = 0;

        var (warmUps, rounds) = quick ? (20, 60) : (200, 1000);
        var times = await Interleaved.RunAsync(warmUps, rounds, EditAsync, InsertAsync);
        await listener.StopAsync(CancellationToken.None);
        return [Row.Of($"One edit on {Touchpoints} touchpoints, from submission to committed and broadcast, against a bare insert and commit of the same journal row (p95)", times[0].P95, times[1].P95, Target.AtMost(3)),
                Row.Beside("The same (median)", times[0].Median, times[1].Median)];

        async Task<TimeSpan> EditAsync()
        {
            var touchpoint = room.Journey.Touchpoints[turn++ % Touchpoints];
            var edit = ChangeTouchpoint.Field(touchpoint, TouchpointField.Thought, $"{touchpoint.Thought} Really?");
            told = null;
            var begin = Stopwatch.GetTimestamp();
            await room.SubmitAsync(edit, Author);
            var end = Stopwatch.GetTimestamp();
            return told?.Edit == edit ? Stopwatch.GetElapsedTime(begin, Math.Max(end, toldAt)) : throw new InvalidOperationException("Nobody was told of the edit.");
        }

        async Task<TimeSpan> InsertAsync()
        {
            await using var command = Insert(connection, journey.Id, told!);
            return await Interleaved.TimeAsync(() => command.ExecuteNonQueryAsync());
        }
    }

    static async Task PrepareAsync(IDbContextFactory<Data.JourneyDbContext> contexts, Journey journey)
    {
        await DatabaseMigrator.MigrateAsync(contexts);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Workspaces.Add(new() { Id = Author.Workspace, Name = "Velo", Language = "en", CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync(BareTable);
        }
        await new JourneyStore(contexts).CreateAsync(Author.Workspace, Author.Id, journey);
    }

    static NpgsqlCommand Insert(NpgsqlConnection connection, Guid journey, JournalEntry entry) => new(BareInsert, connection)
    {
        Parameters =
        {
            new() { Value = journey },
            new() { Value = entry.Revision },
            new() { Value = entry.Edit.Id },
            new() { Value = entry.Author },
            new() { Value = entry.At },
            new() { Value = JournalJson.Write(entry.Edit), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = JournalJson.Write(entry.Difference), NpgsqlDbType = NpgsqlDbType.Jsonb },
        },
    };
}
