using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api;

/// <summary>A part of the list of touchpoints.</summary>
public sealed record TouchpointPage
{
    /// <summary>The touchpoints, in the order of their ids.</summary>
    public required IReadOnlyList<TouchpointEntry> Touchpoints { get; init; }

    /// <summary>What to send as "after" to get the next part; null when there is none.</summary>
    public required Guid? Next { get; init; }
}

/// <summary>A touchpoint with the KPIs that it is measured by.</summary>
public sealed record TouchpointEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name on the map.</summary>
    public required string Name { get; init; }

    /// <summary>The map that it is on.</summary>
    public required JourneyEntry Journey { get; init; }

    /// <summary>The KPIs that it is measured by.</summary>
    public required IReadOnlyList<KpiEntry> Kpis { get; init; }
}

/// <summary>A journey.</summary>
public sealed record JourneyEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }
}

/// <summary>A KPI of a touchpoint.</summary>
public sealed record KpiEntry
{
    /// <summary>Its id, as measurements name it.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, in the language asked for.</summary>
    public required string Name { get; init; }

    /// <summary>The smallest possible value, or null.</summary>
    public required decimal? Least { get; init; }

    /// <summary>The largest possible value, or null.</summary>
    public required decimal? Most { get; init; }
}

/// <summary>Reads the touchpoints of a workspace for programs, a part at a time.</summary>
sealed class TouchpointList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The touchpoints behind one, or from the first on.</summary>
    public async Task<TouchpointPage> ReadAsync(Reader reader, Guid? after, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var catalogue = await KpiCatalogue.ReadAsync(db, reader.Workspace, cancellation);
        var last = after ?? Guid.Empty;
        var rows = await (from row in db.Touchpoints.AsNoTracking()
                          join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(row, JourneyDbContext.JourneyId) equals journey.Id
                          where row.Id > last
                          orderby row.Id
                          select new { row.Id, row.Name, Journey = journey.Id, journey.Title, row.Kpis }).Take(take + 1).ToListAsync(cancellation);
        return new()
        {
            Touchpoints =
            [
                .. rows.Take(take).Select(row => new TouchpointEntry
                {
                    Id = row.Id, Name = row.Name, Journey = new() { Id = row.Journey, Title = row.Title }, Kpis = [.. row.Kpis.Select(target => catalogue.Find(target.Kpi)).OfType<Kpi>().Select(Entry)],
                }),
            ],
            Next = rows.Count > take ? rows[take - 1].Id : null,
        };
    }

    static KpiEntry Entry(Kpi kpi) => new() { Id = kpi.Id, Name = kpi.Name.ToString(), Least = kpi.Least, Most = kpi.Most };
}
