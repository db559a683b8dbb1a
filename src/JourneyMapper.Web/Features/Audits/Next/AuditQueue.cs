using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Features.Audits.Rounds;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits.Next;

/// <summary>A touchpoint that waits for its audit.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its journey's title.</param>
public sealed record QueuedTouchpoint(Guid Touchpoint, string Name, string Title);

/// <summary>What somebody audits one after the other.</summary>
public sealed class AuditQueue(IDbContextFactory<JourneyDbContext> contexts, RoundList rounds, AuditSchedule schedule, TimeProvider clock)
{
    // More than anybody does in a day.
    const int Most = 200;

    /// <summary>What a member has still to audit in a round, in the order of the maps; when they are through, what others have. Nothing of a round that they do not see, or that was ended.</summary>
    public async Task<IReadOnlyList<QueuedTouchpoint>> OfRoundAsync(CurrentMember member, Guid round, CancellationToken cancellation = default)
    {
        if (await rounds.FindAsync(member, round, cancellation) is not { Summary.EndedOn: null } found)
            return [];
        var editable = await EditableAsync(member, [.. found.Lines.Select(line => line.Journey).Distinct()], cancellation);
        var open = found.Lines.Where(line => line.DoneOn is null && editable.Contains(line.Journey)).ToList();
        var mine = open.FindAll(line => line.Auditor == member.Id);
        return [.. (mine.Count > 0 ? mine : open).Take(Most).Select(line => new QueuedTouchpoint(line.Touchpoint, line.Name, line.Title))];
    }

    /// <summary>The touchpoints whose audit is due, the most urgent first.</summary>
    /// <param name="member">Who audits.</param>
    /// <param name="onlyMine">Only those for which they answer.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<QueuedTouchpoint>> DueAsync(CurrentMember member, bool onlyMine, CancellationToken cancellation = default)
    {
        var (page, today) = (await schedule.DueAsync(member, new() { Owner = onlyMine ? member.Id : null, Take = Most }, cancellation), member.Today(clock));
        var due = page.Touchpoints.Where(touchpoint => DueStates.Of(touchpoint.Next, today) != DueState.Later).ToList();
        var editable = await EditableAsync(member, [.. due.Select(touchpoint => touchpoint.Journey).Distinct()], cancellation);
        return [.. due.Where(touchpoint => editable.Contains(touchpoint.Journey)).Select(touchpoint => new QueuedTouchpoint(touchpoint.Touchpoint, touchpoint.Name, touchpoint.Title))];
    }

    async Task<HashSet<Guid>> EditableAsync(Reader reader, Guid[] journeys, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return [.. await db.Journeys.InUse(reader).EditableBy(reader).Where(journey => journeys.Contains(journey.Id)).Select(journey => journey.Id).ToListAsync(cancellation)];
    }
}
