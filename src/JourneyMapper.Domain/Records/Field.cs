using System.Collections.Immutable;
using System.Globalization;

namespace JourneyMapper.Domain.Records;

/// <summary>What a field holds, and so how it is checked, edited and shown. Values travel as text in a canonical form.</summary>
public enum FieldKind
{
    /// <summary>A text on one line.</summary>
    Line,

    /// <summary>A text of several lines.</summary>
    Text,

    /// <summary>A text with an item a line.</summary>
    Items,

    /// <summary>One of <see cref="Field.Choices"/>.</summary>
    Choice,

    /// <summary>Some of <see cref="Field.Choices"/>, in their order with a comma between; or empty.</summary>
    Choices,

    /// <summary>A whole number from minus <see cref="Field.Limit"/> to plus that, without a plus sign; or empty.</summary>
    Scale,

    /// <summary>A day as year-month-day, or empty.</summary>
    Day,

    /// <summary>A whole number from <see cref="Field.Least"/> to <see cref="Field.Limit"/>, or empty.</summary>
    Number,

    /// <summary>A member's id, or empty.</summary>
    Member,

    /// <summary>The id of a persona of the workspace's library, or empty.</summary>
    Persona,

    /// <summary>The id of another journey of the workspace, or empty.</summary>
    Journey,

    /// <summary>The id of a picture, or empty.</summary>
    Picture,

    /// <summary>The id of another record of the same root, see <see cref="Field{TRecord}.Target"/>, or empty.</summary>
    Reference,

    /// <summary>Words with a comma between; <see cref="Field.Form"/> says which are accepted.</summary>
    Tags,

    /// <summary>A text form of its own, see <see cref="Field.Form"/>, with a control of its own.</summary>
    Other,
}

/// <summary>Where a panel shows a field.</summary>
public enum FieldGroup
{
    /// <summary>What it is.</summary>
    Identity,

    /// <summary>What comes along from the touchpoint before.</summary>
    Handoff,

    /// <summary>How long it takes, and how often it comes.</summary>
    Time,

    /// <summary>Who meets it, where, and by what.</summary>
    Context,

    /// <summary>What customers do, think and feel.</summary>
    Customer,

    /// <summary>Which personal data are used, what for and by which right.</summary>
    Privacy,

    /// <summary>What has to happen out of the customer's sight.</summary>
    Backstage,

    /// <summary>What hurts, and what could be improved.</summary>
    Improvement,

    /// <summary>Who answers for it, and what stands behind it.</summary>
    Management,

    /// <summary>In a part of the panel that is written for it.</summary>
    Own,
}

/// <summary>How the cells of a lane look.</summary>
public enum LaneLook
{
    /// <summary>As text.</summary>
    Plain,

    /// <summary>In quotation marks.</summary>
    Quote,

    /// <summary>As items that are bad.</summary>
    Pain,

    /// <summary>As items that are good.</summary>
    Opportunity,

    /// <summary>In a way that is drawn for this lane alone.</summary>
    Own,
}

/// <summary>The row of the map that shows a field.</summary>
/// <param name="Symbol">The name of its icon in Material Symbols.</param>
/// <param name="Look">How its cells look.</param>
public sealed record Lane(string Symbol, LaneLook Look)
{
    /// <summary>Whether a map shows it only where somebody wants it.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>What the entries of a value name by its id: what has to be found again where a record is taken elsewhere.</summary>
public enum Named
{
    /// <summary>Nothing: a value of its own.</summary>
    Nothing,

    /// <summary>Another record of the same root.</summary>
    Record,

    /// <summary>A finding about the root or one of its records.</summary>
    Finding,

    /// <summary>A member.</summary>
    Member,

    /// <summary>A persona of the library.</summary>
    Persona,

    /// <summary>Another journey.</summary>
    Journey,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A KPI.</summary>
    Kpi,
}

/// <summary>One part of an entry of a text form with an entry a line and bars between the parts.</summary>
/// <param name="Name">What it is called where such an entry is an object, in camel case.</param>
/// <param name="Names">What it names.</param>
/// <param name="IsNumber">Whether it is a number.</param>
public sealed record FieldPart(string Name, Named Names = Named.Nothing, bool IsNumber = false);

/// <summary>
/// One field of a kind of record: the only place that says what it holds, how long it may be, where it is shown. Whatever knows fields (columns, lanes, panels,
/// the browser's editor, names, estimates, generators) asks here. <see cref="Field{TRecord}"/> adds how it is read and written.
/// </summary>
/// <param name="record">The name of the record's type.</param>
/// <param name="id">The name of the record's property; the journal, the database and the browser call the field by it.</param>
/// <param name="kind">What it holds.</param>
public abstract class Field(string record, string id, FieldKind kind)
{
    /// <summary>The name of the type of the records that have it.</summary>
    public string Record { get; } = record;

    /// <summary>What it is called everywhere but before people.</summary>
    public string Id { get; } = id;

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; } = kind;

    /// <summary>Of a text, the most characters; of a choice, the longest one's; of several, of all together; of a scale, both ends; of a number, the largest.</summary>
    public int Limit { get; init; }

    /// <summary>Of a number, the smallest.</summary>
    public int Least { get; init; }

    /// <summary>Whether it must not be empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What can be chosen, in the order in which it is offered.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What a choice accepts besides: ids of what a workspace has added. Whether there is such a thing only the workspace knows, so whoever takes an edit in asks it.</summary>
    public Func<string, bool>? Others { get; init; }

    /// <summary>How a value of <see cref="FieldKind.Tags"/> or <see cref="FieldKind.Other"/> is brought into canonical form, or why it is not accepted.</summary>
    public Func<string, (string Value, Problem? Problem)>? Form { get; init; }

    /// <summary>Of <see cref="FieldKind.Other"/>: the parts of an entry where the form has an entry a line with bars between them; none: entries with a comma between.</summary>
    public ImmutableArray<FieldPart> Parts { get; init; } = [];

    /// <summary>What its entries name. Of a kind that says it itself it need not be set.</summary>
    public Named Names
    {
        get => field != Named.Nothing ? field : Kind switch
        {
            FieldKind.Member => Named.Member,
            FieldKind.Persona => Named.Persona,
            FieldKind.Journey => Named.Journey,
            FieldKind.Picture => Named.Picture,
            FieldKind.Reference => Named.Record,
            _ => Named.Nothing,
        };
        init;
    }

    /// <summary>Whether it is part of what is approved in a sign-off, rather than of how the record is looked after.</summary>
    public bool IsContent { get; init; } = true;

    /// <summary>Whether it is given when a record is added, and nobody fills it in.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Whether its text form is a list of ids with a comma between, see <see cref="FieldKind.Other"/>.</summary>
    public bool IsList { get; init; }

    /// <summary>Where a panel shows it.</summary>
    public FieldGroup Group { get; init; }

    /// <summary>The row of the map that shows it; null: none does.</summary>
    public Lane? Lane { get; init; }

    /// <summary>Whether it is a text that people write, rather than a choice.</summary>
    public bool IsText => Kind is FieldKind.Line or FieldKind.Text or FieldKind.Items;

    /// <summary>Whether pictures can stand in its text: where a map has room for them.</summary>
    public bool TakesPictures => Kind == FieldKind.Text && Lane is not null;

    /// <summary>The value in canonical form, or why it is not accepted.</summary>
    public (string Value, Problem? Problem) Accept(string value) => Kind switch
    {
        FieldKind.Line => AcceptedText.Line(value, Limit, IsRequired),
        FieldKind.Text or FieldKind.Items => AcceptedText.Lines(value, Limit),
        FieldKind.Choice => (value, Choices.Contains(value, StringComparer.Ordinal) || Others?.Invoke(value) == true ? null : Problem.Unknown),
        FieldKind.Choices => AcceptChoices(value),
        FieldKind.Scale when value.Length == 0 => (value, IsRequired ? Problem.Required : null),
        FieldKind.Scale => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= Limit
            ? (Canonical.Of(number), null)
            : (value, Problem.OutOfRange),
        FieldKind.Day => AcceptDay(value),
        FieldKind.Number => AcceptNumber(value),
        FieldKind.Member or FieldKind.Persona or FieldKind.Journey or FieldKind.Picture or FieldKind.Reference => AcceptId(value),
        _ => Form?.Invoke(value) ?? throw new InvalidOperationException($"{Id} has no form."),
    };

    /// <inheritdoc/>
    public override string ToString() => Id;

    (string, Problem?) AcceptNumber(string value) =>
        value.Trim() is not { Length: > 0 } digits ? ("", IsRequired ? Problem.Required : null)
        : !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (value, Problem.Unknown)
        : (Canonical.Of(number), number >= Least && number <= Limit ? null : Problem.OutOfRange);

    (string, Problem?) AcceptChoices(string value)
    {
        var chosen = Canonical.List(value).ToHashSet(StringComparer.Ordinal);
        return chosen.IsSubsetOf(Choices) ? (Canonical.List(Choices.Where(chosen.Contains)), null) : (value, Problem.Unknown);
    }

    (string, Problem?) AcceptId(string value) =>
        value.Length == 0 ? (value, IsRequired ? Problem.Required : null) : Guid.TryParse(value, out var id) ? (id.ToString(), null) : (value, Problem.Unknown);

    // Databases have an end of time of their own: two centuries are enough.
    static (string, Problem?) AcceptDay(string value) =>
        value.Length == 0 ? (value, null)
        : !DateOnly.TryParseExact(value, Canonical.DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (value, Problem.Unknown)
        : (value, day.Year is >= 1900 and < 2200 ? null : Problem.OutOfRange);
}

/// <summary>A field with how it is read and written.</summary>
/// <param name="id">The name of the record's property.</param>
/// <param name="kind">What it holds.</param>
/// <param name="read">The present value in canonical form.</param>
/// <param name="write">The record with another value, one that has been accepted.</param>
/// <typeparam name="TRecord">The record that has it.</typeparam>
public sealed class Field<TRecord>(string id, FieldKind kind, Func<TRecord, string> read, Func<TRecord, string, TRecord> write) : Field(typeof(TRecord).Name, id, kind)
{
    /// <summary>Of a <see cref="FieldKind.Reference"/>: the kind of record that it leads to.</summary>
    public Func<RecordKind>? Target { get; init; }

    /// <summary>The present value in canonical form.</summary>
    public string Read(TRecord record) => read(record);

    /// <summary>The record with another value, which must have passed <see cref="Field.Accept"/>.</summary>
    public TRecord Write(TRecord record, string value) => write(record, value);
}
