using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Repository.Hierarchy;

/// <summary>A journey above another: one of its touchpoints is shown in detail by that.</summary>
/// <param name="Journey">The journey above.</param>
/// <param name="Title">Its title.</param>
/// <param name="Touchpoint">The touchpoint that leads down.</param>
/// <param name="Name">Its name.</param>
public sealed record JourneyAbove(Guid Journey, string Title, Guid Touchpoint, string Name);

/// <summary>A journey in the map of maps.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Touchpoint">The name of the touchpoint above that leads to it; null for those that nothing leads to.</param>
/// <param name="Details">What its own touchpoints lead to, in the order of the map.</param>
public sealed record TreeNode(Guid Journey, string Title, string? Touchpoint, IReadOnlyList<TreeNode> Details);

/// <summary>
/// Reads which journeys show touchpoints of others in detail. What the reader does not see is left out, with all that is only reached through it. A database that was
/// brought together from several may hold a circle: nothing here follows one twice.
/// </summary>
public sealed class JourneyTree(IDbContextFactory<JourneyDbContext> contexts)
{
    // No hierarchy that people draw is deeper; a path of names would not fit anywhere.
    const int Deepest = 8;

    /// <summary>All journeys that somebody sees, by id: those that a touchpoint can lead to.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await TitlesAsync(db, reader, cancellation);
    }

    static Task<Dictionary<Guid, string>> TitlesAsync(JourneyDbContext db, Reader reader, CancellationToken cancellation) =>
        db.Journeys.InUse(reader).Select(journey => new { journey.Id, journey.Title }).ToDictionaryAsync(journey => journey.Id, journey => journey.Title, cancellation);

    /// <summary>The way from the top down to a journey. Where several lead to it, the one by the first title.</summary>
    public async Task<IReadOnlyList<JourneyAbove>> AboveAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        List<JourneyAbove> path = [];
        HashSet<Guid> seen = [journey];
        for (var at = journey; path.Count < Deepest; at = path[0].Journey)
        {
            var above = await (from touchpoint in db.Touchpoints
                               join parent in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals parent.Id
                               where touchpoint.Detail == at
                               orderby parent.Title, parent.Id
                               select new { parent.Id, parent.Title, Touchpoint = touchpoint.Id, touchpoint.Name }).FirstOrDefaultAsync(cancellation);
            if (above is null || !seen.Add(above.Id))
                break;
            path.Insert(0, new(above.Id, above.Title, above.Touchpoint, above.Name));
        }

        return path;
    }

    /// <summary>All journeys that somebody sees as trees: those above others first, then those that stand alone, both by title.</summary>
    public async Task<IReadOnlyList<TreeNode>> ReadAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var titles = await TitlesAsync(db, reader, cancellation);
        var links = (await (from touchpoint in db.Touchpoints
                            join parent in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals parent.Id
                            where touchpoint.Detail != null
                            orderby touchpoint.Stage, touchpoint.Rank
                            select new { Parent = parent.Id, touchpoint.Name, Detail = touchpoint.Detail!.Value }).ToListAsync(cancellation)).Where(link => titles.ContainsKey(link.Detail)).ToList();
        var (below, led) = (links.ToLookup(link => link.Parent), links.Select(link => link.Detail).ToHashSet());
        HashSet<Guid> reached = [];
        var roots = titles.Keys.Where(id => !led.Contains(id)).Select(id => Node(id, null, [])).ToList();
        // Of a circle somebody has to be the first.
        foreach (var id in titles.Keys)
            if (!reached.Contains(id))
                roots.Add(Node(id, null, []));
        return [.. roots.OrderBy(root => root.Details.Count == 0).ThenBy(root => root.Title, StringComparer.CurrentCultureIgnoreCase)];

        TreeNode Node(Guid id, string? touchpoint, IReadOnlyList<Guid> path)
        {
            reached.Add(id);
            IReadOnlyList<Guid> here = [.. path, id];
            return new(id, titles[id], touchpoint, here.Count > Deepest ? [] : [.. below[id].Where(link => !here.Contains(link.Detail)).Select(link => Node(link.Detail, link.Name, here))]);
        }
    }
}
