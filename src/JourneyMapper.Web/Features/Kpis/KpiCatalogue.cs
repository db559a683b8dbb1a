using JourneyMapper.Data;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>The KPIs that a workspace can use, and how their values are written.</summary>
/// <param name="All">The built-in ones in their order, then the workspace's own by name.</param>
/// <param name="Currency">Of amounts of money: three letters of ISO 4217.</param>
public sealed record KpiCatalogue(IReadOnlyList<Kpi> All, string Currency)
{
    /// <summary>All of them by id.</summary>
    public IReadOnlyDictionary<string, Kpi> ById { get; } = All.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);

    /// <summary>The KPI of that id, or null: one of the workspace's own may be gone.</summary>
    public Kpi? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The name of a KPI; its id when it is gone.</summary>
    public string NameOf(string id) => Find(id)?.Name.ToString() ?? id;

    /// <summary>A value with its unit; as a plain number when the KPI is gone.</summary>
    public string Write(string id, decimal value) => Find(id) is { } kpi
        ? KpiFormat.Value(kpi, value, Currency)
        : KpiFormat.Plain(value);

    /// <summary>Whether it says the same.</summary>
    public bool IsSameAs(KpiCatalogue other) => Currency == other.Currency && All.SequenceEqual(other.All);

    /// <summary>Reads the catalogue of a workspace.</summary>
    public static async Task<KpiCatalogue> ReadAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation = default)
    {
        var kpis = await ReviewQueries.KpisAsync(db, workspace, cancellation);
        var currency = await db.Workspaces.Where(row => row.Id == workspace).Select(row => row.Currency).SingleAsync(cancellation);
        var own = kpis.Values.Where(kpi => kpi != Domain.Catalogue.Kpis.Find(kpi.Id)).OrderBy(kpi => kpi.Name.ToString(), StringComparer.CurrentCulture);
        return new([.. Domain.Catalogue.Kpis.All.Where(kpi => kpis[kpi.Id] == kpi), .. own], currency);
    }
}
