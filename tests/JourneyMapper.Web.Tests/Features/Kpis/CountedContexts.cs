using JourneyMapper.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>Counts how often somebody goes to the database.</summary>
sealed class CountedContexts(IDbContextFactory<JourneyDbContext> contexts) : IDbContextFactory<JourneyDbContext>
{
    public int Count { get; private set; }

    public JourneyDbContext CreateDbContext()
    {
        Count++;
        return contexts.CreateDbContext();
    }
}
