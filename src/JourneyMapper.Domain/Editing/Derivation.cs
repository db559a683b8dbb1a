using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>That a journey was made out of another one to show what shall be, or how others go the same way, and which of its records are which of that one's.</summary>
/// <param name="Origin">The id of the other one.</param>
/// <param name="Baseline">The derived journey as it was in the beginning: what it differs from is what is planned.</param>
/// <param name="Origins">For each record of the beginning, by its id in the derived journey, its id in the origin.</param>
public sealed record Derivation(Guid Origin, Journey Baseline, ImmutableDictionary<Guid, Guid> Origins)
{
    /// <summary>Derives a journey.</summary>
    /// <param name="origin">What it is derived from.</param>
    /// <param name="id">The id that it gets.</param>
    /// <param name="title">What it is called.</param>
    public static Derivation Of(Journey origin, Guid id, string title)
    {
        var derived = origin.CopyAs(id, out var ids);
        return new(origin.Id, derived with { Title = title, State = JourneyState.Future }, ids.ToImmutableDictionary(pair => pair.Value, pair => pair.Key));
    }

    /// <summary>
    /// Derives a journey of another segment: the same way, gone by somebody else. Nobody has asked them yet, so whatever is known of the touchpoints counts as assumed; the first emotion curve stays as what is to be
    /// looked at, and those of other personas go with them.
    /// </summary>
    /// <param name="origin">What it is derived from.</param>
    /// <param name="id">The id that it gets.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="persona">The id of the persona that it is about.</param>
    public static Derivation ForSegment(Journey origin, Guid id, string title, Guid persona)
    {
        var derivation = Of(origin, id, title);
        var lead = derivation.Baseline.Personas.FirstOrDefault(about => about.Curve == 1) ?? new() { Id = Guid.CreateVersion7(), Rank = Rank.Middle, Persona = persona };
        return derivation with
        {
            Baseline = derivation.Baseline with
            {
                State = origin.State,
                Personas = [lead with { Persona = persona }],
                Touchpoints = Unasked(derivation.Baseline),
            },
        };
    }

    // As it is for somebody whom nobody has asked.
    static ImmutableArray<Touchpoint> Unasked(Journey journey) => [.. journey.Touchpoints.Select(touchpoint => touchpoint with
    {
        Evidence = Evidence.Assumed, EvidenceSource = "", EvidenceDate = null, Emotion2 = null, Emotion3 = null, Emotion4 = null, Emotion5 = null,
    })];

    /// <summary>Whether it was made for another segment, and plans nothing.</summary>
    public bool IsOfSegment => Baseline.State == JourneyState.Current;

    /// <summary>The origin with the ids that its records have in the derived journey, so that the two can be compared. What came to both since is known by what people call it.</summary>
    public Journey Align(Journey origin, Journey derived)
    {
        var ids = Origins.ToDictionary(pair => pair.Value, pair => pair.Key);
        Guid IdOf(Guid id) => ids.GetValueOrDefault(id, id);

        var added = derived.Touchpoints.Where(touchpoint => !Origins.ContainsKey(touchpoint.Id)).ToLookup(touchpoint => touchpoint.Name, touchpoint => touchpoint.Id, StringComparer.OrdinalIgnoreCase);
        HashSet<Guid> taken = [];
        foreach (var touchpoint in origin.Touchpoints.Where(touchpoint => !ids.ContainsKey(touchpoint.Id)))
            if (added[touchpoint.Name].FirstOrDefault(id => !taken.Contains(id)) is var same && taken.Add(same) && same != Guid.Empty)
                ids[touchpoint.Id] = same;
        foreach (var way in origin.Transitions.Where(way => !ids.ContainsKey(way.Id)))
            if (derived.Transitions.FirstOrDefault(other => !Origins.ContainsKey(other.Id) && other.From == IdOf(way.From) && other.To == (way.To is { } to ? IdOf(to) : null) && !taken.Contains(other.Id)) is { } same && taken.Add(same.Id))
                ids[way.Id] = same.Id;
        foreach (var about in origin.Personas.Where(about => !ids.ContainsKey(about.Id)))
            if (derived.Personas.FirstOrDefault(other => !Origins.ContainsKey(other.Id) && other.Persona == about.Persona) is { } same)
                ids[about.Id] = same.Id;
        // Who was asked, and what personas felt whom the copy is not about, is no difference between two segments.
        return Like(derived, (IsOfSegment ? origin with { Touchpoints = Unasked(origin) } : origin).CopyAs(derived.Id, IdOf));
    }

    /// <summary>A journey called as another one: what a journey is called and who looks after it is no difference between what is and what shall be.</summary>
    internal static Journey Like(Journey other, Journey journey) => journey with { Title = other.Title, State = other.State, Owner = other.Owner, ReviewEvery = other.ReviewEvery, Language = other.Language, Tags = other.Tags };
}
