using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>A row as it will be read.</summary>
/// <param name="Line">Where it begins in the file.</param>
/// <param name="Texts">What the cells of the five fields say, shortened; by <see cref="ImportField"/>.</param>
/// <param name="Target">What it is about, when that was found.</param>
/// <param name="Day">Its day, when it could be read.</param>
/// <param name="Value">Its value, when it could be read.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record PreviewRow(long Line, IReadOnlyList<string> Texts, ImportTarget? Target, DateOnly? Day, decimal? Value, IReadOnlyList<RowProblem> Problems);

/// <summary>The first rows of a file as they will be read.</summary>
/// <param name="Rows">The rows; none while choices are missing.</param>
/// <param name="Problem">Why nothing can be read.</param>
public sealed record ImportPreview(IReadOnlyList<PreviewRow> Rows, FileProblem? Problem)
{
    const int Most = 10;
    const int LongestText = 80;

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
            if (choices.Columns.Used.Any(column => column >= rows.Titles.Count))
                return new([], new(FileProblemKind.MissingColumn, rows.Titles.Count));
            var problems = new RowProblems(int.MaxValue);
            var checker = new RowChecker(choices, index, latest, file.Limits, problems);
            while (read.Count < Most && rows.Read())
            {
                var before = problems.First.Count;
                if (checker.Check(rows) is not null)
                    read.Add(new(rows.Line, Texts(rows, choices.Columns), checker.Target, checker.Day, checker.Value, [.. problems.First.Skip(before)]));
            }

            return new(read, read.Count == 0 ? new(FileProblemKind.OnlyTitles) : null);
        }
        catch (FileProblemException e)
        {
            return new(read, e.Problem);
        }
    }

    static string[] Texts(CsvRows rows, ImportColumns columns) => [.. Enum.GetValues<ImportField>().Select(field =>
    {
        var text = columns[field] is { } index ? rows.Text(index) : "";
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    })];
}
