using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>A value as it will be read.</summary>
/// <param name="Line">Where its row begins in the file.</param>
/// <param name="Texts">What the cells of the five fields say, shortened; by <see cref="ImportField"/>.</param>
/// <param name="Target">What it is about, when that was found.</param>
/// <param name="Day">Its day, when it could be read.</param>
/// <param name="Value">The value, when it could be read.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record PreviewRow(long Line, IReadOnlyList<string> Texts, ImportTarget? Target, DateOnly? Day, decimal? Value, IReadOnlyList<RowProblem> Problems);

/// <summary>The first values of a file as they will be read.</summary>
/// <param name="Rows">The values; none while choices are missing.</param>
/// <param name="Problem">Why nothing can be read.</param>
public sealed record ImportPreview(IReadOnlyList<PreviewRow> Rows, FileProblem? Problem)
{
    const int Most = 10;
    const int LongestText = 80;
    // Rows without a value come before the first one that has one in a template that is not filled in.
    const int Patience = 5000;

    /// <summary>Nothing to show.</summary>
    public static ImportPreview None { get; } = new([], null);

    /// <summary>Reads the first rows.</summary>
    public static ImportPreview Read(ImportFile file, ImportChoices choices, TouchpointIndex index, DateOnly latest)
    {
        if (!choices.IsComplete)
            return None;
        var read = new List<PreviewRow>(Most);
        try
        {
            using var rows = CsvRows.Open(file, choices.Format);
            var problems = new RowProblems(int.MaxValue);
            var checker = new RowChecker(choices, rows.Titles, index, latest, file.Limits, problems);
            var without = 0;
            for (var looked = 0; read.Count < Most && looked < Patience && rows.Read(); looked++)
            {
                var before = problems.First.Count;
                if (checker.Check(rows) != RowKind.Values)
                {
                    without++;
                    continue;
                }

                foreach (var value in checker.Values)
                {
                    if (read.Count < Most)
                        read.Add(new(rows.Line, Texts(rows, choices, value), value.Target, value.Day, value.Value, [.. problems.First.Skip(before).Take(value.Problems)]));
                    before += value.Problems;
                }
            }

            return new(read, read.Count > 0 ? null : new(without > 0 ? FileProblemKind.NoValues : FileProblemKind.OnlyTitles));
        }
        catch (FileProblemException e)
        {
            return new(read, e.Problem);
        }
    }

    static string[] Texts(CsvRows rows, ImportChoices choices, CheckedValue value) => [.. Enum.GetValues<ImportField>().Select(field =>
    {
        var isTitle = (field, choices.Layout) is (ImportField.Date, TableLayout.Dates) or (ImportField.Kpi, TableLayout.Kpis);
        var column = field == ImportField.Value ? value.Column : choices.Columns[field];
        var text = isTitle ? rows.Titles[value.Column] : column is { } index ? rows.Text(index) : "";
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    })];
}
