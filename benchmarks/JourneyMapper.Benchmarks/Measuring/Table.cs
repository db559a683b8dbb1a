namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>The result as Markdown.</summary>
static class Table
{
    public static string Of(IEnumerable<Row> rows) => string.Join('\n',
    [
        "| measurement | ours | baseline | ratio | target | met |",
        "|---|---:|---:|---:|---:|---|",
        .. rows.Select(row => $"| {row.Title} | {row.Ours} | {row.Baseline} | {row.Ratio} | {row.Target} | {row.Met} |"),
    ]);
}
