using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>A scheduled import as owners see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where the file is.</param>
/// <param name="Owner">The name of who has set it up; null when they are no member any more.</param>
/// <param name="Frequency">How often it runs.</param>
/// <param name="IsEnabled">Whether it runs by itself.</param>
/// <param name="IsRunning">Whether it runs now.</param>
/// <param name="NextAt">When it runs next.</param>
/// <param name="Failures">Runs in a row that failed.</param>
/// <param name="GivenUpAt">When the application has paused it, or null.</param>
/// <param name="Runs">The latest runs, the newest first.</param>
public sealed record ScheduledImportLine(
    Guid Id, string Address, string? Owner, ImportFrequency Frequency, bool IsEnabled, bool IsRunning, DateTimeOffset NextAt, int Failures, DateTimeOffset? GivenUpAt, IReadOnlyList<ImportRunLine> Runs);

/// <summary>A run in the log; see <see cref="ScheduledImportRunRow"/>.</summary>
public sealed record ImportRunLine(
    Guid Id, DateTimeOffset At, int Took, ImportRunResult Result, short? Status, string? Problem, long ProblemNumber, long Added, long Replaced, long Kept, long Wrong, bool HasRefusedRows);

/// <summary>Why something was not done.</summary>
public enum ScheduledImportProblem
{
    /// <summary>The member is no owner.</summary>
    NotAllowed,

    /// <summary>There is no such import, or not any more.</summary>
    Gone,

    /// <summary>It is no address from which anything may be imported.</summary>
    Address,

    /// <summary>The operator lets nothing be imported from that host.</summary>
    Host,

    /// <summary>The workspace has as many as it may.</summary>
    Full,

    /// <summary>It runs already.</summary>
    Running,
}

/// <summary>What owners do with the scheduled imports of their workspace. One of another workspace answers as one that there is not.</summary>
public sealed class ScheduledImportService(
    IDbContextFactory<JourneyDbContext> contexts, ImportDownload download, ScheduledImporter importer, ScheduledImportOptions options, ScheduledImportTopic topic, InboxTopic inbox, ActivityLog log, TimeProvider clock)
{
    /// <summary>A workspace has at most so many.</summary>
    public const int Most = 20;

    /// <summary>So many runs of an import are shown.</summary>
    public const int Shown = 20;

    /// <summary>The imports of the workspace, the oldest first; null for who is no owner any more.</summary>
    public async Task<IReadOnlyList<ScheduledImportLine>?> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return !await db.MayManageAsync(member, cancellation) ? null
            : await db.ScheduledImports.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Select(row => new ScheduledImportLine(
                    row.Id, row.Address, db.Members.Where(owner => owner.Id == row.MemberId).Select(owner => owner.DisplayName).FirstOrDefault(), row.Frequency, row.IsEnabled, row.RunningUntil > now, row.NextAt, row.Failures, row.GivenUpAt,
                    db.ScheduledImportRuns.Where(run => run.ImportId == row.Id).OrderByDescending(run => run.Id).Take(Shown)
                        .Select(run => new ImportRunLine(run.Id, run.At, run.Took, run.Result, run.Status, run.Problem, run.ProblemNumber, run.Added, run.Replaced, run.Kept, run.Wrong, run.RefusedRows != null)).ToList()))
                .ToListAsync(cancellation);
    }

    /// <summary>Why nothing can be imported from an address, as far as its form tells; null where that is fine.</summary>
    public ScheduledImportProblem? Check(string address) =>
        address.Length > ScheduledImportRow.AddressLength || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > ScheduledImportRow.AddressLength || !options.IsAddress(uri) ? ScheduledImportProblem.Address
        : !options.Allows(uri.Host) ? ScheduledImportProblem.Host
        : null;

    /// <summary>Fetches a file for an owner who wants to see it.</summary>
    /// <param name="member">Who.</param>
    /// <param name="address">One that <see cref="Check"/> finds fine.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ImportFetched> FetchAsync(CurrentMember member, string address, Stream target, CancellationToken cancellation)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            if (!await db.MayManageAsync(member, cancellation))
                return new(ImportRunResult.NotAllowed);
        return Check(address) is null ? await download.FetchAsync(new(address.Trim()), target, cancellation) : new(ImportRunResult.Redirected);
    }

    /// <summary>Has an address imported again and again; one that is already is set up anew, and is the member's from now on.</summary>
    /// <param name="member">Who.</param>
    /// <param name="address">Where the file is.</param>
    /// <param name="plan">How it is imported.</param>
    /// <param name="frequency">How often.</param>
    /// <param name="journey">A journey that it measures, or null.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ScheduledImportProblem?> ScheduleAsync(CurrentMember member, string address, ImportPlan plan, ImportFrequency frequency, Guid? journey, CancellationToken cancellation = default)
    {
        if (Check(address) is { } problem)
            return problem;
        if (!plan.Choices.IsComplete || !Enum.IsDefined(frequency))
            throw new ArgumentException("It is not known how.", nameof(plan));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of two who add at once the second waits: together they do not exceed the most.
        if (await db.LockMemberAsync(member.Id, cancellation) is not Role.Owner || !await db.MayManageAsync(member, cancellation))
            return ScheduledImportProblem.NotAllowed;
        var (now, from) = (clock.GetUtcNow(), new Uri(address.Trim()));
        var row = await db.ScheduledImports.SingleOrDefaultAsync(one => one.WorkspaceId == member.Workspace && one.Address == from.AbsoluteUri, cancellation);
        if (row is null && await db.ScheduledImports.CountAsync(one => one.WorkspaceId == member.Workspace, cancellation) >= Most)
            return ScheduledImportProblem.Full;
        if (row is null)
            db.ScheduledImports.Add(row = new() { Id = Guid.CreateVersion7(), WorkspaceId = member.Workspace, Address = from.AbsoluteUri, Plan = "", Frequency = frequency, IsEnabled = true, CreatedAt = now, NextAt = now });
        (row.MemberId, row.Plan, row.Frequency, row.IsEnabled, row.Failures, row.GivenUpAt) = (member.Id, plan.Write(), frequency, true, 0, null);
        row.NextAt = ScheduledImporter.Next(now, frequency, now);
        row.JourneyId = journey is { } id && await db.Journeys.InUse(member).AnyAsync(one => one.Id == id, cancellation) ? id : null;
        await CommitAsync(db, member, ActivityKind.ImportScheduled, from, await db.EndFailingImportAsync(row.Id, cancellation), cancellation);
        return null;
    }

    /// <summary>Changes how often an import runs.</summary>
    public Task<ScheduledImportProblem?> ChangeAsync(CurrentMember member, Guid import, ImportFrequency frequency, CancellationToken cancellation = default) => !Enum.IsDefined(frequency)
        ? throw new ArgumentOutOfRangeException(nameof(frequency))
        : OnAsync(member, import, row => (row.Frequency, row.NextAt) = (frequency, ScheduledImporter.Next(clock.GetUtcNow(), frequency, clock.GetUtcNow())), cancellation);

    /// <summary>Pauses an import, or has it run by itself again. Who resumes one whose owner has left has it run as their own.</summary>
    public Task<ScheduledImportProblem?> SwitchAsync(CurrentMember member, Guid import, bool on, CancellationToken cancellation = default) => OnAsync(member, import, row =>
    {
        row.IsEnabled = on;
        if (on)
            (row.Failures, row.GivenUpAt, row.MemberId, row.NextAt) = (0, null, row.MemberId ?? member.Id, ScheduledImporter.Next(row.NextAt, row.Frequency, clock.GetUtcNow()));
    }, cancellation);

    /// <summary>Removes an import with its runs. What it has imported stays.</summary>
    public Task<ScheduledImportProblem?> RemoveAsync(CurrentMember member, Guid import, CancellationToken cancellation = default) => OnAsync(member, import, change: null, cancellation);

    /// <summary>Runs an import now, and waits for what becomes of it: whoever leaves the page does not end it.</summary>
    public async Task<ScheduledImportProblem?> RunAsync(CurrentMember member, Guid import)
    {
        await using (var db = await contexts.CreateDbContextAsync())
        {
            if (!await db.MayManageAsync(member))
                return ScheduledImportProblem.NotAllowed;
            if (!await db.ScheduledImports.AnyAsync(row => row.Id == import && row.WorkspaceId == member.Workspace))
                return ScheduledImportProblem.Gone;
        }

        return await importer.RunNowAsync(import) ? null : ScheduledImportProblem.Running;
    }

    /// <summary>The refused rows of a run, as CSV; null where there are none, or not for this member.</summary>
    public async Task<byte[]?> RefusedRowsAsync(CurrentMember member, Guid run, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.MayManageAsync(member, cancellation) ? null
            : await db.ScheduledImportRuns.Where(row => row.Id == run && db.ScheduledImports.Any(import => import.Id == row.ImportId && import.WorkspaceId == member.Workspace))
                .Select(row => row.RefusedRows).SingleOrDefaultAsync(cancellation);
    }

    async Task<ScheduledImportProblem?> OnAsync(CurrentMember member, Guid import, Action<ScheduledImportRow>? change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayManageAsync(member, cancellation))
            return ScheduledImportProblem.NotAllowed;
        if (await db.ScheduledImports.SingleOrDefaultAsync(row => row.Id == import && row.WorkspaceId == member.Workspace, cancellation) is not { } row)
            return ScheduledImportProblem.Gone;
        if (change is null)
            db.ScheduledImports.Remove(row);
        else
            change(row);
        await CommitAsync(db, member, change is null ? ActivityKind.ImportUnscheduled : null, new(row.Address), change is null ? await db.EndFailingImportAsync(import, cancellation) : [], cancellation);
        return null;
    }

    async Task CommitAsync(JourneyDbContext db, CurrentMember member, ActivityKind? kind, Uri address, IReadOnlyList<Guid> told, CancellationToken cancellation)
    {
        if (kind is { } done)
            log.Add(db, member, done, subject: ActivityRow.Short(address.Host));
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], inbox, [.. told.Select(InboxTopic.For)], cancellation);
    }
}
