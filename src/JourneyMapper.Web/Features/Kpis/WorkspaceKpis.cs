using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>A KPI of the workspace's own in the owner's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kpi">What it is.</param>
/// <param name="Touchpoints">How many touchpoints use it, those in the trash too.</param>
/// <param name="Measurements">How many values it has.</param>
public sealed record CustomKpiLine(string Id, CustomKpi Kpi, int Touchpoints, int Measurements);

/// <summary>How a change to the workspace's KPIs ended.</summary>
public abstract record KpiChange
{
    KpiChange() { }

    /// <summary>It is done.</summary>
    /// <param name="Id">The KPI's id.</param>
    public sealed record Done(string Id) : KpiChange;

    /// <summary>Some fields are not acceptable.</summary>
    public sealed record Invalid(IReadOnlyDictionary<CustomKpiField, Problem> Problems) : KpiChange;

    /// <summary>There is another KPI of that name.</summary>
    public sealed record NameTaken : KpiChange;

    /// <summary>There are values outside the new range.</summary>
    /// <param name="Count">How many.</param>
    public sealed record OutOfRange(int Count) : KpiChange;

    /// <summary>Touchpoints use it.</summary>
    /// <param name="Touchpoints">How many.</param>
    public sealed record InUse(int Touchpoints) : KpiChange;

    /// <summary>There is no such KPI, or not any more.</summary>
    public sealed record Gone : KpiChange;

    /// <summary>The workspace has as many as it may.</summary>
    public sealed record Full : KpiChange;

    /// <summary>The member is no owner.</summary>
    public sealed record NotAllowed : KpiChange;
}

/// <summary>The KPIs that a workspace has beside the built-in ones, and its currency. Everybody reads, owners change.</summary>
public sealed class WorkspaceKpis(IDbContextFactory<JourneyDbContext> contexts, KpiTopic topic)
{
    /// <summary>A workspace has at most so many of its own.</summary>
    public const int Most = 100;

    /// <summary>The currencies to choose from: three letters of ISO 4217.</summary>
    public static IReadOnlyList<string> Currencies { get; } =
    [
        "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "INR", "JPY", "KRW", "MAD", "MXN", "NOK", "NZD", "PLN", "RON",
        "SEK", "SGD", "TND", "TRY", "USD", "XAF", "XOF", "XPF", "ZAR",
    ];

    /// <summary>All KPIs that the workspace can use, and its currency.</summary>
    public async Task<KpiCatalogue> CatalogueAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await KpiCatalogue.ReadAsync(db, workspace, cancellation);
    }

    /// <summary>The workspace's own KPIs by name, with how much they are used.</summary>
    public async Task<IReadOnlyList<CustomKpiLine>> OwnAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Kpis.AsNoTracking().Where(row => row.WorkspaceId == workspace).ToListAsync(cancellation);
        string[] own = [.. rows.Select(row => row.Id)];
        var touchpoints = await Uses(db, workspace, own).GroupBy(use => use.Kpi).Select(group => new KpiCount(group.Key, group.LongCount()))
            .ToDictionaryAsync(use => use.Kpi, use => use.Count, cancellation);
        // The sums count each value once a month; the values themselves may be millions.
        var measurements = await db.MeasurementSums.Where(sum => sum.Period == Period.Month && db.Journeys.SeenBy(Reader.Application(workspace)).Any(journey => journey.Id == sum.JourneyId))
            .GroupBy(sum => sum.Kpi).Select(group => new KpiCount(group.Key, group.Sum(sum => sum.Count))).ToDictionaryAsync(use => use.Kpi, use => use.Count, cancellation);
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture).Select(row => new CustomKpiLine(
            row.Id, new(row.Name, row.Unit, row.Better, row.Least, row.Most), (int)touchpoints.GetValueOrDefault(row.Id), (int)measurements.GetValueOrDefault(row.Id)))];
    }

    /// <summary>Adds a KPI; its id is made from its name.</summary>
    public async Task<KpiChange> CreateAsync(CurrentMember member, CustomKpi kpi, CancellationToken cancellation = default)
    {
        if (!member.CanManage)
            return new KpiChange.NotAllowed();
        var (accepted, problems) = kpi.Accept();
        if (problems.Count > 0)
            return new KpiChange.Invalid(problems);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new KpiChange.NotAllowed();
        var own = await db.Kpis.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace).Select(row => new { row.Id, row.Name }).ToListAsync(cancellation);
        if (own.Count >= Most)
            return new KpiChange.Full();
        if (IsTaken(accepted.Name, own.Select(row => row.Name)))
            return new KpiChange.NameTaken();
        var id = accepted.NewId(id => Domain.Catalogue.Kpis.Find(id) is not null || own.Exists(row => row.Id == id));
        db.Kpis.Add(new KpiRow
        {
            WorkspaceId = member.Workspace,
            Id = id,
            Name = accepted.Name,
            Unit = accepted.Unit,
            Better = accepted.Better,
            Least = accepted.Least,
            Most = accepted.Most,
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another owner has added one of the same name at the same time.
            return new KpiChange.NameTaken();
        }

        await CommitAsync(db, member.Workspace, cancellation);
        return new KpiChange.Done(id);
    }

    /// <summary>Changes a KPI. Its id stays, and values that it has must fit into its range.</summary>
    public async Task<KpiChange> ChangeAsync(CurrentMember member, string id, CustomKpi kpi, CancellationToken cancellation = default)
    {
        if (!member.CanManage)
            return new KpiChange.NotAllowed();
        var (accepted, problems) = kpi.Accept();
        if (problems.Count > 0)
            return new KpiChange.Invalid(problems);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new KpiChange.NotAllowed();
        var others = await db.Kpis.Where(row => row.WorkspaceId == member.Workspace && row.Id != id).Select(row => row.Name).ToListAsync(cancellation);
        if (IsTaken(accepted.Name, others))
            return new KpiChange.NameTaken();
        if (await Values(db, member.Workspace, id).CountAsync(row => row.Value < accepted.Least || row.Value > accepted.Most, cancellation) is > 0 and var outside)
            return new KpiChange.OutOfRange(outside);
        var changed = await db.Kpis.Where(row => row.WorkspaceId == member.Workspace && row.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Name, accepted.Name).SetProperty(row => row.Unit, accepted.Unit).SetProperty(row => row.Better, accepted.Better)
            .SetProperty(row => row.Least, accepted.Least).SetProperty(row => row.Most, accepted.Most), cancellation);
        if (changed == 0)
            return new KpiChange.Gone();
        await NoteAsync(db, member.Workspace, id, cancellation);
        await CommitAsync(db, member.Workspace, cancellation);
        return new KpiChange.Done(id);
    }

    /// <summary>Removes a KPI that no touchpoint uses, with the values that it had where it was used before.</summary>
    public async Task<KpiChange> RemoveAsync(CurrentMember member, string id, CancellationToken cancellation = default)
    {
        if (!member.CanManage)
            return new KpiChange.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new KpiChange.NotAllowed();
        if (await Uses(db, member.Workspace, id).CountAsync(cancellation) is > 0 and var touchpoints)
            return new KpiChange.InUse(touchpoints);
        if (await db.Kpis.Where(row => row.WorkspaceId == member.Workspace && row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            return new KpiChange.Gone();
        await NoteAsync(db, member.Workspace, id, cancellation);
        await Values(db, member.Workspace, id).ExecuteDeleteAsync(cancellation);
        await CommitAsync(db, member.Workspace, cancellation);
        return new KpiChange.Done(id);
    }

    /// <summary>Sets the currency. False when the member is no owner or it is none of <see cref="Currencies"/>.</summary>
    public async Task<bool> SetCurrencyAsync(CurrentMember member, string currency, CancellationToken cancellation = default)
    {
        if (!member.CanManage || !Currencies.Contains(currency, StringComparer.Ordinal))
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return false;
        await db.Workspaces.Where(row => row.Id == member.Workspace).ExecuteUpdateAsync(set => set.SetProperty(row => row.Currency, currency), cancellation);
        await CommitAsync(db, member.Workspace, cancellation);
        return true;
    }

    // Names and units stand all over the workspace.
    Task CommitAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation) =>
        topic.CommitAsync(db, workspace, [TopicMessage.Anything], cancellation);

    sealed record KpiCount(string Kpi, long Count);

    sealed class KpiUse
    {
        public required string Kpi { get; init; }

        public required Guid Journey { get; init; }
    }

    static bool IsTaken(string name, IEnumerable<string> others) =>
        others.Concat(Domain.Catalogue.Kpis.All.SelectMany(kpi => new[] { kpi.Name.En, kpi.Name.Fr })).Contains(name, StringComparer.CurrentCultureIgnoreCase);

    static IQueryable<MeasurementRow> Values(JourneyDbContext db, Guid workspace, string id) =>
        db.Measurements.Where(row => row.Kpi == id && db.Journeys.SeenBy(Reader.Application(workspace)).Any(journey => journey.Id == row.JourneyId));

    // Where touchpoints of the workspace are measured by these, in journeys in the trash, too.
    static IQueryable<KpiUse> Uses(JourneyDbContext db, Guid workspace, params string[] kpis) =>
        from kpi in db.TouchpointKpis
        join touchpoint in db.Touchpoints on kpi.TouchpointId equals touchpoint.Id
        join journey in db.Journeys.SeenBy(Reader.Application(workspace)) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
        where kpis.Contains(kpi.Kpi)
        select new KpiUse { Kpi = kpi.Kpi, Journey = journey.Id };

    // Reviews of the journeys that it has ever been measured for, or is chosen in, may come out otherwise now.
    static async Task NoteAsync(JourneyDbContext db, Guid workspace, string id, CancellationToken cancellation)
    {
        var measured = await Values(db, workspace, id).Select(row => row.JourneyId).Distinct().ToListAsync(cancellation);
        var chosen = await Uses(db, workspace, id).Select(use => use.Journey).Distinct().ToListAsync(cancellation);
        await RecordedFacts.NoteAsync(db, measured.Union(chosen).ToDictionary(journey => journey, _ => Days.Earliest), cancellation);
    }
}
