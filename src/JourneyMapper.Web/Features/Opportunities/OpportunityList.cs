using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>Which opportunities are shown.</summary>
public sealed record OpportunityFilter
{
    /// <summary>Words of the title, the touchpoint, the journey or the partner.</summary>
    public string Search { get; init; } = "";

    /// <summary>In this status; null: in any.</summary>
    public OpportunityStatus? Status { get; init; }

    /// <summary>Of this member; null: of anybody.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Of this journey; null: of any.</summary>
    public Guid? Journey { get; init; }
}

/// <summary>An opportunity with the names of what it is about.</summary>
/// <param name="Opportunity">As it is.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">The journey's title.</param>
/// <param name="Touchpoint">The name of its touchpoint.</param>
/// <param name="Stage">The touchpoint's stage.</param>
/// <param name="OwnerName">Who takes care of it; null: nobody, or a former member.</param>
public sealed record OpportunityLine(Opportunity Opportunity, Guid Journey, string Title, string Touchpoint, Stage Stage, string? OwnerName)
{
    /// <summary>What comes first: much impact for little effort. Those that nobody has rated come last.</summary>
    public int Priority => Opportunity is { Impact: { } impact, Effort: { } effort } ? (impact - effort) * 10 + impact : int.MinValue;

    /// <summary>Who takes care of it: a member, a former one, or somebody outside.</summary>
    public string Carer => Opportunity.Owner is not null ? OwnerName ?? Common.FormerMember : Opportunity.Partner.Length > 0 ? Opportunity.Partner : "–";

    /// <summary>Whether it was due before a day and is not done.</summary>
    public bool IsLate(DateOnly today) => Opportunity.Due < today && Opportunity.Status is not (OpportunityStatus.Done or OpportunityStatus.Dropped);
}

/// <summary>Opportunities that match a filter.</summary>
/// <param name="Lines">At most <see cref="OpportunityList.Most"/>.</param>
/// <param name="Total">How many there are.</param>
public sealed record FoundOpportunities(IReadOnlyList<OpportunityLine> Lines, int Total);

/// <summary>A touchpoint to choose, or one that was chosen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">The journey's title.</param>
public sealed record TouchpointChoice(Guid Id, string Name, Stage Stage, Guid Journey, string Title);

/// <summary>Reads opportunities over the journeys in use of a workspace.</summary>
public sealed class OpportunityList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The page shows so many; a filter finds the others.</summary>
    public const int Most = 500;

    /// <summary>Those that match a filter, in the order of the journeys' maps.</summary>
    public async Task<FoundOpportunities> FindAsync(Reader reader, OpportunityFilter filter, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = from opportunity in db.Opportunities.AsNoTracking()
                    join touchpoint in db.Touchpoints on opportunity.Touchpoint equals touchpoint.Id
                    join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(opportunity, JourneyDbContext.JourneyId) equals journey.Id
                    select new { Opportunity = opportunity, Journey = journey.Id, journey.Title, Touchpoint = touchpoint.Name, touchpoint.Stage, TouchpointRank = touchpoint.Rank };
        if (filter.Journey is { } only)
            found = found.Where(line => line.Journey == only);
        if (filter.Status is { } status)
            found = found.Where(line => line.Opportunity.Status == status);
        if (filter.Owner is { } owner)
            found = found.Where(line => line.Opportunity.Owner == owner);
        foreach (var pattern in SearchPattern.Patterns(filter.Search))
            found = found.Where(line => EF.Functions.ILike(JourneyDbContext.SearchText(line.Opportunity.Title + " " + line.Touchpoint + " " + line.Title + " " + line.Opportunity.Partner), pattern, @"\"));
        var total = await found.CountAsync(cancellation);
        var lines = await found.OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)).ThenBy(line => line.Journey).ThenBy(line => line.Stage).ThenBy(line => line.TouchpointRank)
            .ThenBy(line => line.Opportunity.Rank).Take(Most).ToListAsync(cancellation);
        var names = await db.Members.NamesOfAsync(reader.Workspace, cancellation);
        return new([.. lines.Select(line => new OpportunityLine(line.Opportunity, line.Journey, line.Title, line.Touchpoint, line.Stage, line.Opportunity.Owner is { } by ? names.GetValueOrDefault(by) : null))], total);
    }

    /// <summary>The journeys to choose from: id and title.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> JourneysAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).TitlesAsync(cancellation);
    }

    /// <summary>The touchpoints of a journey in use, in order.</summary>
    public Task<IReadOnlyList<TouchpointChoice>> TouchpointsAsync(Reader reader, Guid journey, CancellationToken cancellation = default) =>
        TouchpointsAsync(reader, touchpoints => touchpoints.Where(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey), cancellation);

    /// <summary>Touchpoints of journeys in use by their ids; those that are gone are missing.</summary>
    public Task<IReadOnlyList<TouchpointChoice>> TouchpointsAsync(Reader reader, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        TouchpointsAsync(reader, touchpoints => touchpoints.Where(touchpoint => ids.Contains(touchpoint.Id)), cancellation);

    /// <summary>The pain points at touchpoints of journeys in use.</summary>
    public async Task<IReadOnlyList<PainPoint>> PainPointsAsync(Reader reader, IReadOnlyCollection<Guid> touchpoints, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from point in db.PainPoints.AsNoTracking()
                      join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(point, JourneyDbContext.JourneyId) equals journey.Id
                      where touchpoints.Contains(point.Touchpoint)
                      orderby point.Rank, point.Id
                      select point).ToListAsync(cancellation);
    }

    /// <summary>The goals of a journey in use, in order.</summary>
    public async Task<IReadOnlyList<Goal>> GoalsAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from goal in db.Goals.AsNoTracking()
                      join map in db.Journeys.InUse(reader) on EF.Property<Guid>(goal, JourneyDbContext.JourneyId) equals map.Id
                      where map.Id == journey
                      orderby goal.Rank
                      select goal).ToListAsync(cancellation);
    }

    /// <summary>The members of a workspace, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> MembersAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Members.Where(user => user.WorkspaceId == reader.Workspace).ToNamesAsync(cancellation);
    }

    /// <summary>A pain point or an opportunity as it is now, with its journey; null where the workspace has none of that id.</summary>
    public async Task<(TItem Item, Guid Journey)?> FindAsync<TItem>(Reader reader, Guid id, CancellationToken cancellation = default)
        where TItem : class, ITouchpointItem
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (from item in db.Set<TItem>().AsNoTracking()
                           join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(item, JourneyDbContext.JourneyId) equals journey.Id
                           where item.Id == id
                           select new { Item = item, Journey = journey.Id }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.Item, found.Journey);
    }

    async Task<IReadOnlyList<TouchpointChoice>> TouchpointsAsync(Reader reader, Func<IQueryable<Touchpoint>, IQueryable<Touchpoint>> which, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (from touchpoint in which(db.Touchpoints)
                      join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
                      orderby EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet), journey.Id, touchpoint.Stage, touchpoint.Rank
                      select new TouchpointChoice(touchpoint.Id, touchpoint.Name, touchpoint.Stage, journey.Id, journey.Title)).ToListAsync(cancellation);
    }
}
