using System.Diagnostics;
using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>News of scheduled imports, for their owners' pages.</summary>
public sealed class ScheduledImportTopic() : WorkspaceTopic("scheduled-imports");

/// <summary>
/// Runs imports that are due. A node takes an import before it runs it, so that no other does. An import sees and may what its owner sees and may today; one that fails again and again is told to them,
/// and paused in the end.
/// </summary>
public sealed partial class ScheduledImporter(
    IDbContextFactory<JourneyDbContext> contexts, ImportDownload download, MeasurementImport imports, UploadFiles files, ScheduledImportTopic topic, InboxTopic inbox, TimeProvider clock, ILogger<ScheduledImporter> logger)
    : RecurringService(clock)
{
    /// <summary>So many failures in a row are told to who has set it up.</summary>
    public const int FailuresTold = 3;

    /// <summary>So many pause it.</summary>
    public const int MostFailures = 20;

    /// <summary>So many runs of an import are kept.</summary>
    public const int KeptRuns = 50;

    // One after the other: they are in no hurry, and people who import by hand wait.
    const int OfOneLook = 5;

    const int MostRefused = 2 * 1024 * 1024;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    // Longer than the longest run: a node that ends in the middle of one leaves it to the others.
    static readonly TimeSpan Taken = TimeSpan.FromMinutes(15);

    static readonly TimeSpan WhenBusy = TimeSpan.FromMinutes(5);

    /// <summary>Runs what is due now.</summary>
    /// <returns>How many imports were run.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var count = 0;
        for (; count < OfOneLook; count++)
        {
            var now = Clock.GetUtcNow();
            IReadOnlyList<Guid> taken;
            await using (var db = await contexts.CreateDbContextAsync(cancellation))
                taken = await db.TakeImportsAsync(now, now + Taken, 1, cancellation);
            if (taken.Count == 0)
                break;
            await RunAsync(taken[0], cancellation);
        }

        return count;
    }

    /// <summary>Runs an import now, and waits for what becomes of it.</summary>
    /// <returns>False where it runs already.</returns>
    public async Task<bool> RunNowAsync(Guid import, CancellationToken cancellation = default)
    {
        var now = Clock.GetUtcNow();
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            if (!await db.TakeImportAsync(import, now, now + Taken, cancellation))
                return false;
        await RunAsync(import, cancellation);
        return true;
    }

    /// <summary>When an import runs next: at the same time of the day, however long it was late.</summary>
    internal static DateTimeOffset Next(DateTimeOffset before, ImportFrequency frequency, DateTimeOffset now)
    {
        var period = frequency switch { ImportFrequency.Hourly => TimeSpan.FromHours(1), ImportFrequency.Daily => TimeSpan.FromDays(1), _ => TimeSpan.FromDays(7) };
        return before > now ? before : before + (((now - before).Ticks / period.Ticks) + 1) * period;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(BetweenLooks, stoppingToken);
            await TryAsync(async () =>
            {
                await RunAsync(stoppingToken);
                return true;
            }, stoppingToken);
        }
    }

    async Task RunAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.ScheduledImports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } import)
            return;
        var owner = await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.Id == import.MemberId && member.WorkspaceId == import.WorkspaceId && member.Role == Role.Owner, cancellation);
        var (begin, at) = (Stopwatch.GetTimestamp(), Clock.GetUtcNow());
        Run? run = null;
        try
        {
            run = owner is null ? new(ImportRunResult.NotAllowed) : await TryRunAsync(import, owner, cancellation);
        }
        finally
        {
            // Ended with the application, or another import needs its place: it comes again.
            if (run is null)
                await db.ScheduledImports.Where(row => row.Id == id).ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.RunningUntil, (DateTimeOffset?)null).SetProperty(row => row.NextAt, row => row.NextAt <= at ? at + WhenBusy : row.NextAt), CancellationToken.None);
        }

        if (run is not null)
            await NoteAsync(db, import, run, at, (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    async Task<Run?> TryRunAsync(ScheduledImportRow import, Member owner, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(LongestRun);
        try
        {
            // Reasons of refused rows are in the owner's language.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(owner.Language);
            return await ImportAsync(import, owner, limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(ImportRunResult.TimedOut);
        }
        catch (FileProblemException exception)
        {
            return new(ImportRunResult.Unreadable) { Problem = exception.Problem };
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseTrouble.IsUnreachable(exception))
        {
            LogRunFailed(exception, import.Id);
            return new(ImportRunResult.Failed);
        }
    }

    async Task<Run?> ImportAsync(ScheduledImportRow import, Member owner, CancellationToken cancellation)
    {
        if (ImportPlan.Read(import.Plan) is not { } plan)
            return new(ImportRunResult.OtherColumns);
        var member = new CurrentMember(owner.Id, owner.WorkspaceId, owner.DisplayName, owner.Role)
        {
            Zone = CurrentMember.ZoneOf(owner.TimeZone),
        };
        await using var content = files.Create(member.Id);
        if (await download.FetchAsync(new(import.Address), content, cancellation) is { Problem: { } problem, Status: var status })
            return new(problem) { Status = status };
        await using var table = await UploadedTable.OpenAsync(content, ImportDownload.Limits, () => files.Create(member.Id), cancellation);
        if (plan.Sheet is { } sheet)
            await table.ChooseSheetAsync(table.Sheets.ToList().IndexOf(sheet), cancellation);
        if ((plan.Sheet is null) != (table.Sheets.Count == 0) || (plan.Sheet is not null && table.Sheets[table.Sheet] != plan.Sheet) || !HasTitles(table.File, plan))
            return new(ImportRunResult.OtherColumns);
        switch (await imports.CheckAsync(member, table.File, plan.Choices, cancellation: cancellation))
        {
            case ImportCheck.Done { Import: var rows }:
                await using (rows)
                    return await RecordAsync(rows, member, table.File, plan, new Uri(import.Address).Host, cancellation);
            case ImportCheck.Unreadable unreadable:
                return new(ImportRunResult.Unreadable) { Problem = unreadable.Problem };
            case ImportCheck.Busy:
                return null;
            default:
                return new(ImportRunResult.NotAllowed);
        }
    }

    static bool HasTitles(ImportFile file, ImportPlan plan)
    {
        if ((file.ProblemIn(plan.Choices.Format.Encoding) ?? file.Problem) is { } problem)
            throw new FileProblemException(problem);
        using var rows = CsvRows.Open(file, plan.Choices.Format);
        // Where each date has a column, columns come with time.
        return plan.Choices.Layout == TableLayout.Dates
            ? plan.Choices.Used.All(column => column < rows.Titles.Count && rows.Titles[column] == plan.Titles[column])
            : rows.Titles.SequenceEqual(plan.Titles, StringComparer.Ordinal);
    }

    async Task<Run> RecordAsync(CheckedImport rows, CurrentMember member, ImportFile file, ImportPlan plan, string host, CancellationToken cancellation)
    {
        var wrong = rows.Counts.Wrong;
        var refused = wrong == 0 ? null : await RefusedAsync(rows, member, file, plan, cancellation);
        return await rows.ImportAsync(member, plan.Existing, plan.LeavesOutWrong, host: host, cancellation: cancellation) switch
        {
            ImportOutcome.Done done => new(wrong > 0 ? ImportRunResult.SomeRefused : ImportRunResult.Imported)
            {
                Added = done.Added,
                Replaced = done.Replaced,
                Kept = done.Kept,
                Wrong = wrong,
                RefusedRows = refused,
                Journey = done.Journeys is [var first, ..] ? first.Id : null,
            },
            ImportOutcome.NothingRecorded => new(ImportRunResult.Refused) { Wrong = wrong, RefusedRows = refused },
            ImportOutcome.NotAllowed => new(ImportRunResult.NotAllowed),
            _ => new(ImportRunResult.Changed),
        };
    }

    async Task<byte[]?> RefusedAsync(CheckedImport rows, CurrentMember member, ImportFile file, ImportPlan plan, CancellationToken cancellation)
    {
        var index = await imports.IndexAsync(member, cancellation);
        await using var target = files.Create(member.Id);
        await RefusedRows.WriteAsync(target, file, plan.Choices.Format, rows.Problems.First, index.Kpis, cancellation);
        if (target.Length > MostRefused)
            return null;
        var bytes = new byte[target.Length];
        target.Position = 0;
        await target.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    // Not given up in between: it has run.
    async Task NoteAsync(JourneyDbContext db, ScheduledImportRow import, Run run, DateTimeOffset at, int took)
    {
        var isFine = run.Result is ImportRunResult.Imported or ImportRunResult.SomeRefused;
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await db.LockImportAsync(import.Id, CancellationToken.None) is not { } row)
            return;
        row.RunningUntil = null;
        row.Failures = isFine ? 0 : row.Failures + 1;
        row.NextAt = Next(row.NextAt, row.Frequency, Clock.GetUtcNow());
        row.JourneyId = run.Journey ?? row.JourneyId;
        if (row.Failures >= MostFailures && row.IsEnabled)
        {
            (row.IsEnabled, row.GivenUpAt) = (false, Clock.GetUtcNow());
            LogGivenUp(row.Id, row.Failures);
        }

        db.ScheduledImportRuns.Add(new()
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            ImportId = row.Id,
            At = at,
            Took = took,
            Result = run.Result,
            Status = (short?)run.Status,
            Problem = run.Problem?.Kind.ToString(),
            ProblemNumber = run.Problem?.Number ?? 0,
            Added = run.Added,
            Replaced = run.Replaced,
            Kept = run.Kept,
            Wrong = run.Wrong,
            RefusedRows = run.RefusedRows,
        });
        await db.SaveChangesAsync(CancellationToken.None);
        await db.ForgetImportRunsAsync(row.Id, KeptRuns, CancellationToken.None);
        var told = isFine ? await db.EndFailingImportAsync(row.Id, CancellationToken.None)
            : row.Failures is FailuresTold or MostFailures ? await db.TellOfFailingImportAsync(row.Id, Clock.GetUtcNow(), CancellationToken.None) : [];
        await topic.CommitAsync(db, row.WorkspaceId, [TopicMessage.Anything], inbox, [.. told.Select(InboxTopic.For)], CancellationToken.None);
    }

    [LoggerMessage(EventId = 1730, Level = LogLevel.Warning, Message = "Scheduled import {Import} was paused after {Failures} runs in a row that failed")]
    partial void LogGivenUp(Guid import, int failures);

    [LoggerMessage(EventId = 1731, Level = LogLevel.Error, Message = "Scheduled import {Import} failed")]
    partial void LogRunFailed(Exception exception, Guid import);

    [LoggerMessage(EventId = 1732, Level = LogLevel.Warning, Message = "Scheduled imports could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1733, Level = LogLevel.Error, Message = "Scheduled imports failed; trying again later")]
    protected override partial void LogFailed(Exception exception);

    /// <summary>What became of a run.</summary>
    sealed record Run(ImportRunResult Result)
    {
        public int? Status { get; init; }

        public FileProblem? Problem { get; init; }

        public long Added { get; init; }

        public long Replaced { get; init; }

        public long Kept { get; init; }

        public long Wrong { get; init; }

        public byte[]? RefusedRows { get; init; }

        public Guid? Journey { get; init; }
    }
}
