using System.Globalization;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Coverage;
using Npgsql;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// What the dashboard shows of a large portfolio (is anything out of date, the figures above the matrix, all its rows), against one plain
/// statement that aggregates the same numbers from the same tables. Both must give the same.
/// </summary>
sealed class PortfolioAgainstSql : Measurement
{
    const string Statement = """
        WITH mine AS (
            SELECT j."Id", j."Title", j."ContentRevision", j."Owner", s."Score", s."Stages"
            FROM "Journeys" j JOIN "Scores" s ON s."JourneyId" = j."Id" WHERE j."WorkspaceId" = $1 AND j."TrashedAt" IS NULL),
        found AS (
            SELECT COUNT(*) AS all_of_them, COUNT(*) FILTER (WHERE f."Severity" = $3) AS severe
            FROM "Findings" f JOIN mine ON mine."Id" = f."JourneyId" WHERE f."ClosedOn" IS NULL AND (f."AcceptedUntil" IS NULL OR f."AcceptedUntil" < $2)),
        touched AS (SELECT COUNT(*) AS all_of_them FROM "Touchpoints" t JOIN mine ON mine."Id" = t."JourneyId")
        SELECT mine."Id", mine."Title", mine."Score", mine."Stages", m."DisplayName", o."State",
            AVG(mine."Score") OVER (), AVG(GREATEST(mine."Stages"[1], 0)) OVER (), AVG(GREATEST(mine."Stages"[2], 0)) OVER (), AVG(GREATEST(mine."Stages"[3], 0)) OVER (),
            AVG(GREATEST(mine."Stages"[4], 0)) OVER (), AVG(GREATEST(mine."Stages"[5], 0)) OVER (), found.all_of_them, found.severe, touched.all_of_them
        FROM mine CROSS JOIN found CROSS JOIN touched
        LEFT JOIN "Members" m ON m."Id" = mine."Owner"
        LEFT JOIN LATERAL (
            SELECT "State" FROM "SignOffs" WHERE "JourneyId" = mine."Id" AND "Revision" >= mine."ContentRevision" ORDER BY "RequestedAt" DESC LIMIT 1) o ON TRUE
        ORDER BY mine."Score", mine."Id"
        """;

    public override string Name => "portfolio";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var (journeys, touchpoints) = quick ? (100, 10) : (1000, 40);
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("portfolio"), seed: 5, new(journeys, touchpoints, Values: 1));
        var query = new CoverageQuery(stored.Contexts, TimeProvider.System);
        var (update, portfolio) = (new PortfolioUpdate(stored.Contexts, query, new(), TimeProvider.System), new Portfolio(stored.Contexts, query));
        // As if it had been made yesterday: the first time everything is stored, on the next day what a day has changed.
        var first = await Interleaved.TimeAsync(() => new PortfolioUpdate(stored.Contexts, new(stored.Contexts, new Yesterday()), new(), TimeProvider.System).RunAsync(stored.Workspace));
        var next = await Interleaved.TimeAsync(() => update.RunAsync(stored.Workspace));
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"the first review of all {journeys} journeys took {first.TotalSeconds:0.0} s, that of the next day {next.TotalSeconds:0.0} s"));
        await stored.AnalyzeAsync();
        await using var connection = await stored.Database.OpenConnectionAsync();

        string ours = "", theirs = "";
        var (warmUps, rounds) = quick ? (2, 5) : (5, 40);
        var times = await Interleaved.RunAsync(warmUps, rounds, DashboardAsync, StatementAsync);
        if (ours != theirs || ours.Length == 0)
            throw new InvalidOperationException("The dashboard and the statement do not say the same.");
        return [Row.Of(string.Create(CultureInfo.InvariantCulture, $"Dashboard of {journeys} journeys with {touchpoints} touchpoints each, against one plain SQL aggregate of the same numbers (median)"),
            times[0].Median, times[1].Median, Target.AtMost(1.5))];

        async Task<TimeSpan> DashboardAsync()
        {
            PortfolioSummary? summary = null;
            IReadOnlyList<PortfolioLine> lines = [];
            var time = await Interleaved.TimeAsync(async () =>
            {
                await update.RunAsync(stored.Workspace);
                summary = await portfolio.SummaryAsync(stored.Reader);
                (lines, _) = await portfolio.FindAsync(stored.Reader, new(), journeys + 1);
            });
            ours = Written(lines, summary!);
            return time;
        }

        async Task<TimeSpan> StatementAsync()
        {
            List<PortfolioLine> lines = [];
            PortfolioSummary? summary = null;
            var time = await Interleaved.TimeAsync(async () =>
            {
                await using var command = new NpgsqlCommand(Statement, connection) { Parameters = { new() { Value = stored.Workspace }, new() { Value = query.Today }, new() { Value = (short)Severity.Critical } } };
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    lines.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt16(2), reader.GetFieldValue<short[]>(3), reader.IsDBNull(4) ? null : reader.GetString(4), null));
                    summary ??= new(0, (int)reader.GetInt64(14), (int)reader.GetInt64(12), (int)reader.GetInt64(13), Rounded(reader.GetDecimal(6)),
                        [.. Stages.All.Select(stage => Rounded(reader.GetDecimal(7 + (int)stage)))]);
                }
            });
            theirs = Written(lines, summary! with { Journeys = lines.Count });
            return time;
        }
    }

    static int Rounded(decimal mean) => (int)Math.Round(mean, MidpointRounding.AwayFromZero);

    static string Written(IEnumerable<PortfolioLine> lines, PortfolioSummary summary) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"{summary.Journeys} {summary.Touchpoints} {summary.Findings} {summary.Severe} {summary.Score} {string.Join(' ', summary.Stages)}"),
        .. lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Id} {line.Title} {line.Score} {string.Join(' ', line.Stages)} {line.Owner}")),
    ]);

    sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(-1);
    }
}
