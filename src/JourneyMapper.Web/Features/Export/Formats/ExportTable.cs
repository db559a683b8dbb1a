using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">How wide it is, in characters.</param>
public sealed record ExportColumn(string Heading, int Width);

/// <summary>The value of a KPI in a cell.</summary>
/// <param name="Value">In the KPI's unit; percent as 12.5 for 12.5 %.</param>
/// <param name="Unit">What it counts.</param>
public readonly record struct KpiFigure(decimal Value, KpiUnit Unit);

/// <summary>A table of a journey, for spreadsheets.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">Cells for all columns: <see cref="string"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="KpiFigure"/> or null.</param>
public sealed record ExportTable(string Title, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<object?[]> Rows);
