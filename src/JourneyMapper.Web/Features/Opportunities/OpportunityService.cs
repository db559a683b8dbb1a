using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>What became of an edit of a pain point or an opportunity.</summary>
/// <param name="Refusal">Why it was not made; null: it was.</param>
/// <param name="Undo">The edit that takes it back; null where nothing was changed.</param>
public sealed record ItemOutcome(Refusal? Refusal, Edit? Undo = null);

/// <summary>
/// Edits pain points and opportunities beside the map. They are records of journeys, so each edit goes the way of all: open boards see it, undo takes it back, and today's rights count.
/// </summary>
public sealed class OpportunityService(JourneyRooms rooms, OpportunityTopic topic, IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>Adds or changes a pain point, or takes an edit of one back.</summary>
    public Task<ItemOutcome> EditAsync(CurrentMember member, Guid journey, Edit edit, CancellationToken cancellation = default) => SubmitAsync(member, journey, edit, cancellation);

    /// <summary>Adds an opportunity. What it leads to must be of the member's workspace.</summary>
    public Task<ItemOutcome> AddAsync(CurrentMember member, Guid journey, Guid edit, Opportunity made, CancellationToken cancellation = default) =>
        SubmitAsync(member, journey, made, JourneyKinds.Opportunity.Add(made, Place.AtEnd) with { Id = edit }, cancellation);

    /// <summary>Changes an opportunity. What it leads to must be of the member's workspace.</summary>
    public Task<ItemOutcome> ChangeAsync(CurrentMember member, Guid journey, Opportunity wanted, ImmutableArray<FieldChange<Opportunity>> changes, CancellationToken cancellation = default) =>
        SubmitAsync(member, journey, wanted, JourneyKinds.Opportunity.Change(wanted.Id, changes), cancellation);

    async Task<ItemOutcome> SubmitAsync(CurrentMember member, Guid journey, Opportunity wanted, Edit edit, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindForeignAsync(db, member.Workspace, wanted, cancellation) is { } foreign
            ? new(new Refusal.Gone(foreign))
            : await SubmitAsync(member, journey, edit, cancellation);
    }

    async Task<ItemOutcome> SubmitAsync(CurrentMember member, Guid journey, Edit edit, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return new(new Refusal.NotAllowed());
        if (await rooms.OpenAsync(member.Workspace, journey, cancellation) is not { } room)
            return new(new Refusal.JourneyGone());
        var outcome = await room.SubmitAsync(edit, member, cancellation);
        if (outcome is not Outcome<Journey>.Applied applied)
            return new(((Outcome<Journey>.Refused)outcome).Refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(journey)], cancellation);
        return new(null, applied.Difference.IsEmpty ? null : new Revert(edit.Id, applied.Difference));
    }

    // A touchpoint, pain point or member of another workspace does not exist here; one that is gone since may stay in the list.
    static async Task<Guid?> FindForeignAsync(JourneyDbContext db, Guid workspace, Opportunity wanted, CancellationToken cancellation)
    {
        Guid[] touchpoints = [.. OpportunityFields.Ids(wanted.Touchpoints)], points = [.. OpportunityFields.Ids(wanted.PainPoints)];
        var owners = touchpoints.Length == 0 ? [] : await db.Touchpoints.Where(touchpoint => touchpoints.Contains(touchpoint.Id))
            .Select(touchpoint => new { touchpoint.Id, Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) }).ToListAsync(cancellation);
        owners.AddRange(points.Length == 0 ? [] : await db.PainPoints.Where(point => points.Contains(point.Id))
            .Select(point => new { point.Id, Journey = EF.Property<Guid>(point, JourneyDbContext.JourneyId) }).ToListAsync(cancellation));
        var journeys = owners.Select(owner => owner.Journey).Distinct().ToList();
        var own = journeys.Count == 0 ? [] : await db.Journeys.Where(journey => journey.WorkspaceId == workspace && journeys.Contains(journey.Id)).Select(journey => journey.Id).ToListAsync(cancellation);
        if (owners.FirstOrDefault(owner => !own.Contains(owner.Journey)) is { } foreign)
            return foreign.Id;
        return wanted.Owner is { } member && !await db.Users.AnyAsync(user => user.Id == member && user.WorkspaceId == workspace, cancellation) ? member : null;
    }
}
