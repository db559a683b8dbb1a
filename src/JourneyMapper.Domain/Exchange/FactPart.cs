using System.Collections.Immutable;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Which JSON stands for a part of a fact.</summary>
enum FactType
{
    /// <summary>A string on one line.</summary>
    Line,

    /// <summary>A string of several lines.</summary>
    Lines,

    /// <summary>A string that is the same where the same is meant.</summary>
    Id,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false; false is left out.</summary>
    Flag,

    /// <summary>A string of the form yyyy-MM-dd.</summary>
    Day,

    /// <summary>A string of the form yyyy-MM.</summary>
    Month,

    /// <summary>A string: a moment by RFC 3339, written in UTC.</summary>
    Time,

    /// <summary>A string, one of a few.</summary>
    Choice,

    /// <summary>An array of objects.</summary>
    List,
}

/// <summary>A part of a fact beside the map, or a list of facts, described once: reader and schema ask it.</summary>
/// <param name="Name">What it is called in JSON.</param>
/// <param name="Type">Which JSON stands for it.</param>
sealed record FactPart(string Name, FactType Type)
{
    /// <summary>Whether a fact without it is left out.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How many characters a text has, or facts a list, at most; 0: that is not said.</summary>
    public int Limit { get; init; }

    /// <summary>The smallest number.</summary>
    public decimal Least { get; init; }

    /// <summary>The largest number.</summary>
    public decimal Most { get; init; }

    /// <summary>What can be chosen.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The parts of each fact of a list.</summary>
    public ImmutableArray<FactPart> Parts { get; init; } = [];

    /// <summary>What has to be known of it, for the schema; may be empty.</summary>
    public string Says { get; init; } = "";

    public static FactPart Line(string name, int limit) => new(name, FactType.Line) { Limit = limit };

    public static FactPart Lines(string name, int limit) => new(name, FactType.Lines) { Limit = limit };

    public static FactPart Number(string name, decimal least, decimal most) => new(name, FactType.Number) { Least = least, Most = most };

    public static FactPart Integer(string name, decimal least, decimal most) => new(name, FactType.Integer) { Least = least, Most = most };

    public static FactPart Choice<TEnum>(string name)
        where TEnum : struct, Enum => new(name, FactType.Choice) { Choices = [.. Enum.GetNames<TEnum>()] };

    public static FactPart List(string name, int limit, params ReadOnlySpan<FactPart> parts) => new(name, FactType.List) { Limit = limit, Parts = [.. parts] };
}
