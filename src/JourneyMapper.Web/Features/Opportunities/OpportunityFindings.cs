using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>What the last review has found at a touchpoint: an opportunity may answer it.</summary>
public sealed class OpportunityFindings(IDbContextFactory<JourneyDbContext> contexts, WorkspaceKpis kpis)
{
    /// <summary>The open findings at a touchpoint, the gravest first: their keys, and what is wrong in the reader's language.</summary>
    public async Task<IReadOnlyList<(string Key, string Title)>> ReadAsync(Reader reader, Guid journey, Guid touchpoint, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var suffix = $"/{touchpoint}/";
        var rows = await (from finding in db.Findings.AsNoTracking()
                          join map in db.Journeys.InUse(reader) on finding.JourneyId equals map.Id
                          where finding.JourneyId == journey && finding.ClosedOn == null && finding.Key.Contains(suffix)
                          orderby finding.Weight descending, finding.Key
                          select finding).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var text = new FindingText(stage => Shared.Texts.Name(stage), _ => null, await kpis.CatalogueAsync(reader.Workspace, cancellation));
        return rows.ConvertAll(row => (row.Key, text.Title(row.Read())));
    }
}
