using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board.Pasting;

/// <summary>A row of a pasted table as a touchpoint.</summary>
/// <param name="Number">Its number in the table, from 1 on.</param>
/// <param name="Values">What its cells say of the touchpoint, as it would be stored; the name among it.</param>
/// <param name="Wrong">The field whose cell cannot be stored, and why; null when all can.</param>
public sealed record PastedTouchpoint(int Number, ImmutableDictionary<TouchpointField, string> Values, (TouchpointField Field, Problem Problem)? Wrong)
{
    /// <summary>What it is called.</summary>
    public string Name => Values.GetValueOrDefault(TouchpointField.Name, "");
}

/// <summary>Cells of a spreadsheet as a clipboard has them: cells parted by tabs, cells of several lines in quotation marks.</summary>
/// <param name="Rows">The rows that say something, each as long as the longest, the titles among them.</param>
/// <param name="HasTitles">Whether the first row says what the columns hold.</param>
/// <param name="Columns">What each column fills; null: nothing.</param>
/// <param name="TooMany">Whether there is more than is taken at once.</param>
public sealed record PastedTable(ImmutableArray<ImmutableArray<string>> Rows, bool HasTitles, ImmutableArray<TouchpointField?> Columns, bool TooMany)
{
    /// <summary>So many rows are taken at once.</summary>
    public const int Most = 200;

    /// <summary>So many characters are taken at once.</summary>
    public const int Longest = 60_000;

    /// <summary>So many columns are looked at.</summary>
    public const int MostColumns = 20;

    /// <summary>What a column can fill, in the order in which columns without titles are taken.</summary>
    public static readonly ImmutableArray<TouchpointField> Fields =
    [
        TouchpointField.Name, TouchpointField.Action, TouchpointField.Thought, TouchpointField.PainPoints, TouchpointField.Opportunities,
        TouchpointField.Emotion, TouchpointField.Channel, TouchpointField.Description, TouchpointField.EvidenceSource,
    ];

    // What people write above such columns, in both languages of the product, its own labels among it.
    static readonly FrozenDictionary<string, TouchpointField> Titles = new Dictionary<TouchpointField, string[]>
    {
        [TouchpointField.Name] = ["name", "touchpoint", "touch point", "nom", "point de contact", "points de contact"],
        [TouchpointField.Action] = ["action", "customer action", "doing", "action du client", "que fait le client"],
        [TouchpointField.Thought] = ["thought", "thoughts", "thinking", "pensée", "pensées"],
        [TouchpointField.PainPoints] = ["pain points", "pain point", "pains", "points de friction", "point de friction", "irritants"],
        [TouchpointField.Opportunities] = ["opportunities", "opportunity", "opportunités", "opportunité"],
        [TouchpointField.Emotion] = ["emotion", "feeling", "émotion", "ressenti"],
        [TouchpointField.Channel] = ["channel", "canal"],
        [TouchpointField.Description] = ["description"],
        [TouchpointField.EvidenceSource] = ["source", "evidence source"],
    }.SelectMany(pair => pair.Value, (pair, title) => (pair.Key, Title: PlainWords.Title(title))).DistinctBy(pair => pair.Title, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Title, pair => pair.Key, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> ChannelIds = Channels.All
        .SelectMany(channel => new[] { channel.Id, channel.Name.En, channel.Name.Fr }, (channel, name) => (Name: PlainWords.Name(name), channel.Id))
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);

    /// <summary>Reads what was pasted, and guesses by the titles, or by the order, what the columns fill.</summary>
    public static PastedTable Read(string text)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)), new CsvReaderOptions { Separator = '\t', HasHeader = false, OnMalformedRecord = _ => { } });
        while (rows.Count <= Most + 1 && reader.Read())
        {
            string[] cells = [.. Enumerable.Range(0, Math.Min(MostColumns, reader.FieldCount)).Select(i => Encoding.UTF8.GetString(reader.GetSpan(i)))];
            if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                rows.Add(cells);
        }
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Length);
        ImmutableArray<ImmutableArray<string>> table = [.. rows.Select(row => Enumerable.Range(0, width).Select(i => i < row.Length ? row[i] : "").ToImmutableArray())];
        TouchpointField?[] titles = [.. table.FirstOrDefault([]).Select(cell => Titles.TryGetValue(PlainWords.Title(cell), out var field) ? field : (TouchpointField?)null)];
        // One word may be a touchpoint's name by chance.
        var hasTitles = table.Length > 1 && titles.Contains(TouchpointField.Name) && (width == 1 || titles.Count(title => title is not null) > 1);
        return new(table, hasTitles, [.. Enumerable.Range(0, width).Select(i => hasTitles ? Array.IndexOf(titles, titles[i]) == i ? titles[i] : null : i < Fields.Length ? Fields[i] : (TouchpointField?)null)],
            text.Length > Longest || table.Length - (hasTitles ? 1 : 0) > Most);
    }

    /// <summary>The table with a column that fills another field; the one that filled it before fills nothing.</summary>
    public PastedTable With(int column, TouchpointField? field) => this with
    {
        Columns = [.. Columns.Select((before, i) => i == column ? field : before == field ? null : before)],
    };

    /// <summary>The rows as touchpoints.</summary>
    public IReadOnlyList<PastedTouchpoint> Touchpoints() => [.. Rows.Select((cells, i) => (Cells: cells, Number: i + 1)).Skip(HasTitles ? 1 : 0).Select(row => Touchpoint(row.Number, row.Cells))];

    PastedTouchpoint Touchpoint(int number, ImmutableArray<string> cells)
    {
        var values = ImmutableDictionary.CreateBuilder<TouchpointField, string>();
        (TouchpointField, Problem)? wrong = Columns.Contains(TouchpointField.Name) ? null : (TouchpointField.Name, Problem.Required);
        for (var i = 0; i < cells.Length; i++)
        {
            if (Columns[i] is not { } field || (field != TouchpointField.Name && string.IsNullOrWhiteSpace(cells[i])))
                continue;
            var (value, problem) = FieldAccess.Accept(field, Canonical(field, cells[i]));
            values[field] = value;
            if (problem is { } why)
                wrong ??= (field, why);
        }
        return new(number, values.ToImmutable(), wrong);
    }

    // Spreadsheets write what people say: "+1" with a real minus sign's like, a channel's name, a name over two lines.
    static string Canonical(TouchpointField field, string cell) => field switch
    {
        TouchpointField.Emotion => cell.Trim().Replace('−', '-'),
        TouchpointField.Channel => ChannelIds.GetValueOrDefault(PlainWords.Name(cell), cell.Trim()),
        _ => cell,
    };
}
