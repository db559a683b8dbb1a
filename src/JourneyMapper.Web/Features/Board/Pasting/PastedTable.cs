using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board.Pasting;

/// <summary>A row of a pasted table as a touchpoint.</summary>
/// <param name="Number">Its number in the table, from 1 on.</param>
/// <param name="Values">What its cells say of the touchpoint, as it would be stored; the name among it.</param>
/// <param name="Wrong">The field whose cell cannot be stored, and why; null when all can.</param>
public sealed record PastedTouchpoint(int Number, ImmutableDictionary<Field<Touchpoint>, string> Values, (Field<Touchpoint> Field, Problem Problem)? Wrong)
{
    /// <summary>What it is called.</summary>
    public string Name => Values.GetValueOrDefault(TouchpointFields.Name, "");

    /// <summary>Rows as the script sends them: by the ids of their fields.</summary>
    public static IEnumerable<Dictionary<string, string>> Fields(IEnumerable<PastedTouchpoint> rows) =>
        rows.Select(row => row.Values.ToDictionary(value => value.Key.Id, value => value.Value, StringComparer.Ordinal));
}

/// <summary>Cells of a spreadsheet as a clipboard has them: cells parted by tabs, cells of several lines in quotation marks.</summary>
/// <param name="Rows">The rows that say something, each as long as the longest, the titles among them.</param>
/// <param name="HasTitles">Whether the first row says what the columns hold.</param>
/// <param name="Columns">What each column fills; null: nothing.</param>
/// <param name="TooMany">Whether there is more than is taken at once.</param>
public sealed record PastedTable(ImmutableArray<ImmutableArray<string>> Rows, bool HasTitles, ImmutableArray<Field<Touchpoint>?> Columns, bool TooMany)
{
    /// <summary>So many rows are taken at once.</summary>
    public const int Most = 200;

    /// <summary>So many characters are taken at once.</summary>
    public const int Longest = 60_000;

    /// <summary>So many columns are looked at.</summary>
    public const int MostColumns = 30;

    /// <summary>What a column can fill, in the order in which columns without titles are taken: the lanes with texts, how one feels, where it happens, other texts, and what else is chosen or counted.</summary>
    public static readonly ImmutableArray<Field<Touchpoint>> Fields =
    [
        .. TouchpointFields.Set.All.Where(field => field.IsText && field.Lane is { IsOptional: false } && !TouchpointFields.Own.Contains(field)), TouchpointFields.Emotion, TouchpointFields.Channel,
        .. TouchpointFields.Set.All.Where(field => field.IsText && field.Lane is null or { IsOptional: true }), TouchpointFields.Stage,
        .. TouchpointFields.Set.All.Where(field => field.Kind is FieldKind.Choice or FieldKind.Choices or FieldKind.Day or FieldKind.Number && field != TouchpointFields.Channel),
    ];

    const string FormulaBegins = "=+-@";
    const char Mark = '\'';

    // What people write above such columns besides the product's own names.
    static readonly (Field<Touchpoint> Field, string[] Titles)[] Synonyms =
    [
        (TouchpointFields.Name, ["touchpoint", "touch point", "point de contact", "points de contact"]),
        (TouchpointFields.Action, ["action", "doing", "que fait le client"]),
        (TouchpointFields.Thought, ["thoughts", "thinking", "pensées"]),
        (TouchpointFields.PainPoints, ["pain point", "pains", "point de friction", "irritants"]),
        (TouchpointFields.Opportunities, ["opportunity", "opportunité"]),
        (TouchpointFields.Emotion, ["feeling", "ressenti"]),
        (TouchpointFields.EvidenceSource, ["evidence source"]),
    ];

    static readonly FrozenDictionary<string, Field<Touchpoint>> Titles = Fields
        .SelectMany(field => Languages.All, (field, language) => (Field: field, Title: field.Name(CultureInfo.GetCultureInfo(language.Code))))
        .Concat(Synonyms.SelectMany(pair => pair.Titles, (pair, title) => (pair.Field, Title: title)))
        .Select(pair => (pair.Field, Title: ComparableText.Title(pair.Title))).DistinctBy(pair => pair.Title, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Title, pair => pair.Field, StringComparer.Ordinal);

    // What choices are called in either language, or stored as.
    static readonly FrozenDictionary<(Field<Touchpoint> Field, string Name), string> Choices = Fields.Where(field => field.Kind is FieldKind.Choice or FieldKind.Choices && field != TouchpointFields.Channel)
        .SelectMany(field => field.Choices, (field, value) => (Field: field, Value: value))
        .SelectMany(choice => Languages.All.Select(language => choice.Field.Choice(choice.Value, CultureInfo.GetCultureInfo(language.Code))).Append(choice.Value), (choice, name) => (choice.Field, Name: ComparableText.Name(name), choice.Value))
        .DistinctBy(choice => (choice.Field, choice.Name))
        .ToFrozenDictionary(choice => (choice.Field, choice.Name), choice => choice.Value);

    /// <summary>The ids of the workspace's channels, by what they are called.</summary>
    IReadOnlyDictionary<string, string> ChannelIds { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The labels that stages have in the journey, in order: a row may name its stage by them.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The titles of columns that fill nothing.</summary>
    public IReadOnlyList<string> LeftOut => HasTitles ? [.. Rows[0].Where((title, i) => Columns[i] is null && !string.IsNullOrWhiteSpace(title)).Select(title => title.Trim())] : [];

    /// <summary>A field that a column can fill, by its id.</summary>
    public static Field<Touchpoint>? Find(string id) => Fields.FirstOrDefault(field => field.Id == id);

    /// <summary>A cell as a clipboard writes it. A text that begins like a formula is marked, so that no spreadsheet runs it.</summary>
    public static string Quoted(string cell)
    {
        if (cell.Length > 0 && FormulaBegins.Contains(cell[0]) && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            cell = Mark + cell;
        return cell.AsSpan().IndexOfAny('\t', '\n', '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Reads what was pasted, and guesses by the titles, or by the order, what the columns fill.</summary>
    public static PastedTable Read(string text, ChannelLibrary channels, ImmutableArray<string> labels = default)
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
        Field<Touchpoint>?[] titles = [.. table.FirstOrDefault([]).Select(cell => Titles.TryGetValue(ComparableText.Title(cell), out var field) ? field : null)];
        // One word may be a touchpoint's name by chance.
        var hasTitles = table.Length > 1 && titles.Contains(TouchpointFields.Name) && (width == 1 || titles.Count(title => title is not null) > 1);
        return new(table, hasTitles, [.. Enumerable.Range(0, width).Select(i => hasTitles ? Array.IndexOf(titles, titles[i]) == i ? titles[i] : null : i < Fields.Length ? Fields[i] : null)],
            text.Length > Longest || table.Length - (hasTitles ? 1 : 0) > Most)
        {
            Labels = labels.IsDefault ? [] : labels,
            ChannelIds = channels.Names.Select(name => (Name: ComparableText.Name(name.Name), name.Channel.Id)).DistinctBy(name => name.Name, StringComparer.Ordinal).ToDictionary(name => name.Name, name => name.Id, StringComparer.Ordinal),
        };
    }

    /// <summary>The table with a column that fills another field; the one that filled it before fills nothing.</summary>
    public PastedTable With(int column, Field<Touchpoint>? field) => this with
    {
        Columns = [.. Columns.Select((before, i) => i == column ? field : before == field ? null : before)],
    };

    /// <summary>The rows as touchpoints.</summary>
    public IReadOnlyList<PastedTouchpoint> Touchpoints() => [.. Rows.Select((cells, i) => (Cells: cells, Number: i + 1)).Skip(HasTitles ? 1 : 0).Select(row => Touchpoint(row.Number, row.Cells))];

    PastedTouchpoint Touchpoint(int number, ImmutableArray<string> cells)
    {
        var values = ImmutableDictionary.CreateBuilder<Field<Touchpoint>, string>();
        (Field<Touchpoint>, Problem)? wrong = Columns.Contains(TouchpointFields.Name) ? null : (TouchpointFields.Name, Problem.Required);
        for (var i = 0; i < cells.Length; i++)
        {
            if (Columns[i] is not { } field || (field != TouchpointFields.Name && string.IsNullOrWhiteSpace(cells[i])))
                continue;
            var (value, problem) = field.Accept(Canonical(field, cells[i]));
            values[field] = value;
            if (problem is { } why)
                wrong ??= (field, why);
        }
        return new(number, values.ToImmutable(), wrong);
    }

    // Spreadsheets write what people say: "+1" with a real minus sign's like, a channel's name, a name over two lines.
    string Canonical(Field<Touchpoint> field, string cell) => field.Kind switch
    {
        FieldKind.Scale => cell.Trim().Replace('−', '-'),
        FieldKind.Choice when field == TouchpointFields.Channel => ChannelIds.GetValueOrDefault(ComparableText.Name(cell), cell.Trim()),
        FieldKind.Choice when field == TouchpointFields.Stage && LabelledAs(cell) is { } stage => stage.ToString(),
        FieldKind.Choice => Choices.GetValueOrDefault((field, ComparableText.Name(cell)), cell.Trim()),
        FieldKind.Choices => string.Join(", ", cell.Split([',', ';', '\n'], StringSplitOptions.TrimEntries).Select(one => Choices.GetValueOrDefault((field, ComparableText.Name(one)), one))),
        FieldKind.Day when DateOnly.TryParse(cell, CultureInfo.CurrentCulture, out var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.Length > 1 && cell[0] == Mark && FormulaBegins.Contains(cell[1]) ? cell[1..] : cell,
    };

    Stage? LabelledAs(string cell)
    {
        foreach (var stage in Stages.All.Where(_ => !Labels.IsDefaultOrEmpty))
            if (Labels[(int)stage] is { Length: > 0 } label && ComparableText.Name(label) == ComparableText.Name(cell))
                return stage;
        return null;
    }
}
