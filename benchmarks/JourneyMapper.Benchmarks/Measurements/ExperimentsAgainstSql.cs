using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Web.Features.Experiments;
using Npgsql;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// The page of experiments over many journeys: how many there are, and the first of them with their results, as it reads and computes them, against one plain statement that aggregates the figures of all of them. Both must give
/// the same for those that the page shows.
/// </summary>
sealed class ExperimentsAgainstSql : Measurement
{
    const int OfEach = 2;

    const string Experiments = """
        INSERT INTO "Experiments" ("Id", "JourneyId", "TouchpointId", "TouchpointName", "Name", "Hypothesis", "Kind", "State", "Planned", "Decision", "AuthorId", "CreatedAt", "Revision")
        SELECT gen_random_uuid(), j."Id", (SELECT t."Id" FROM "Touchpoints" t WHERE t."JourneyId" = j."Id" ORDER BY t."Id" LIMIT 1), '', 'Shorter form ' || number, '', 'Conversion', 'Running', 4000, '',
            CAST('00000000-0000-0000-0000-000000000000' AS uuid), now() - make_interval(mins => number), 1
        FROM "Journeys" j CROSS JOIN generate_series(1, CAST($2 AS integer)) AS number WHERE j."WorkspaceId" = $1
        """;

    const string Variants = """
        INSERT INTO "ExperimentVariants" ("ExperimentId", "Id", "Number", "Name", "Count", "Conversions", "Mean", "Deviation")
        SELECT e."Id", gen_random_uuid(), number, 'Variant ' || number, 4000 + abs(hashtext(e."Id"::text || number)) % 997, 400 + abs(hashtext(number || e."Id"::text)) % 97, 0, 0
        FROM "Experiments" e CROSS JOIN generate_series(1, 2) AS number
        """;

    const string Statement = """
        SELECT e."Id", e."Name", j."Title", t."Name", SUM(v."Count") FILTER (WHERE v."Number" = 1), SUM(v."Conversions") FILTER (WHERE v."Number" = 1),
            SUM(v."Count") FILTER (WHERE v."Number" = 2), SUM(v."Conversions") FILTER (WHERE v."Number" = 2)
        FROM "Experiments" e JOIN "Journeys" j ON j."Id" = e."JourneyId" JOIN "Touchpoints" t ON t."Id" = e."TouchpointId" JOIN "ExperimentVariants" v ON v."ExperimentId" = e."Id"
        WHERE j."WorkspaceId" = $1 AND j."TrashedAt" IS NULL
        GROUP BY e."Id", j."Id", t."Id" ORDER BY e."CreatedAt" DESC, e."Id"
        """;

    public override string Name => "experiments";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var journeys = quick ? 100 : 1000;
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("experiments"), seed: 8, new(journeys, 10, Values: 1));
        await using var connection = await stored.Database.OpenConnectionAsync();
        await using (var fill = new NpgsqlCommand(Experiments, connection) { Parameters = { new() { Value = stored.Workspace }, new() { Value = OfEach } } })
            await fill.ExecuteNonQueryAsync();
        await using (var fill = new NpgsqlCommand(Variants, connection))
            await fill.ExecuteNonQueryAsync();
        await stored.AnalyzeAsync();
        var list = new ExperimentList(stored.Contexts);

        string ours = "", theirs = "";
        var (warmUps, rounds) = quick ? (3, 10) : (5, 40);
        var times = await Interleaved.RunAsync(warmUps, rounds, PageAsync, StatementAsync);
        if (ours != theirs || ours.Length == 0)
            throw new InvalidOperationException("The page and the statement do not say the same.");
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Page of {journeys * OfEach} experiments of {journeys} journeys, against one plain SQL aggregate of their figures (median)"),
            times[0].Median, times[1].Median, Target.AtMost(1.5))];

        async Task<TimeSpan> PageAsync()
        {
            List<(Guid, ExperimentResult)> results = [];
            var time = await Interleaved.TimeAsync(async () =>
            {
                foreach (var line in (await list.FindAsync(stored.Reader, new ExperimentFilter())).Lines)
                    results.Add((line.Experiment.Id, ExperimentResult.Of(line.Experiment, Direction.Up)));
            });
            ours = Written(results);
            return time;
        }

        async Task<TimeSpan> StatementAsync()
        {
            List<(Guid, ExperimentResult)> results = [];
            var time = await Interleaved.TimeAsync(async () =>
            {
                await using var command = new NpgsqlCommand(Statement, connection) { Parameters = { new() { Value = stored.Workspace } } };
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    results.Add((reader.GetGuid(0), ExperimentResult.Of(new() { Id = reader.GetGuid(0), Touchpoint = Guid.Empty, Variants = [Variant(reader, 4), Variant(reader, 6)] }, Direction.Up)));
            });
            theirs = Written(results.Take(ExperimentList.Most));
            return time;
        }
    }

    static ExperimentVariant Variant(NpgsqlDataReader reader, int at) => new() { Id = Guid.Empty, Count = (long)reader.GetDecimal(at), Conversions = (long)reader.GetDecimal(at + 1) };

    static string Written(IEnumerable<(Guid Experiment, ExperimentResult Result)> results) => string.Join('\n', results.Select(result => string.Create(CultureInfo.InvariantCulture,
        $"{result.Experiment} {string.Join(' ', result.Result.Variants.Select(variant => variant.Comparison?.PValue))}")));
}
