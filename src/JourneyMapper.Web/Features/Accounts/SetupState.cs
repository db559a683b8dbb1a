using JourneyMapper.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Whether the first visit is over. Once there is a workspace there always is one, so the database is asked only until then.</summary>
public sealed class SetupState(IDbContextFactory<JourneyDbContext> contexts)
{
    volatile bool done;

    public async Task<bool> IsDoneAsync(CancellationToken cancellation)
    {
        if (done)
            return true;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return done = await db.Workspaces.AsNoTracking().AnyAsync(cancellation);
    }
}
