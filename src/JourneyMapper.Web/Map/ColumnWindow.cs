using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Map;

/// <summary>
/// Which columns of a large map are drawn: those in sight, as many again at each side as somebody scrolls before further ones come, and a few wherever they stand. Columns are counted
/// over all stages, from 0. A window holds for any map: what does not exist is not drawn.
/// </summary>
public sealed class ColumnWindow
{
    /// <summary>Maps of up to so many touchpoints are drawn whole.</summary>
    public const int Whole = 60;

    /// <summary>More columns are not in sight: the widest screen shows fewer, with the smallest letters.</summary>
    public const int MostInSight = 160;

    /// <summary>So many columns can be drawn wherever they stand: that of the focus, of an editor, of a drag, of a menu.</summary>
    public const int MostKept = 8;

    // At each side, in columns: one and a half times what is in sight. columns.js asks for more when half of it is used up.
    const int LeastMargin = 8;
    const int MostMargin = 24;

    readonly int first;
    readonly int last;
    readonly ImmutableArray<Guid> kept;

    /// <summary>A window as the browser asks for it. Anything may be asked for: what is too much is cut.</summary>
    /// <param name="first">The first column in sight.</param>
    /// <param name="last">The last column in sight.</param>
    /// <param name="kept">Touchpoints that stay drawn wherever they stand.</param>
    public ColumnWindow(int first, int last, IEnumerable<Guid> kept)
    {
        this.first = Math.Clamp(first, 0, int.MaxValue - MostInSight);
        this.last = Math.Clamp(last, this.first, this.first + MostInSight - 1);
        this.kept = [.. kept.Take(MostKept)];
    }

    /// <summary>What is drawn before the browser has said how much it shows.</summary>
    public static ColumnWindow Beginning { get; } = new(0, 11, []);

    /// <summary>Where the drawn touchpoints stand among those of a map, from the left.</summary>
    /// <param name="touchpoints">All of the map, in order.</param>
    /// <param name="selected">Drawn wherever it stands, too.</param>
    public ImmutableArray<int> In(ImmutableArray<Touchpoint> touchpoints, Guid? selected)
    {
        var end = Math.Min(last, touchpoints.Length - 1);
        var begin = Math.Min(first, end);
        var margin = Math.Clamp((end - begin + 1) * 3 / 2, LeastMargin, MostMargin);
        var (from, to) = (Math.Max(begin - margin, 0), Math.Min(end + margin, touchpoints.Length - 1));
        SortedSet<int> drawn = [.. Enumerable.Range(from, to - from + 1)];
        for (var i = 0; i < touchpoints.Length; i++)
            if (touchpoints[i].Id is var id && (id == selected || kept.Contains(id)))
                drawn.Add(i);
        return [.. drawn];
    }
}
