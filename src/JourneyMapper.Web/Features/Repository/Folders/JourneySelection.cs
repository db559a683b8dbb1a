namespace JourneyMapper.Web.Features.Repository.Folders;

/// <summary>Which journeys of a list are selected. With Shift, all from the one before to this one.</summary>
public sealed class JourneySelection
{
    readonly HashSet<Guid> selected = [];
    Guid? last;

    /// <summary>How many.</summary>
    public int Count => selected.Count;

    /// <summary>Those selected, in no particular order.</summary>
    public IReadOnlyCollection<Guid> All => selected;

    /// <summary>Whether one is selected.</summary>
    public bool Has(Guid journey) => selected.Contains(journey);

    /// <summary>Selects one or lets it go; with Shift, all between the one before and this one become what this one becomes.</summary>
    public void Toggle(Guid journey, bool shift, IReadOnlyList<Guid> shown)
    {
        var wanted = !selected.Contains(journey);
        var (from, to) = (last is { } before ? IndexOf(before) : -1, IndexOf(journey));
        Guid[] range = shift && from >= 0 && to >= 0 ? [.. shown.Skip(Math.Min(from, to)).Take(Math.Abs(from - to) + 1)] : [journey];
        foreach (var one in range)
        {
            if (wanted)
                selected.Add(one);
            else
                selected.Remove(one);
        }

        last = journey;

        int IndexOf(Guid id)
        {
            for (var i = 0; i < shown.Count; i++)
                if (shown[i] == id)
                    return i;
            return -1;
        }
    }

    /// <summary>Selects all that are shown.</summary>
    public void Take(IEnumerable<Guid> shown) => selected.UnionWith(shown);

    /// <summary>Lets those go that are not shown any more.</summary>
    public void Keep(IEnumerable<Guid> shown) => selected.IntersectWith(shown);

    /// <summary>Lets all go.</summary>
    public void Clear()
    {
        selected.Clear();
        last = null;
    }
}
