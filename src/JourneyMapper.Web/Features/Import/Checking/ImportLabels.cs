using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Says in the reader's language what is about imports.</summary>
static class ImportLabels
{
    const long Million = 1024 * 1024;

    /// <summary>What a field is called.</summary>
    public static string Name(this ImportField field) => field switch
    {
        ImportField.Journey => ImportText.FieldJourney,
        ImportField.Touchpoint => ImportText.FieldTouchpoint,
        ImportField.Kpi => ImportText.FieldKpi,
        ImportField.Date => ImportText.FieldDate,
        _ => ImportText.FieldValue,
    };

    /// <summary>What a column is called: its title, or its number where it has none.</summary>
    public static string ColumnName(IReadOnlyList<string> titles, int column) =>
        column < titles.Count && titles[column].Length > 0 ? titles[column] : ImportText.ColumnNumber.With(column + 1);

    /// <summary>A number of bytes in millions.</summary>
    public static long Megabytes(long bytes) => bytes / Million;

    /// <summary>Why a file cannot be read, in a sentence.</summary>
    public static string Explain(this FileProblem problem) => problem.Kind switch
    {
        FileProblemKind.Empty => ImportText.FileEmpty,
        FileProblemKind.OnlyTitles => ImportText.FileOnlyTitles,
        FileProblemKind.TooLarge => ImportText.FileTooLarge.With(Megabytes(problem.Number)),
        FileProblemKind.TooManyOpen => ImportText.FileTooManyOpen,
        FileProblemKind.TooManyOfAll => ImportText.FileTooManyOfAll,
        FileProblemKind.NoText => ImportText.FileNoText.With(problem.Number),
        FileProblemKind.NotUtf8 => ImportText.FileNotUtf8.With(problem.Number),
        FileProblemKind.LineTooLong => ImportText.FileLineTooLong.With(problem.Number),
        FileProblemKind.RowTooLong => ImportText.FileRowTooLong.With(problem.Number),
        FileProblemKind.TooManyColumns => ImportText.FileTooManyColumns.With(problem.Number),
        FileProblemKind.Broken => ImportText.FileBroken,
        FileProblemKind.Bomb => ImportText.FileBomb,
        FileProblemKind.NoWorkbook => ImportText.FileNoWorkbook,
        FileProblemKind.OldWorkbook => ImportText.FileOldWorkbook,
        FileProblemKind.TooManySheets => ImportText.FileTooManySheets.With(problem.Number),
        FileProblemKind.TooManyTexts => ImportText.FileTooManyTexts.With(Megabytes(problem.Number)),
        FileProblemKind.NoValues => ImportText.FileNoValues,
        FileProblemKind.NoDateTitles => ImportText.FileNoDateTitles,
        FileProblemKind.NoKpiTitles => ImportText.FileNoKpiTitles,
        FileProblemKind.TooManyRows => ImportText.FileTooManyRows.With(problem.Number),
        _ => problem.Number == 1 ? ImportText.FileMissingColumnOne : ImportText.FileMissingColumn.With(problem.Number),
    };

    /// <summary>Why a row cannot be imported, in a sentence.</summary>
    public static string Explain(this RowProblem problem, KpiCatalogue kpis) => problem.Kind switch
    {
        RowProblemKind.Cells => ImportText.RowCells.With(problem.Number),
        RowProblemKind.Quotes => ImportText.RowQuotes,
        RowProblemKind.OpenQuote => ImportText.RowOpenQuote,
        RowProblemKind.Missing => ImportText.RowMissing,
        RowProblemKind.CellTooLong => ImportText.RowCellTooLong,
        RowProblemKind.UnknownJourney => ImportText.RowUnknownJourney.With(problem.Text),
        RowProblemKind.UnknownTouchpoint => ImportText.RowUnknownTouchpoint.With(problem.Text),
        RowProblemKind.NotInJourney => ImportText.RowNotInJourney.With(problem.Text),
        RowProblemKind.NameInManyJourneys => ImportText.RowNameInManyJourneys.With(problem.Text),
        RowProblemKind.NameTwice => ImportText.RowNameTwice.With(problem.Text),
        RowProblemKind.UnknownKpi => ImportText.RowUnknownKpi.With(problem.Text),
        RowProblemKind.NotMeasuredBy => ImportText.RowNotMeasuredBy,
        RowProblemKind.NoDate => ImportText.RowNoDate.With(problem.Text),
        RowProblemKind.NoNumber => ImportText.RowNoNumber.With(problem.Text),
        RowProblemKind.OtherCurrency => KpiText.ProblemCurrency.With(problem.Text, kpis.Currency),
        RowProblemKind.OtherValue => ImportText.RowOtherValue.With(problem.Number),
        RowProblemKind.TooEarly => Explain(MeasurementProblem.TooEarly, problem, kpis),
        RowProblemKind.InFuture => Explain(MeasurementProblem.InFuture, problem, kpis),
        RowProblemKind.BelowLeast => Explain(MeasurementProblem.BelowLeast, problem, kpis),
        RowProblemKind.AboveMost => Explain(MeasurementProblem.AboveMost, problem, kpis),
        _ => KpiText.ProblemTooLarge,
    };

    // Days have no range that depends on the KPI.
    static string Explain(MeasurementProblem measurement, RowProblem problem, KpiCatalogue kpis) => measurement.Explain(kpis.Find(problem.Kpi ?? "") ?? kpis.All[0], kpis.Currency);
}
