namespace JourneyMapper.Domain.Exchange;

/// <summary>A fact beside the map as a file has it: each of its parts is of its type and within its limits, all that it must have is there. What it means is looked at later.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Values">By the names of parts: a string, a decimal, a bool, a DateOnly, a DateTimeOffset or a list of facts.</param>
sealed record RawFact(string Path, IReadOnlyDictionary<string, object> Values)
{
    public string Text(string part) => Values.GetValueOrDefault(part) as string ?? "";

    public decimal? Number(string part) => Values.GetValueOrDefault(part) as decimal?;

    public long? Integer(string part) => (long?)Number(part);

    public bool Flag(string part) => Values.GetValueOrDefault(part) is true;

    public DateOnly? Day(string part) => Values.GetValueOrDefault(part) as DateOnly?;

    public DateTimeOffset? Time(string part) => Values.GetValueOrDefault(part) as DateTimeOffset?;

    public TEnum Choice<TEnum>(string part)
        where TEnum : struct, Enum => Text(part) is { Length: > 0 } name ? Enum.Parse<TEnum>(name) : default;

    public IReadOnlyList<RawFact> List(string part) => Values.GetValueOrDefault(part) as IReadOnlyList<RawFact> ?? [];
}
