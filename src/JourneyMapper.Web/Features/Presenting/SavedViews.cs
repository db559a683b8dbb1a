using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Presenting;

/// <summary>The saved views of journeys: all members use them, those who may edit keep them. A journey of another workspace answers as one that does not exist.</summary>
public sealed class SavedViews(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>A journey has at most so many.</summary>
    public const int Most = 20;

    static readonly HashSet<string> Hideable = [.. Lanes.All.Where(lane => lane != TouchpointFields.Name).Select(lane => lane.Id)];

    /// <summary>Those of a journey, in the order of the alphabet. What they hide and does not exist any more is left out.</summary>
    public async Task<IReadOnlyList<SavedView>> ReadAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.SavedViews.AsNoTracking().Where(row => row.JourneyId == journey && db.Journeys.InUse(reader).Any(known => known.Id == journey))
            .OrderBy(row => EF.Functions.Collate(row.Name, JourneyDbContext.Alphabet)).ThenBy(row => row.Id).ToListAsync(cancellation);
        return rows.ConvertAll(row => new SavedView(row.Id, row.Name, [.. row.HiddenLanes.Where(Hideable.Contains)], [.. row.HiddenCurves], row.Zoom, (Stage?)row.Stage)
        {
            Collapsed = [.. row.CollapsedStages.Select(stage => (Stage)stage)],
        });
    }

    /// <summary>Keeps a view, or changes one of the same id.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> SaveAsync(CurrentMember member, Guid journey, SavedView view, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        var (name, problem) = AcceptedText.Line(view.Name, Limits.Label, required: true);
        if (problem is { } reason)
            return new Refusal.Invalid(view.Id, JourneyFields.Title, reason);
        if (!IsPossible(view))
            return new Refusal.Invalid(view.Id, JourneyFields.Title, Problem.OutOfRange);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        switch (await db.AccessAsync(member, journey, cancellation))
        {
            case null:
                return new Refusal.JourneyGone();
            case AccessLevel.See:
                return new Refusal.NotAllowed();
        }

        var row = await db.SavedViews.SingleOrDefaultAsync(known => known.Id == view.Id, cancellation);
        if (row is not null && row.JourneyId != journey)
            return new Refusal.Gone(view.Id);
        if (row is null && await db.SavedViews.CountAsync(known => known.JourneyId == journey, cancellation) >= Most)
            return new Refusal.Full(Most);
        if (row is null)
            db.SavedViews.Add(row = new() { Id = view.Id, JourneyId = journey, Name = name, HiddenLanes = [], HiddenCurves = [], AuthorId = member.Id, At = clock.GetUtcNow() });
        (row.Name, row.HiddenLanes, row.HiddenCurves, row.Zoom, row.Stage, row.CollapsedStages, row.AuthorId, row.At) =
            (name, [.. view.HiddenLanes.Distinct()], [.. view.HiddenCurves.Distinct()], (short?)view.Zoom, (short?)view.Stage, [.. view.Collapsed.Distinct().Select(stage => (short)stage)], member.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Deletes a view; gives null when it is done, or why it is not.</summary>
    public async Task<Refusal?> DeleteAsync(CurrentMember member, Guid journey, Guid view, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        if (await db.SavedViews.Where(row => row.Id == view && row.JourneyId == journey && db.Journeys.InUse(member).EditableBy(member).Any(known => known.Id == journey)).ExecuteDeleteAsync(cancellation) == 0)
            return new Refusal.Gone(view);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    static bool IsPossible(SavedView view) => view.HiddenLanes.All(Hideable.Contains) && view.HiddenCurves.All(curve => curve is >= 2 and <= Limits.Personas)
        && (view.Zoom is not { } zoom || SavedView.Zooms.Contains(zoom)) && (view.Stage is not { } stage || Enum.IsDefined(stage)) && view.Collapsed.All(Enum.IsDefined);
}
