using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>What facts beside the map refer to, found in the journey that was made. What is not found is noted.</summary>
sealed class FactReferences(JourneyTarget target, LossList losses, NameResolver names, Journey journey, IReadOnlyDictionary<string, Guid> records)
{
    public JourneyTarget Target => target;

    public LossList Losses => losses;

    public NameResolver Names => names;

    /// <summary>The touchpoint that a fact names.</summary>
    public Touchpoint? Touchpoint(string named, string path)
    {
        if (records.TryGetValue(named, out var id) && journey.Find(id) is { } touchpoint)
            return touchpoint;
        losses.Add($"{path}/touchpoint", LossKind.Record, named);
        return null;
    }

    /// <summary>The persona of the journey that a fact names.</summary>
    public Guid? Persona(string named, string path)
    {
        if (names.Find(Named.Persona, named, path) is not { } found)
            return null;
        if (Guid.Parse(found) is var persona && journey.Personas.Any(about => about.Persona == persona))
            return persona;
        losses.Add(path, LossKind.Persona, named);
        return null;
    }

    /// <summary>A moment at which something can have been recorded.</summary>
    public DateTimeOffset? Recorded(RawFact fact, string part)
    {
        if (fact.Time(part) is not { } time)
            return null;
        if (DateOnly.FromDateTime(time.UtcDateTime) is var day && day >= Days.Earliest && day <= target.Latest)
            return time;
        losses.Add($"{fact.Path}/{part}", LossKind.OutOfRange, FactForms.Of(time));
        return null;
    }
}
