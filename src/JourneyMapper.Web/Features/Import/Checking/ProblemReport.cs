using System.Globalization;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>The problems of a file as a file, to be worked through in a spreadsheet.</summary>
static class ProblemReport
{
    /// <summary>Writes the problems that are kept, in the language and the marks of the current culture.</summary>
    public static Task WriteAsync(Stream file, IReadOnlyList<RowProblem> problems, ImportColumns columns, IReadOnlyList<string> titles, KpiCatalogue kpis, CancellationToken cancellation = default) => CsvFile.WriteAsync(file, async csv =>
    {
        await csv.WriteRecordAsync([ImportText.Line, ImportText.Column, ImportText.Cell, ImportText.Reason], cancellation);
        foreach (var problem in problems)
            await csv.WriteRecordAsync([problem.Line.ToString(CultureInfo.InvariantCulture), Column(problem, columns, titles), problem.Text, problem.Explain(kpis)], cancellation);
    }, cancellation);

    /// <summary>The title of the column that is to blame; the field's name where the file has none for it.</summary>
    public static string Column(RowProblem problem, ImportColumns columns, IReadOnlyList<string> titles) =>
        problem.Field is not { } field ? "" : (problem.Column ?? columns[field]) is { } column ? ImportLabels.ColumnName(titles, column) : field.Name();
}
