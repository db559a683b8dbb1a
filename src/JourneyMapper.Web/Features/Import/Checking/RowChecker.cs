using System.Text;
using CsvHelper;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Reads one row after the other as a measurement, or says why it is none.</summary>
sealed class RowChecker
{
    const int LongestText = 60;

    readonly ImportColumns columns;
    readonly DayForm days;
    readonly NumberForm numbers;
    readonly TargetFinder targets;
    readonly RowProblems problems;
    readonly DateOnly latest;
    readonly ImportLimits limits;
    readonly string currency;
    readonly byte[]? kpi;

    /// <summary>Prepares to read rows.</summary>
    /// <param name="choices">Complete ones.</param>
    /// <param name="index">What rows can be about.</param>
    /// <param name="latest">The last day that a measurement may be about.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <param name="problems">Where problems go.</param>
    public RowChecker(ImportChoices choices, TouchpointIndex index, DateOnly latest, ImportLimits limits, RowProblems problems)
    {
        if (!choices.IsComplete)
            throw new ArgumentException("Something is left open.", nameof(choices));
        (columns, this.latest, this.limits, this.problems) = (choices.Columns, latest, limits, problems);
        (days, numbers) = (choices.Days!.Value, choices.Numbers!.Value);
        currency = index.Kpis.Currency;
        kpi = choices.Kpi is null ? null : Encoding.UTF8.GetBytes(choices.Kpi);
        targets = new(index, limits);
    }

    /// <summary>What the last row is about, as far as that could be read.</summary>
    public ImportTarget? Target { get; private set; }

    /// <summary>The day of the last row, or null.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The value of the last row, or null.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Reads the row on which the rows stand.</summary>
    /// <returns>True when it is a measurement, false when something is wrong with it, null when all its cells are empty.</returns>
    public bool? Check(CsvRows rows)
    {
        (Target, Day, Value) = (null, null, null);
        var before = problems.Count;
        if (rows.Count != rows.Titles.Count && !CheckCells(rows))
            return IsBlank(rows) ? null : Wrong(rows, new(rows.Line, null, RowProblemKind.Cells, Number: rows.Titles.Count));
        if (rows.Quotes is { } quotes)
            return Wrong(rows, new(rows.Line, null, quotes == CsvMalformedReason.UnterminatedQuote ? RowProblemKind.OpenQuote : RowProblemKind.Quotes));

        var dayCell = rows.Cell(columns.Date!.Value);
        if (DayCell.TryRead(dayCell, days, out var day))
            Day = day;
        else if (dayCell.IsEmpty && IsBlank(rows))
            return null;
        else
            Add(rows, ImportField.Date, RowProblemKind.NoDate, dayCell);

        var valueCell = rows.Cell(columns.Value!.Value);
        if (NumberCell.TryRead(valueCell, numbers, currency, out var value))
            Value = value;
        else
            Add(rows, ImportField.Value, RowProblemKind.NoNumber, valueCell);

        var kpiCell = kpi is null ? Cell(rows, columns.Kpi) : kpi;
        var found = targets.Find(Cell(rows, columns.Journey), rows.Cell(columns.Touchpoint!.Value), kpiCell);
        Target = found.Target;
        if (Target is null)
            Add(rows, found.Field, found.Problem, found.Field == ImportField.Kpi ? kpiCell : Cell(rows, columns[found.Field]));
        else if (Day is not null && Value is not null && new Measurement(day, value).Check(Target.Kpi, latest) is { } problem)
            AddOutside(rows, problem, problem is MeasurementProblem.TooEarly or MeasurementProblem.InFuture ? dayCell : valueCell);
        return problems.Count == before;
    }

    static ReadOnlySpan<byte> Cell(CsvRows rows, int? column) => column is { } index ? rows.Cell(index) : default;

    bool? Wrong(CsvRows rows, RowProblem problem)
    {
        problems.Add(problem with { Text = Shortened(rows.Cell(0)) });
        return false;
    }

    // Empty cells behind the last title, and cells left away that nobody asked for, do no harm.
    bool CheckCells(CsvRows rows)
    {
        if (rows.Count < rows.Titles.Count)
            return rows.Count > columns.Used.Max();
        for (var index = rows.Titles.Count; index < rows.Count; index++)
            if (!rows.Cell(index).IsEmpty)
                return false;
        return true;
    }

    static bool IsBlank(CsvRows rows)
    {
        for (var index = 0; index < rows.Count; index++)
            if (!rows.Cell(index).IsEmpty)
                return false;
        return true;
    }

    void Add(CsvRows rows, ImportField field, RowProblemKind kind, ReadOnlySpan<byte> cell) =>
        problems.Add(new(rows.Line, field, cell.IsEmpty ? RowProblemKind.Missing : cell.Length > limits.Cell ? RowProblemKind.CellTooLong : kind, Shortened(cell)));

    void AddOutside(CsvRows rows, MeasurementProblem problem, ReadOnlySpan<byte> cell) => problems.Add(problem switch
    {
        MeasurementProblem.TooEarly => new(rows.Line, ImportField.Date, RowProblemKind.TooEarly, Shortened(cell)),
        MeasurementProblem.InFuture => new(rows.Line, ImportField.Date, RowProblemKind.InFuture, Shortened(cell)),
        MeasurementProblem.BelowLeast => new(rows.Line, ImportField.Value, RowProblemKind.BelowLeast, Shortened(cell), Target!.Kpi.Id),
        MeasurementProblem.AboveMost => new(rows.Line, ImportField.Value, RowProblemKind.AboveMost, Shortened(cell), Target!.Kpi.Id),
        _ => new(rows.Line, ImportField.Value, RowProblemKind.TooLarge, Shortened(cell)),
    });

    static string Shortened(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, LongestText * 4)]);
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    }
}
