using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Migrations;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Makes the tables of an empty database, and a workspace in them.</summary>
static class NewWorkspace
{
    public static async Task CreateAsync(IDbContextFactory<JourneyDbContext> contexts, Guid workspace, params Member[] members)
    {
        await DatabaseMigrator.MigrateAsync(contexts);
        await using var db = await contexts.CreateDbContextAsync();
        db.Workspaces.Add(new() { Id = workspace, Name = "Velo", Language = "en", CreatedAt = DateTimeOffset.UtcNow });
        db.Members.AddRange(members);
        await db.SaveChangesAsync();
    }
}
