using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>
/// Keeps the KPI lane of an open map up to date: reads the values of all KPIs at once, and later only those that are new or were
/// measured anew, and the KPIs of the workspace when they have changed. Not for several threads: a board calls it in its own order of work.
/// </summary>
/// <param name="measurements">Where values are read.</param>
/// <param name="kpis">Where the KPIs of the workspace are read.</param>
/// <param name="catalogue">Those KPIs as they are now.</param>
/// <param name="reader">Who reads.</param>
public sealed class LiveKpiLane(Measurements measurements, WorkspaceKpis kpis, KpiCatalogue catalogue, Reader reader)
{
    readonly Dictionary<(Guid Touchpoint, string Kpi), ImmutableArray<Measurement>> recent = [];
    readonly HashSet<(Guid Touchpoint, string Kpi)> unread = [];
    readonly CoalescingRunner reading = new();
    Journey? shown;
    bool isCatalogueOld;

    /// <summary>The KPIs of the workspace, as they were read last.</summary>
    public KpiCatalogue Catalogue { get; private set; } = catalogue;

    /// <summary>What is to be shown now.</summary>
    public KpiLane Lane { get; private set; } = KpiLane.Empty;

    /// <summary>Takes over a map as it is now, with what is known of its values.</summary>
    /// <returns>Whether there are values to be read, see <see cref="ReadAsync"/>.</returns>
    public bool Show(Journey journey)
    {
        shown = journey;
        unread.UnionWith(journey.Kpis.Where(pair => !recent.ContainsKey(pair)));
        Lane = Lane.With(journey, Catalogue, recent);
        return unread.Count > 0;
    }

    /// <summary>A touchpoint, or any when none is named, has other values than were read.</summary>
    /// <returns>Whether there are values to be read, see <see cref="ReadAsync"/>.</returns>
    public bool Measured(Guid? touchpoint)
    {
        if (shown is not null)
            unread.UnionWith(shown.Kpis.Where(pair => touchpoint is null || pair.Touchpoint == touchpoint));
        return unread.Count > 0;
    }

    /// <summary>The KPIs of the workspace are others than were read; to be followed by <see cref="ReadAsync"/>.</summary>
    public void Redefined()
    {
        isCatalogueOld = true;
        // One that was deleted has lost its values, too: should an undo bring it back, they are read again.
        var here = shown?.Kpis.ToHashSet() ?? [];
        foreach (var pair in recent.Keys.Where(pair => !here.Contains(pair)).ToList())
            recent.Remove(pair);
    }

    /// <summary>Reads what is to be read: values with one query, however many KPIs that are. What comes up meanwhile is read with the next.</summary>
    public Task ReadAsync() => reading.RunAsync(ReadUnreadAsync);

    async Task ReadUnreadAsync()
    {
        if (isCatalogueOld)
            await ReadCatalogueAsync();
        if (shown is not { Id: var journey } || unread.Count == 0)
            return;
        var asked = unread.ToArray();
        unread.Clear();
        try
        {
            var read = await measurements.LatestAsync(reader, journey, asked, KpiLane.Values);
            foreach (var pair in asked)
            {
                var values = read.GetValueOrDefault(pair, []);
                if (!recent.TryGetValue(pair, out var known) || !known.SequenceEqual(values))
                    recent[pair] = values;
            }
        }
        catch
        {
            // Asked for again with the next change.
            unread.UnionWith(asked);
            throw;
        }

        Lane = Lane.With(shown!, Catalogue, recent);
    }

    async Task ReadCatalogueAsync()
    {
        isCatalogueOld = false;
        try
        {
            var read = await kpis.CatalogueAsync(reader.Workspace);
            if (read.IsSameAs(Catalogue))
                return;
            Catalogue = read;
        }
        catch
        {
            isCatalogueOld = true;
            throw;
        }

        if (shown is not null)
            Lane = Lane.With(shown, Catalogue, recent);
    }
}
