using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>What the page of a survey reads of its answers (curves, spread, ways, steps back, additions) against the two plain aggregates over the steps from which curves and ways follow; both must say the same. And edits while a survey is answered.</summary>
sealed class SurveyAgainstSql : Measurement
{
    const int Touchpoints = 12;
    const int PerSecond = 200;
    const string Curves = """
        SELECT "Item", count(*), avg("Emotion")::double precision, stddev_samp("Emotion")::double precision FROM "SurveySteps"
        WHERE "SurveyId" = $1 AND "Item" IS NOT NULL GROUP BY "Item" ORDER BY "Item"
        """;

    const string Ways = """
        SELECT path, count(*) FROM (SELECT array_agg("Item" ORDER BY "Position") AS path FROM "SurveySteps" WHERE "SurveyId" = $1 GROUP BY "AnswerId") AS way
        GROUP BY path ORDER BY count(*) DESC, path LIMIT 20
        """;

    // Six of ten touchpoints are met, mostly in the order of the map.
    const string Fill = """
        WITH answer AS (
            INSERT INTO "SurveyAnswers" ("Id", "SurveyId", "AnsweredOn", "Name", "Path")
            SELECT gen_random_uuid(), $1, DATE '2026-11-01' + n % 28, '', COALESCE((
                SELECT array_agg(item::smallint ORDER BY item + CASE WHEN random() < .1 THEN 3 * random() ELSE 0 END) FROM generate_series(1, $3) AS item WHERE n > 0 AND random() < .6), '{1}')
            FROM generate_series(1, $2) AS n RETURNING "Id", "SurveyId", "Path"
        )
        INSERT INTO "SurveySteps" ("AnswerId", "Position", "SurveyId", "Item", "Words", "Emotion", "Hurt")
        SELECT answer."Id", step.place, answer."SurveyId", step.item, '', floor(random() * 5) - 2, CASE WHEN random() < .1 THEN 'It took too long.' ELSE '' END
        FROM answer CROSS JOIN unnest(answer."Path") WITH ORDINALITY AS step(item, place)
        """;

    public override string Name => "surveys";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick) => [await ReadingAsync(bench, quick), .. await EditingAsync(bench, quick)];

    static async Task<Row> ReadingAsync(Workbench bench, bool quick)
    {
        var answers = quick ? 20_000 : 100_000;
        var member = new CurrentMember(Guid.NewGuid(), Guid.NewGuid(), "Ann", Role.Editor);
        var journey = new LargeJourney(seed: 3).Create(Touchpoints);
        await using var node = await EditingNode.StartAsync(await bench.NewDatabaseAsync("surveys"), async first =>
        {
            await NewWorkspace.CreateAsync(first.Contexts, member.Workspace, new Member { Id = member.Id, WorkspaceId = member.Workspace, DisplayName = member.Name, Role = member.Role, Language = "en", Account = new() });
            await first.Store.CreateAsync(member.Workspace, member.Id, journey);
        });
        await node.OpenAsync(member, journey.Id);
        var survey = await Workshop.MakeSurveyAsync(node, member, journey);
        await using var connection = await node.Database.OpenConnectionAsync();
        await RunAsync(connection, Fill, survey, answers, Touchpoints);
        await RunAsync(connection, """VACUUM ANALYZE "SurveyAnswers", "SurveySteps" """);
        var reader = new SurveyReader(node.Contexts, TimeProvider.System);
        SurveyResults? read = null;
        List<(short Item, long Count, double Mean, double Deviation)> curve = [];
        List<(short[] Path, long Count)> ways = [];
        var (warmUps, rounds) = quick ? (1, 3) : (2, 15);
        var times = await Interleaved.RunAsync(warmUps, rounds,
            () => Interleaved.TimeAsync(async () => read = await reader.FindAsync(member, survey)),
            () => Interleaved.TimeAsync(async () =>
            {
                curve = await ReadAsync(connection, Curves, survey, row => (row.GetInt16(0), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3)));
                ways = await ReadAsync(connection, Ways, survey, row => (row.GetFieldValue<short[]>(0), row.GetInt64(1)));
            }));
        if (read!.Answers != answers || !read.Touchpoints.Select(line => (line.Asked.Number, line.Felt.Count)).SequenceEqual(curve.Select(line => (line.Item, line.Count)))
            || read.Touchpoints.Zip(curve).Any(pair => Math.Abs(pair.First.Felt.Mean!.Value - pair.Second.Mean) > 1e-9 || Math.Abs(pair.First.Felt.Deviation!.Value - pair.Second.Deviation) > 1e-9)
            || !read.Ways.Select(way => (string.Join(' ', way.Path), way.Count)).SequenceEqual(ways.Select(way => (string.Join(' ', way.Path), way.Count))))
        {
            throw new InvalidOperationException("The page does not say what the answers say.");
        }

        return Row.Of(string.Create(CultureInfo.InvariantCulture, $"Curves and ways of {answers:N0} answers to a survey, against the aggregates of their steps (median)"), times[0].Median, times[1].Median, Target.AtMost(1.5));
    }

    static async Task<IReadOnlyList<Row>> EditingAsync(Workbench bench, bool quick)
    {
        var (turns, each) = (quick ? 1 : 6, TimeSpan.FromSeconds(quick ? 10 : 25));
        await using var workshop = await Workshop.OpenAsync(await bench.NewDatabaseAsync("answering"), 200, 2);
        await workshop.EditAsync(TimeSpan.FromSeconds(5));
        List<TimeSpan> beside = [], alone = [];
        var answers = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            using var enough = new CancellationTokenSource();
            var answering = workshop.AnswerAsync(PerSecond, enough.Token);
            beside.AddRange(await workshop.EditAsync(each));
            await enough.CancelAsync();
            answers += await answering;
            alone.AddRange(await workshop.EditAsync(each));
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{beside.Count} edits while a survey of the same map is answered {answers / (turns * each.TotalSeconds):0} times a second, against edits alone");
        return [Row.Of($"{title} (p95)", new Samples(beside).P95, new Samples(alone).P95, Target.AtMost(1.2)), Row.Beside("The same (median)", new Samples(beside).Median, new Samples(alone).Median)];
    }

    static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Guid survey, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = survey } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        await command.ExecuteNonQueryAsync();
    }
}
