using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>Reads lists of journeys: a few queries, however many journeys there are.</summary>
public sealed class JourneyList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The journeys in use that somebody sees.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="query">Which of them, in which order.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<JourneyPage> FindAsync(Reader reader, JourneyListQuery query, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var patterns = SearchPattern.Patterns(query.Text);
        var found = await MatchingAsync(db, reader, query, patterns, cancellation);
        var sorted = query.Sort switch
        {
            JourneySort.Title => found.OrderBy(journey => EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet)).ThenBy(journey => journey.Id),
            JourneySort.Touchpoints => found.OrderByDescending(journey => db.Touchpoints.Count(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey.Id))
                .ThenByDescending(journey => journey.ChangedAt),
            _ => found.OrderByDescending(journey => journey.ChangedAt).ThenBy(journey => journey.Id),
        };
        var journeys = await SummariesAsync(db, reader, sorted.Take(take), cancellation);
        if (patterns.Length > 0)
            journeys = await SearchReasons.AddAsync(db, journeys, query.Text!, patterns, cancellation);
        var total = journeys.Count < take ? journeys.Count : await found.CountAsync(cancellation);
        return new(journeys, total);
    }

    /// <summary>The journeys in the trash that somebody sees, the latest first.</summary>
    public async Task<IReadOnlyList<JourneySummary>> TrashAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await SummariesAsync(db, reader, db.Journeys.SeenBy(reader).Where(journey => journey.TrashedAt != null)
            .OrderByDescending(journey => journey.TrashedAt).ThenBy(journey => journey.Id), cancellation);
    }

    /// <summary>The journeys of a workspace that were deleted for ever, the latest first; private ones for owners only.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<DeletedJourney>> DeletedAsync(Reader reader, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.DeletedJourneys
            .Where(journey => journey.WorkspaceId == reader.Workspace && (!journey.WasPrivate || journey.DeletedBy == reader.Member
                || db.Members.Any(member => member.Id == reader.Member && member.Role == Role.Owner)))
            .OrderByDescending(journey => journey.DeletedAt).ThenBy(journey => journey.Id).Take(take)
            .Select(journey => new DeletedJourney(journey.Id, journey.Title,
                db.Members.Where(member => member.Id == journey.DeletedBy).Select(member => member.DisplayName).FirstOrDefault() ?? (journey.DeletedBy == ActivityRow.Nobody ? "JourneyMapper" : null),
                journey.DeletedAt))
            .ToListAsync(cancellation);
    }

    /// <summary>The tags of the journeys in use that somebody sees, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).TagsAsync(cancellation);
    }

    static async Task<IQueryable<JourneyRow>> MatchingAsync(JourneyDbContext db, Reader reader, JourneyListQuery query, string[] patterns, CancellationToken cancellation)
    {
        var found = db.JourneysWith(patterns).InUse(reader);
        if (query.Folder is { } folder)
        {
            var within = await db.FoldersWithinAsync(reader, folder, cancellation);
            found = found.Where(journey => journey.FolderId != null && within.Contains(journey.FolderId.Value));
        }

        found = found.Tagged(query.Tag);
        if (query.State is { } state)
            found = found.Where(journey => journey.State == state);
        return query.View switch
        {
            JourneyView.Favourites => found.Where(journey => db.Favourites.Any(favourite => favourite.JourneyId == journey.Id && favourite.MemberId == reader.Member)),
            JourneyView.Own => found.Where(journey => journey.Owner == reader.Member || (journey.Owner == null && journey.CreatedBy == reader.Member)),
            JourneyView.Unfiled => found.Where(journey => journey.FolderId == null),
            _ => found,
        };
    }

    static async Task<IReadOnlyList<JourneySummary>> SummariesAsync(JourneyDbContext db, Reader reader, IQueryable<JourneyRow> journeys, CancellationToken cancellation)
    {
        var rows = await journeys.AsNoTracking().Select(journey => new
        {
            journey.Id,
            journey.Title,
            journey.Scenario,
            journey.State,
            journey.ChangedAt,
            journey.TrashedAt,
            journey.IsPrivate,
            journey.Tags,
            IsFavourite = db.Favourites.Any(favourite => favourite.JourneyId == journey.Id && favourite.MemberId == reader.Member),
            ChangedBy = db.Members.Where(member => member.Id == journey.ChangedBy).Select(member => member.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancellation);

        var ids = rows.ConvertAll(row => row.Id);
        var personas = await db.PersonaNamesAsync(ids, cancellation);
        var points = await db.Touchpoints.AsNoTracking()
            .Where(touchpoint => ids.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)))
            .OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank)
            .Select(touchpoint => new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), touchpoint.Stage, touchpoint.Emotion })
            .ToListAsync(cancellation);
        var byJourney = points.ToLookup(point => point.Journey, point => (point.Stage, point.Emotion));

        return rows.ConvertAll(row => new JourneySummary(row.Id, row.Title, row.Scenario, string.Join(", ", personas[row.Id]), byJourney[row.Id].Count(),
            row.ChangedAt, row.ChangedBy ?? "", row.TrashedAt, EmotionProfile.Of(byJourney[row.Id]), row.IsPrivate, row.State)
        {
            Tags = row.Tags.Length == 0 ? [] : row.Tags.Split(", "),
            IsFavourite = row.IsFavourite,
        });
    }
}
