using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>Finds journeys by their titles for the command palette, those edited last first; before anything was typed, those alone. And makes new ones.</summary>
public sealed class JourneyCommands(IDbContextFactory<JourneyDbContext> contexts) : ICommandSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var journeys = db.Journeys.AsNoTracking().InUse(search.Member);
        foreach (var pattern in search.Patterns)
            journeys = journeys.Where(journey => EF.Functions.ILike(JourneyDbContext.SearchText(journey.Title), pattern, @"\"));
        var rows = await journeys.OrderByDescending(journey => journey.ChangedAt).ThenBy(journey => journey.Id).Take(CommandSearch.Most)
            .Select(journey => new { journey.Id, journey.Title }).ToListAsync(cancellation);
        var personas = await db.PersonaNamesAsync(rows.ConvertAll(row => row.Id), cancellation);
        var found = rows.ConvertAll(row => new Command(CommandKind.Journey, row.Title, "map", JourneyAddress.Of(row.Id), personas[row.Id].FirstOrDefault("")));
        if (search.Member.CanEdit && search.Finds(JourneyText.NewJourney))
            found.Add(new(CommandKind.Action, JourneyText.NewJourney, "add", JourneysPage.NewAddress));
        return found;
    }
}
