using System.Collections.Immutable;
using System.Security.Cryptography;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>
/// Makes one touchpoint what it was in another state of its journey: its fields, its place, and what is known of its pain points and opportunities. All else stays as it is, whatever
/// others do meanwhile. The ways to it do not come back with it: they belong to other touchpoints, too.
/// </summary>
/// <param name="Then">A state in which it is there.</param>
/// <param name="Touchpoint">Which one.</param>
public sealed record RestoreTouchpoint(Journey Then, Guid Touchpoint) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(RestoreTouchpoint);

    internal override Made Make(IStreamRoot root) => new Restore(Target((Journey)root), JourneyKinds.All).Make(root);

    Journey Target(Journey now)
    {
        var touchpoint = Then.Find(Touchpoint) ?? throw new InvalidOperationException("A touchpoint is restored from a state in which it is not there.");
        var others = now.Touchpoints.RemoveAll(other => other.Id == Touchpoint);
        return now with
        {
            Touchpoints = others.Insert(PlaceAmong(others, touchpoint), touchpoint),
            PainPoints = With(now.PainPoints, Then.PainPoints, (point, id) => point with { Id = id }),
            Opportunities = With(now.Opportunities, Then.Opportunities, (opportunity, id) => opportunity with { Id = id }),
        };
    }

    // Behind the nearest one before it that stands in its stage still.
    int PlaceAmong(ImmutableArray<Touchpoint> others, Touchpoint touchpoint)
    {
        var before = Then.Touchpoints.TakeWhile(other => other.Id != Touchpoint).Where(other => other.Stage == touchpoint.Stage).Select(other => other.Id).ToHashSet();
        for (var at = others.Length; at > 0; at--)
            if (others[at - 1].Stage < touchpoint.Stage || (others[at - 1].Stage == touchpoint.Stage && before.Contains(others[at - 1].Id)))
                return at;
        return 0;
    }

    // What has gone to another touchpoint since stays there, and comes back here as a copy of what it was.
    ImmutableArray<TItem> With<TItem>(ImmutableArray<TItem> now, ImmutableArray<TItem> then, Func<TItem, Guid, TItem> withId)
        where TItem : ITouchpointItem
    {
        ImmutableArray<TItem> others = [.. now.Where(item => item.Touchpoint != Touchpoint)];
        var gone = others.Select(item => item.Id).ToHashSet();
        return [.. others, .. then.Where(item => item.Touchpoint == Touchpoint).Select(item => gone.Contains(item.Id) ? withId(item, CopyOf(item.Id)) : item)];
    }

    // The same each time, so that restoring twice changes nothing more.
    Guid CopyOf(Guid item)
    {
        Span<byte> seed = stackalloc byte[32];
        item.TryWriteBytes(seed);
        Touchpoint.TryWriteBytes(seed[16..]);
        return new Guid(SHA256.HashData(seed).AsSpan(0, 16));
    }
}
