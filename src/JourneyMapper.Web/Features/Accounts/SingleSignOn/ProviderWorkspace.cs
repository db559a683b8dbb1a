using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>The workspace whose members the identity provider names.</summary>
static class ProviderWorkspace
{
    /// <summary>Finds it: by its id or name where that is configured, else the oldest; null where it is not there.</summary>
    public static Task<Workspace?> FindAsync(JourneyDbContext db, SingleSignOnOptions options, CancellationToken cancellation = default)
    {
        var workspaces = db.Workspaces.AsNoTracking();
        var named = options.Workspace is not { } name ? workspaces : Guid.TryParse(name, out var id) ? workspaces.Where(row => row.Id == id) : workspaces.Where(row => row.Name == name);
        return named.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Expects, at the start, that the workspace is there which is configured, and that the first owner does not need the password that nobody may use.</summary>
    /// <exception cref="StartupException">It is not so.</exception>
    public static async Task ExpectProviderWorkspaceAsync(this WebApplication app)
    {
        var provider = app.Services.GetRequiredService<IdentityProvider>();
        if (!provider.IsConfigured)
            return;
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContextAsync();
        if (await FindAsync(db, provider.Options) is not null)
            return;
        if (await db.Workspaces.AnyAsync())
            throw new StartupException($"{SingleSignOnOptions.Section}:Workspace has '{provider.Options.Workspace}', which is neither the id nor the name of a workspace.");
        if (provider.IsOnlyWayIn)
            throw new StartupException($"{SingleSignOnOptions.Section}:PasswordsOff is set and there is no workspace yet: name its first owner in JourneyMapper:Setup, or set it up before you switch passwords off.");
    }
}
