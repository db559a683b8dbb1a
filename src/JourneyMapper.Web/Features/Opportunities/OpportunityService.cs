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
    /// <summary>Adds an opportunity. What it leads to must be of the member's workspace.</summary>
    public Task<ItemOutcome> AddAsync(CurrentMember member, Guid journey, Guid edit, Opportunity made, CancellationToken cancellation = default) =>
        EditAsync(member, journey, JourneyKinds.Opportunity.Add(made, Place.AtEnd) with { Id = edit }, cancellation);

    /// <summary>Changes an opportunity. What it leads to must be of the member's workspace.</summary>
    public Task<ItemOutcome> ChangeAsync(CurrentMember member, Guid journey, Opportunity wanted, ImmutableArray<FieldChange<Opportunity>> changes, CancellationToken cancellation = default) =>
        EditAsync(member, journey, JourneyKinds.Opportunity.Change(wanted.Id, changes), cancellation);

    /// <summary>Makes an edit of pain points or opportunities, or takes one back. What an opportunity leads to must be of the member's workspace.</summary>
    public async Task<ItemOutcome> EditAsync(CurrentMember member, Guid journey, Edit edit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindForeignAsync(db, member, [.. LinksOf(edit)], cancellation) is { } foreign
            ? new(new Refusal.Gone(foreign))
            : await SubmitAsync(member, journey, edit, cancellation);
    }

    async Task<ItemOutcome> SubmitAsync(CurrentMember member, Guid journey, Edit edit, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return new(new Refusal.NotAllowed());
        if (await rooms.OpenAsync(member, journey, cancellation) is not { } room)
            return new(new Refusal.JourneyGone());
        var outcome = await room.SubmitAsync(edit, member, cancellation);
        if (outcome is not Outcome<Journey>.Applied applied)
            return new(((Outcome<Journey>.Refused)outcome).Refusal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(journey)], cancellation);
        return new(null, applied.Difference.IsEmpty ? null : new Revert(edit.Id, applied.Difference));
    }

    // What opportunities lead to by an edit, and who takes care of them.
    static IEnumerable<Guid> LinksOf(Edit edit) => edit switch
    {
        AtRevision { Edit: var made } => LinksOf(made),
        AddRecord<Opportunity> { Record: var made } => OpportunityFields.Set.All.SelectMany(field => Links(field, field.Read(made))),
        ChangeRecord<Opportunity> { Fields: var changes } => changes.SelectMany(change => Links(change.Field, change.To).Except(Links(change.Field, change.From))),
        _ => [],
    };

    static IEnumerable<Guid> Links(Field<Opportunity> field, string value) =>
        field == OpportunityFields.Touchpoints || field == OpportunityFields.PainPoints || field == OpportunityFields.Owner ? OpportunityFields.Ids(value) : [];

    // What a member does not see, of another workspace or private, does not exist for them. What was linked before stays, whoever works on it.
    static async Task<Guid?> FindForeignAsync(JourneyDbContext db, CurrentMember member, IReadOnlyCollection<Guid> links, CancellationToken cancellation)
    {
        if (links.Count == 0)
            return null;
        var seen = db.Journeys.SeenBy(member).Select(journey => journey.Id);
        var known = await db.Touchpoints.Where(touchpoint => links.Contains(touchpoint.Id) && seen.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId))).Select(touchpoint => touchpoint.Id)
            .Concat(db.PainPoints.Where(point => links.Contains(point.Id) && seen.Contains(EF.Property<Guid>(point, JourneyDbContext.JourneyId))).Select(point => point.Id))
            .Concat(db.Members.Where(user => links.Contains(user.Id) && user.WorkspaceId == member.Workspace).Select(user => user.Id)).ToListAsync(cancellation);
        return links.Except(known).Cast<Guid?>().FirstOrDefault();
    }
}
