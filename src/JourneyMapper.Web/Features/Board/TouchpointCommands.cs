using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Finds touchpoints by their names for the command palette, those of the journeys edited last first.</summary>
public sealed class TouchpointCommands(IDbContextFactory<JourneyDbContext> contexts) : ICommandSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation)
    {
        if (search.IsEmpty)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var touchpoints = db.Touchpoints.AsNoTracking();
        foreach (var pattern in search.Patterns)
            touchpoints = touchpoints.Where(touchpoint => EF.Functions.ILike(JourneyDbContext.SearchText(touchpoint.Name), pattern, @"\"));
        var found = await touchpoints
            .Join(db.Journeys.InUse(search.Member), touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), journey => journey.Id, (touchpoint, journey) => new { touchpoint, journey })
            .OrderByDescending(pair => pair.journey.ChangedAt).ThenBy(pair => pair.touchpoint.Stage).ThenBy(pair => pair.touchpoint.Rank).ThenBy(pair => pair.touchpoint.Id)
            .Take(CommandSearch.Most)
            .Select(pair => new { pair.touchpoint.Id, pair.touchpoint.Name, pair.touchpoint.Stage, Journey = pair.journey.Id, pair.journey.Title, pair.journey.Labels })
            .ToListAsync(cancellation);
        return found.ConvertAll(touchpoint => new Command(
            CommandKind.Touchpoint, touchpoint.Name, "touch_app", JourneyAddress.Of(touchpoint.Journey, touchpoint.Id), $"{touchpoint.Title} · {touchpoint.Stage.LabelIn(touchpoint.Labels)}"));
    }
}
