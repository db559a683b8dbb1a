using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>That one journey was derived from another; both are in use.</summary>
/// <param name="Origin">The current journey.</param>
/// <param name="OriginTitle">What it is called.</param>
/// <param name="Future">The journey that was derived.</param>
/// <param name="FutureTitle">What that is called.</param>
public sealed record FutureLink(Guid Origin, string OriginTitle, Guid Future, string FutureTitle);

/// <summary>Reads which journeys were derived from which; of those of another workspace, nothing.</summary>
public sealed class JourneyFutures(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>What a journey was derived from, and what was derived from it, the latest first.</summary>
    public async Task<IReadOnlyList<FutureLink>> LinksOfAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from derivation in db.Derivations.AsNoTracking()
                      where derivation.JourneyId == journey || derivation.OriginId == journey
                      join origin in db.Journeys.InUse(reader) on derivation.OriginId equals origin.Id
                      join future in db.Journeys.InUse(reader) on derivation.JourneyId equals future.Id
                      orderby derivation.JourneyId == journey descending, derivation.DerivedAt descending
                      select new FutureLink(origin.Id, origin.Title, future.Id, future.Title)).ToListAsync(cancellation);
    }

    /// <summary>How a journey was derived; null where it was not.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is stored cannot be read.</exception>
    public async Task<Derivation?> DerivationOfAsync(Reader reader, Guid future, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await db.Derivations.AsNoTracking().Where(row => row.JourneyId == future && db.Journeys.InUse(reader).Any(journey => journey.Id == future))
            .SingleOrDefaultAsync(cancellation))?.ToDerivation();
    }
}
