using JourneyMapper.Data;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits.Criteria;

/// <summary>A criterion beside the six, in the owner's list.</summary>
/// <param name="Criterion">What it asks.</param>
/// <param name="IsAsked">Whether new audits ask it.</param>
/// <param name="IsOwn">Whether it is the workspace's own, and not built in.</param>
public sealed record CriterionLine(AuditCriterion Criterion, bool IsAsked, bool IsOwn);

/// <summary>What the audits of a workspace ask beside the six built-in criteria. Everybody reads, owners change; audits of before keep their scores.</summary>
public sealed class WorkspaceCriteria(IDbContextFactory<JourneyDbContext> contexts, AuditTopic topic)
{
    /// <summary>What is asked, and what was.</summary>
    public async Task<CriteriaSet> ReadAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(db, workspace, cancellation);
    }

    /// <summary>All that an owner may change: what is asked in its order, then what is not.</summary>
    public async Task<IReadOnlyList<CriterionLine>> LinesAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await RowsAsync(db, workspace, cancellation);
        return
        [
            .. rows.OrderBy(row => row.IsRetired).ThenBy(row => row.Place).Select(row => new CriterionLine(Read(row), !row.IsRetired, row.Name.Length > 0)),
            .. AuditCriteria.Optional.Where(criterion => rows.TrueForAll(row => row.Id != criterion.Id)).Select(criterion => new CriterionLine(criterion, IsAsked: false, IsOwn: false)),
        ];
    }

    /// <summary>Adds a criterion of the workspace's own at the end.</summary>
    /// <param name="member">Who.</param>
    /// <param name="id">Made by the form: sending the same again does nothing and answers the same.</param>
    /// <param name="criterion">What it asks.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<AuditingChange> AddAsync(CurrentMember member, Guid id, OwnCriterion criterion, CancellationToken cancellation = default)
    {
        var (accepted, problems) = criterion.Accept();
        return problems.Count > 0 ? Invalid(problems) : ChangeAsync(member, (db, rows) =>
        {
            if (rows.Exists(row => row.Id == Id(id)))
                return new AuditingChange.Done();
            if (rows.Count(row => !row.IsRetired && row.Name.Length > 0) >= Limits.OwnCriteria)
                return new AuditingChange.Full(Limits.OwnCriteria);
            if (rows.Count >= Limits.KnownCriteria)
                return new AuditingChange.Full(Limits.KnownCriteria);
            if (IsTaken(accepted.Name, rows))
                return new AuditingChange.NameTaken();
            db.AuditCriteria.Add(new() { WorkspaceId = member.Workspace, Id = Id(id), Name = accepted.Name, Question = accepted.Question, Place = Last(rows) + 1 });
            return null;
        }, cancellation);
    }

    /// <summary>Gives a criterion of the workspace's own another name or question, in old audits, too.</summary>
    public Task<AuditingChange> ChangeAsync(CurrentMember member, string id, OwnCriterion criterion, CancellationToken cancellation = default)
    {
        var (accepted, problems) = criterion.Accept();
        return problems.Count > 0 ? Invalid(problems) : ChangeAsync(member, (_, rows) =>
        {
            if (rows.Find(row => row.Id == id && row.Name.Length > 0) is not { } found)
                return new AuditingChange.Gone();
            if (IsTaken(accepted.Name, rows.Where(row => row != found)))
                return new AuditingChange.NameTaken();
            (found.Name, found.Question) = (accepted.Name, accepted.Question);
            return null;
        }, cancellation);
    }

    /// <summary>Asks a criterion from now on, at the end, or no more.</summary>
    public Task<AuditingChange> AskAsync(CurrentMember member, string id, bool asked, CancellationToken cancellation = default) => ChangeAsync(member, (db, rows) =>
    {
        var found = rows.Find(row => row.Id == id);
        if (found is not null && !found.IsRetired == asked)
            return new AuditingChange.Done();
        if (found is null && AuditCriteria.Optional.All(criterion => criterion.Id != id))
            return new AuditingChange.Gone();
        if (asked && found is { Name.Length: > 0 } && rows.Count(row => !row.IsRetired && row.Name.Length > 0) >= Limits.OwnCriteria)
            return new AuditingChange.Full(Limits.OwnCriteria);
        if (found is null && asked)
            db.AuditCriteria.Add(new() { WorkspaceId = member.Workspace, Id = id, Name = "", Question = "", Place = Last(rows) + 1 });
        else if (found is not null)
            (found.IsRetired, found.Place) = (!asked, asked ? Last(rows) + 1 : found.Place);
        return null;
    }, cancellation);

    /// <summary>Moves a criterion that is asked before the one that stands before it, or behind the next.</summary>
    public Task<AuditingChange> MoveAsync(CurrentMember member, string id, bool up, CancellationToken cancellation = default) => ChangeAsync(member, (_, rows) =>
    {
        var asked = rows.Where(row => !row.IsRetired).OrderBy(row => row.Place).ToList();
        var place = asked.FindIndex(row => row.Id == id);
        if (place < 0)
            return new AuditingChange.Gone();
        var other = place + (up ? -1 : 1);
        if (other < 0 || other >= asked.Count)
            return new AuditingChange.Done();
        (asked[place].Place, asked[other].Place) = (asked[other].Place, asked[place].Place);
        return null;
    }, cancellation);

    internal static async Task<CriteriaSet> ReadAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation)
    {
        var rows = await RowsAsync(db, workspace, cancellation);
        return new([.. rows.Where(row => !row.IsRetired).OrderBy(row => row.Place).Select(Read)], [.. rows.Where(row => row.IsRetired).OrderBy(row => row.Place).Select(Read)]);
    }

    static Task<List<AuditCriterionRow>> RowsAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation) =>
        db.AuditCriteria.AsNoTracking().Where(row => row.WorkspaceId == workspace).ToListAsync(cancellation);

    static AuditCriterion Read(AuditCriterionRow row) => row.Name.Length == 0 && AuditCriteria.Find(row.Id) is { } builtIn ? builtIn : new(row.Id, new(row.Name, row.Name), new(row.Question, row.Question));

    static string Id(Guid id) => id.ToString("N");

    static int Last(List<AuditCriterionRow> rows) => rows.Count == 0 ? 0 : rows.Max(row => row.Place);

    static bool IsTaken(string name, IEnumerable<AuditCriterionRow> others) =>
        others.Select(row => row.Name).Concat(AuditCriteria.All.Concat(AuditCriteria.Optional).SelectMany(criterion => new[] { criterion.Name.En, criterion.Name.Fr })).Contains(name, StringComparer.CurrentCultureIgnoreCase);

    static Task<AuditingChange> Invalid(IReadOnlyDictionary<CriterionField, Domain.Records.Problem> problems) => Task.FromResult<AuditingChange>(new AuditingChange.Invalid(problems));

    async Task<AuditingChange> ChangeAsync(CurrentMember member, Func<JourneyDbContext, List<AuditCriterionRow>, AuditingChange?> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayManageAsync(member, cancellation))
            return new AuditingChange.NotAllowed();
        await db.LockAuditingAsync(member.Workspace, cancellation);
        if (change(db, await db.AuditCriteria.Where(row => row.WorkspaceId == member.Workspace).ToListAsync(cancellation)) is { } ended)
            return ended;
        await db.SaveChangesAsync(cancellation);
        // Whoever audits or reads audits has the criteria before them.
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
        return new AuditingChange.Done();
    }
}
