using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>Reads a table of touchpoints, CSV or a sheet: a row each and a column for each field, in any order; or the other way round, as a map hangs on a wall.</summary>
sealed class TouchpointTableReader : IJourneyReader
{
    const int LeastKnown = 2;

    public string Name => JourneyImportText.FormatTable;

    public bool Recognises(JourneySource source) => TouchpointTable.Of(source).Table is { Known: >= LeastKnown };

    public JourneyReading Read(JourneySource source, JourneyChoices choices)
    {
        var (table, problem) = TouchpointTable.Of(source);
        if (table is null)
            return JourneyReading.Failed(problem!.Explain());
        var fields = choices.Fields is { } chosen && chosen.Length == table.Titles.Count ? [.. chosen.Select(FieldGuess.Find)] : Guess(table);
        var columns = table.Titles.Select((title, index) => new JourneyColumn(title, fields[index]?.Id ?? "", table.Rows.Select(row => row.Cells[index]).FirstOrDefault(cell => cell.Length > 0) ?? "")).ToImmutableArray();
        var name = fields.IndexOf(TouchpointFields.Name);
        if (name < 0)
            return JourneyReading.Failed(JourneyImportText.NoNameColumn) with { Columns = columns };
        var draft = new JourneyDraft(choices);
        ReportColumns(draft, table, fields);
        var scale = EmotionGuess.ScaleOf([.. fields.Index().Where(field => field.Item == TouchpointFields.Emotion).SelectMany(field => table.Rows.Select(row => EmotionGuess.Number(row.Cells[field.Index]))).OfType<decimal>()]);
        foreach (var (line, cells) in table.Rows)
            ReadRow(draft, line, cells, fields, name, scale);
        return draft.Finish(TitleOf(source)) with { Columns = columns };
    }

    static ImmutableArray<Field<Touchpoint>?> Guess(TouchpointTable table)
    {
        var used = new HashSet<Field<Touchpoint>>();
        var fields = table.Titles.Select(title => FieldGuess.Of(title) is { } field && used.Add(field) ? field : null).ToArray();
        // A table without titles: the first column that says something in most rows.
        if (!used.Contains(TouchpointFields.Name) && fields.AsSpan().IndexOf((Field<Touchpoint>?)null) >= 0)
        {
            var free = Enumerable.Range(0, fields.Length).Where(index => fields[index] is null);
            if (table.Known == 0 || used.Contains(TouchpointFields.Stage))
                fields[free.OrderByDescending(index => table.Rows.Count(row => row.Cells[index].Length > 0) * 2 > table.Rows.Count).First()] = TouchpointFields.Name;
        }

        return [.. fields];
    }

    static void ReadRow(JourneyDraft draft, int line, IReadOnlyList<string> cells, ImmutableArray<Field<Touchpoint>?> fields, int name, (decimal, decimal) scale)
    {
        // Cells of one stage are merged in many tables: the first says it for all.
        var stage = fields.IndexOf(TouchpointFields.Stage);
        if (stage >= 0 && cells[stage].Length > 0)
            draft.Section(line, cells[stage].ReplaceLineEndings(" "));
        if (cells[name].Length == 0)
        {
            if (cells.Index().Any(cell => cell.Item.Length > 0 && cell.Index != stage && fields[cell.Index] is not null))
                draft.Drop(line, string.Join(" · ", cells.Where(cell => cell.Length > 0)), JourneyImportText.NoName);
            return;
        }

        // The line below the titles of a table in Markdown.
        if (cells.All(cell => cell.AsSpan().Trim("-: ").IsEmpty))
            return;
        if (TotalWords.Begin(System.Text.Encoding.UTF8.GetBytes(cells[name])) && cells.Count(cell => cell.Length > 0) <= 2)
        {
            draft.Drop(line, cells[name], JourneyImportText.TotalRow);
            return;
        }

        if (draft.Add(line, cells[name]) is not { } touchpoint)
            return;
        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column] is not { } field || column == name || column == stage || cells[column].Length == 0)
                continue;
            if (field == TouchpointFields.Emotion)
                JourneyDraft.Feel(touchpoint, cells[column], scale);
            else
                draft.Set(touchpoint, field, cells[column]);
        }
    }

    static void ReportColumns(JourneyDraft draft, TouchpointTable table, ImmutableArray<Field<Touchpoint>?> fields)
    {
        var line = Math.Max(1, table.Rows.Count > 0 && !table.IsTurned ? table.Rows[0].Line - 1 : 1);
        for (var column = 0; column < fields.Length; column++)
        {
            var filled = table.Rows.Count(row => row.Cells[column].Length > 0);
            if (fields[column] is null && filled > 0)
                draft.Drop(line, ImportLabels.ColumnName(table.Titles, column), Texts.Count(filled, JourneyImportText.ColumnDroppedOne, JourneyImportText.ColumnDroppedOther));
        }
    }

    static string TitleOf(JourneySource source) => Path.GetFileNameWithoutExtension(source.Name) is { Length: > 0 } name ? name.Replace('_', ' ') : JourneyImportText.UsualTitle;
}
