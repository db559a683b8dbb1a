using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Journeys for tests of the whole application, which lets nobody store one who is no member.</summary>
static class StoredJourneys
{
    /// <summary>Stores a journey that an editor has made who has left since, so that no list of members is longer by them.</summary>
    public static Task StoreAsync(this IServiceProvider services, Journey journey, Guid? workspace = null) => services.StoreAsync(new NewJourney(journey), workspace);

    /// <inheritdoc cref="StoreAsync(IServiceProvider, Journey, Guid?)"/>
    public static async Task StoreAsync(this IServiceProvider services, NewJourney made, Guid? workspace = null)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<JourneyDbContext>>();
        var author = new Member { Id = Guid.CreateVersion7(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = "Author", Role = Role.Editor, Language = "en", Account = new() };
        await using var db = await contexts.CreateDbContextAsync();
        db.Members.Add(author);
        await db.SaveChangesAsync();
        (await new JourneyStore(contexts, TimeProvider.System).CreateAsync(author.WorkspaceId, author.Id, made)).ShouldBeTrue();
        await db.Members.Where(row => row.Id == author.Id).ExecuteDeleteAsync();
    }
}
