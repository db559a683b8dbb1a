using System.Text;
using CsvHelper;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>What a row is.</summary>
enum RowKind
{
    /// <summary>It holds values, right or wrong ones.</summary>
    Values,

    /// <summary>It is about a touchpoint and has no value.</summary>
    NoValue,

    /// <summary>All its cells are empty.</summary>
    Blank,

    /// <summary>It sums others up.</summary>
    Total,

    /// <summary>Nothing of it is understood and it has fewer cells than a row: at the end of a file, a note about the table.</summary>
    Note,
}

/// <summary>One value of a row, as far as it could be read.</summary>
/// <param name="Column">Where it stands.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Day">Its day.</param>
/// <param name="Value">The value.</param>
/// <param name="Problems">How many things are wrong with it.</param>
readonly record struct CheckedValue(int Column, ImportTarget? Target, DateOnly? Day, decimal? Value, int Problems);

/// <summary>Reads one row after the other as measurements, or says why one is none.</summary>
sealed class RowChecker
{
    const int LongestText = 60;
    // A note about the table stands in one cell, or in two: its name and what it says.
    const int MostOfNote = 2;

    readonly ImportColumns columns;
    readonly ValueColumn[] valueColumns;
    readonly byte[]?[] kpis;
    readonly DayForm days;
    readonly NumberForm numbers;
    readonly bool fractions;
    readonly bool isWide;
    readonly int lastUsed;
    readonly TouchpointIndex index;
    readonly TargetFinder targets;
    readonly RowProblems problems;
    readonly DateOnly latest;
    readonly ImportLimits limits;
    readonly string currency;
    readonly List<CheckedValue> values = [];

    /// <summary>Prepares to read rows.</summary>
    /// <param name="choices">Complete ones.</param>
    /// <param name="titles">The titles of the columns.</param>
    /// <param name="index">What rows can be about.</param>
    /// <param name="latest">The last day that a measurement may be about.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <param name="problems">Where problems go.</param>
    /// <exception cref="FileProblemException">The columns are not there.</exception>
    public RowChecker(ImportChoices choices, IReadOnlyList<string> titles, TouchpointIndex index, DateOnly latest, ImportLimits limits, RowProblems problems)
    {
        if (!choices.IsComplete)
            throw new ArgumentException("Something is left open.", nameof(choices));
        var (found, problem) = choices.ValueColumns(titles, index);
        if (problem is not null)
            throw new FileProblemException(problem);
        valueColumns = [.. found];
        kpis = [.. found.Select(column => (column.Kpi ?? choices.Kpi) is { } kpi ? Encoding.UTF8.GetBytes(kpi) : null)];
        columns = choices.Columns;
        isWide = choices.Layout != TableLayout.Rows;
        lastUsed = choices.Used.Max();
        (this.index, this.latest, this.limits, this.problems) = (index, latest, limits, problems);
        (days, numbers, fractions) = (choices.Days!.Value, choices.Numbers!.Value, choices.Percents == PercentForm.Fractions);
        currency = index.Kpis.Currency;
        targets = new(index, limits);
    }

    /// <summary>The values of the last row.</summary>
    public IReadOnlyList<CheckedValue> Values => values;

    /// <summary>Why the last row would be wrong if it were no note.</summary>
    public RowProblem? NoteProblem { get; private set; }

    /// <summary>Reads the row on which the rows stand. A wrong one without values of its own has one value, and no column.</summary>
    public RowKind Check(CsvRows rows)
    {
        values.Clear();
        if (rows.Quotes is { } quotes)
            return Wrong(rows, quotes == CsvMalformedReason.UnterminatedQuote ? RowProblemKind.OpenQuote : RowProblemKind.Quotes);
        if (rows.Count != rows.Titles.Count && !CheckCells(rows))
            return rows.IsBlank ? RowKind.Blank : IsNote(rows) ? Note(rows, new(rows.Line, null, RowProblemKind.Cells, Shortened(rows.Cell(0)), Number: rows.Titles.Count)) : Wrong(rows, RowProblemKind.Cells);

        var dayCell = isWide && columns.Date is null ? default : Cell(rows, columns.Date);
        DateOnly? day = DayCell.TryRead(dayCell, days, out var read) ? read : null;
        for (var i = 0; i < valueColumns.Length; i++)
        {
            var column = valueColumns[i];
            var valueCell = rows.Cell(column.Column);
            var isNumber = NumberCell.TryRead(valueCell, numbers, currency, out var value);
            if (!isNumber && NumberCell.IsNothing(valueCell))
                continue;
            if (column.Day is null && day is null && IsTotal(rows))
                return RowKind.Total;
            if (!isNumber && column.Day is null && day is null && rows.Filled <= MostOfNote && IsNote(rows))
                return Note(rows, new(rows.Line, null, RowProblemKind.Cells, Shortened(rows.Cell(0)), Number: rows.Titles.Count));
            Add(rows, column, kpis[i], column.Day ?? day, dayCell, isNumber ? value : null, valueCell);
        }

        return values.Count > 0 ? RowKind.Values
            : rows.IsBlank ? RowKind.Blank
            : rows.Filled <= MostOfNote && IsNote(rows) ? Note(rows, new(rows.Line, null, RowProblemKind.Cells, Shortened(rows.Cell(0)), Number: rows.Titles.Count))
            : RowKind.NoValue;
    }

    void Add(CsvRows rows, ValueColumn column, byte[]? kpi, DateOnly? day, ReadOnlySpan<byte> dayCell, decimal? value, ReadOnlySpan<byte> valueCell)
    {
        var before = problems.Count;
        if (day is null)
            Add(rows, null, ImportField.Date, RowProblemKind.NoDate, dayCell);
        if (value is null)
            Add(rows, column, ImportField.Value, NumberCell.OtherCurrency(valueCell, currency) is null ? RowProblemKind.NoNumber : RowProblemKind.OtherCurrency, valueCell);

        var kpiCell = kpi ?? Cell(rows, columns.Kpi);
        var found = targets.Find(Cell(rows, columns.Journey), rows.Cell(columns.Touchpoint!.Value), kpiCell);
        if (found.Target is not { } target)
        {
            Add(rows, found.Field == ImportField.Kpi ? column : null, found.Field, found.Problem, found.Field == ImportField.Kpi ? kpiCell : Cell(rows, columns[found.Field]));
        }
        else if (value is not null)
        {
            if (fractions && target.Kpi.Unit == KpiUnit.Percent && !valueCell.Contains((byte)'%'))
                value *= 100;
            if (day is not null && new Measurement(day.Value, value.Value).Check(target.Kpi, latest) is { } problem)
                AddOutside(rows, column, target, problem, problem is MeasurementProblem.TooEarly or MeasurementProblem.InFuture ? dayCell : valueCell);
        }

        values.Add(new(column.Column, found.Target, day, value, (int)(problems.Count - before)));
    }

    static ReadOnlySpan<byte> Cell(CsvRows rows, int? column) => column is { } index ? rows.Cell(index) : default;

    RowKind Wrong(CsvRows rows, RowProblemKind kind)
    {
        problems.Add(new(rows.Line, null, kind, Shortened(rows.Cell(0)), Number: kind == RowProblemKind.Cells ? rows.Titles.Count : 0));
        values.Add(new(0, null, null, null, 1));
        return RowKind.Values;
    }

    RowKind Note(CsvRows rows, RowProblem problem)
    {
        NoteProblem = problem;
        return RowKind.Note;
    }

    // Empty cells behind the last title, and cells left away that nobody asked for, do no harm.
    bool CheckCells(CsvRows rows)
    {
        if (rows.Count < rows.Titles.Count)
            return rows.Count > lastUsed;
        for (var index = rows.Titles.Count; index < rows.Count; index++)
            if (!rows.Cell(index).IsEmpty)
                return false;
        return true;
    }

    bool IsNote(CsvRows rows)
    {
        if (Known(columns.Touchpoint, index.IsTouchpoint) || Known(columns.Kpi, text => index.FindKpi(text) is not null) || DayCell.TryRead(Cell(rows, columns.Date), days, out _))
            return false;
        foreach (var column in valueColumns)
            if (NumberCell.TryRead(rows.Cell(column.Column), numbers, "", out _))
                return false;
        return true;

        bool Known(int? column, Func<string, bool> isKnown) => column is { } at && rows.Cell(at).Length is > 0 and var length && length <= limits.Cell && isKnown(rows.Text(at));
    }

    static bool IsTotal(CsvRows rows)
    {
        for (var index = 0; index < rows.Count; index++)
            if (!rows.Cell(index).IsEmpty)
                return TotalWords.Begin(rows.Cell(index));
        return false;
    }

    void Add(CsvRows rows, ValueColumn? column, ImportField field, RowProblemKind kind, ReadOnlySpan<byte> cell) => problems.Add(new(
        rows.Line, field, cell.IsEmpty ? RowProblemKind.Missing : cell.Length > limits.Cell ? RowProblemKind.CellTooLong : kind, Shortened(cell), Column: isWide ? column?.Column : null));

    void AddOutside(CsvRows rows, ValueColumn column, ImportTarget target, MeasurementProblem problem, ReadOnlySpan<byte> cell)
    {
        var (field, kind) = problem switch
        {
            MeasurementProblem.TooEarly => (ImportField.Date, RowProblemKind.TooEarly),
            MeasurementProblem.InFuture => (ImportField.Date, RowProblemKind.InFuture),
            MeasurementProblem.BelowLeast => (ImportField.Value, RowProblemKind.BelowLeast),
            MeasurementProblem.AboveMost => (ImportField.Value, RowProblemKind.AboveMost),
            _ => (ImportField.Value, RowProblemKind.TooLarge),
        };
        problems.Add(new(rows.Line, field, kind, Shortened(cell), kind is RowProblemKind.BelowLeast or RowProblemKind.AboveMost ? target.Kpi.Id : null,
            Column: isWide && (field == ImportField.Value || column.Day is not null) ? column.Column : null));
    }

    static string Shortened(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, LongestText * 4)]);
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    }
}
