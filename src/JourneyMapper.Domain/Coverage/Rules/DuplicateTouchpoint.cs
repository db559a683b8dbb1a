using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint with the name and the channel of an earlier one in its stage. The finding names both, the later one first.</summary>
sealed class DuplicateTouchpoint() : NeighbourRule("duplicate-touchpoint", Severity.Minor, Subject.Touchpoint, null)
{
    internal override IEnumerable<Finding> Check(Stage stage, ImmutableArray<Touchpoint> touchpoints, ReviewContext context)
    {
        var seen = new HashSet<Touchpoint>(touchpoints.Length, SameMoment.Comparer);
        foreach (var touchpoint in touchpoints)
        {
            if (seen.Add(touchpoint) || !seen.TryGetValue(touchpoint, out var earlier))
                continue;
            yield return new()
            {
                Rule = Id,
                Severity = Severity,
                Stage = stage,
                Touchpoint = touchpoint.Id,
                Touchpoints = [touchpoint.Id, earlier.Id],
                Importance = touchpoint.Importance,
                Remedy = new Remedy.OpenTouchpoint(touchpoint.Id),
            };
        }
    }

    sealed class SameMoment : IEqualityComparer<Touchpoint>
    {
        public static SameMoment Comparer { get; } = new();

        public bool Equals(Touchpoint? x, Touchpoint? y) => x?.Channel == y?.Channel && string.Equals(x?.Name, y?.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(Touchpoint obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Name);
    }
}
