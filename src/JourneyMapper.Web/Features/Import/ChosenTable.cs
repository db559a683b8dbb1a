using System.Globalization;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;

namespace JourneyMapper.Web.Features.Import;

/// <summary>A table that somebody imports, with what is guessed of it and what they have chosen.</summary>
/// <param name="name">What the file is called.</param>
/// <param name="table">The table.</param>
/// <param name="index">What its rows may be about.</param>
sealed class ChosenTable(string name, UploadedTable table, TouchpointIndex index)
{
    /// <summary>What the file is called.</summary>
    public string Name => name;

    /// <summary>What its rows may be about.</summary>
    public TouchpointIndex Index => index;

    /// <summary>How it is read; null while nothing could be guessed.</summary>
    public ImportChoices? Choices { get; private set; }

    /// <summary>The titles of its columns.</summary>
    public IReadOnlyList<string> Titles { get; private set; } = [];

    /// <summary>Its first lines, cell by cell.</summary>
    public IReadOnlyList<(long Line, IReadOnlyList<string> Cells)> Beginning { get; private set; } = [];

    /// <summary>What is to be asked about fractions; null where nothing is.</summary>
    public PercentQuestion? Percents { get; private set; }

    /// <summary>Its first rows as they are read.</summary>
    public ImportPreview Preview { get; private set; } = ImportPreview.None;

    /// <summary>Guesses how the table is read, once more after it is cut in another way: that changes its columns, and what people chose beside that stays only where it still makes sense, which is nowhere.</summary>
    /// <param name="format">How it is cut; null: as it is guessed.</param>
    /// <param name="latest">The last day for which something may be recorded.</param>
    /// <returns>Why nothing can make it readable, or null.</returns>
    public FileProblem? Suggest(CsvFormat? format, DateOnly latest)
    {
        if (table.File is not { } file)
            return null;
        var (suggestion, problem) = ImportSuggestion.Of(file, format, index, CultureInfo.CurrentUICulture);
        Percents = null;
        Beginning = TableStart.Beginning(file, suggestion?.Choices.Format ?? format ?? new(',', file.Encoding, HasHeader: true));
        if (suggestion is not null)
        {
            Titles = suggestion.Titles;
            Choose(suggestion.Choices, latest);
            return null;
        }

        // An encoding, a delimiter or another sheet may be chosen that makes it readable, unless nothing can.
        if (problem!.Kind is not (FileProblemKind.NotUtf8 or FileProblemKind.TooManyColumns or FileProblemKind.RowTooLong) && table.Sheets.Count <= 1)
            return problem;
        (Choices, Titles, Preview) = (new(format ?? new(',', file.Encoding, HasHeader: true), ImportColumns.None, null, null, null), [], new([], problem));
        return null;
    }

    /// <summary>Reads the table as somebody has chosen. A question about fractions comes and goes with what is chosen; an answer to one that is still there stays.</summary>
    /// <param name="wanted">What they have chosen.</param>
    /// <param name="latest">The last day for which something may be recorded.</param>
    public void Choose(ImportChoices wanted, DateOnly latest)
    {
        var asked = ImportSuggestion.AskPercents(table.File!, wanted, index);
        Choices = wanted with { Percents = asked is null ? PercentForm.AsWritten : Percents is null ? null : wanted.Percents };
        Percents = asked;
        Preview = ImportPreview.Read(table.File!, Choices, index, latest);
    }
}
