using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Features.Import.Storing;

/// <summary>What the check of a whole file came to.</summary>
/// <param name="Fine">Rows that can be recorded.</param>
/// <param name="Wrong">Rows that cannot.</param>
/// <param name="Repeated">Rows that say again what an earlier one says; they count once.</param>
/// <param name="Existing">Fine rows about days that have a value already.</param>
/// <param name="Empty">Rows that have no value; they are left out.</param>
/// <param name="Around">Lines around the table: totals, and notes behind the last row; they are left out.</param>
public sealed record ImportCounts(long Fine, long Wrong, long Repeated, long Existing, long Empty = 0, long Around = 0)
{
    /// <summary>Measurements that are recorded.</summary>
    public long Recorded => Fine - Repeated;
}

/// <summary>A file whose rows were checked and wait in the database to be recorded. Whoever has it throws it away when it is not wanted any more.</summary>
public sealed class CheckedImport : IAsyncDisposable
{
    readonly CurrentMember author;
    readonly IReadOnlyCollection<ImportTarget> targets;
    readonly MeasurementTopic topic;
    readonly ActivityLog log;
    readonly Telemetry telemetry;
    readonly IDisposable slot;
    readonly SemaphoreSlim turn = new(1, 1);
    readonly ITimer expiry;
    MeasurementStage? stage;

    internal CheckedImport(
        CurrentMember author, ImportCounts counts, RowProblems problems, IReadOnlyCollection<ImportTarget> targets, MeasurementStage stage, IDisposable slot, MeasurementTopic topic, ActivityLog log, Telemetry telemetry, TimeProvider clock)
    {
        (this.author, Counts, Problems, this.targets) = (author, counts, problems, targets);
        (this.stage, this.slot, this.topic, this.log, this.telemetry) = (stage, slot, topic, log, telemetry);
        expiry = clock.CreateTimer(_ => _ = DisposeAsync().AsTask(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>So long the rows wait.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How many rows are fine and how many are not.</summary>
    public ImportCounts Counts { get; }

    /// <summary>What is wrong, row by row.</summary>
    public RowProblems Problems { get; }

    /// <summary>Records all rows or none; wrong ones only keep the others out where nobody has said that they are left out.</summary>
    /// <param name="member">Who records.</param>
    /// <param name="existing">What becomes of days that have a value already.</param>
    /// <param name="leaveOutWrong">Whether wrong rows are left out. Of rows that contradict each other the first is right.</param>
    /// <param name="progress">Told how far it is, on any thread.</param>
    /// <param name="host">Of an import that comes again and again, from where it was fetched.</param>
    /// <param name="cancellation">Stops it; nothing is recorded then, and it can be tried again.</param>
    public async Task<ImportOutcome> ImportAsync(
        CurrentMember member, ExistingDays existing, bool leaveOutWrong = false, IProgress<ImportProgress>? progress = null, string? host = null, CancellationToken cancellation = default)
    {
        if (!member.CanEdit || member.Reader != author.Reader)
            return new ImportOutcome.NotAllowed();
        if ((Counts.Wrong > 0 && !leaveOutWrong) || Counts.Fine == 0)
            return new ImportOutcome.NothingRecorded(Counts.Wrong);
        await turn.WaitAsync(cancellation);
        using var activity = telemetry.StartImport();
        try
        {
            if (stage is not { } rows)
                return new ImportOutcome.Expired();
            await using var transaction = await rows.BeginAsync(cancellation);
            if (!await rows.Db.HasRoleAsync(member, member.Role, cancellation))
                return new ImportOutcome.NotAllowed();
            var index = await TouchpointIndex.ReadAsync(rows.Db, member, cancellation);
            if (!targets.All(index.StillHas))
                return new ImportOutcome.Changed();
            await RecordedFacts.NoteAsync(rows.Db, await rows.EarliestAsync(cancellation), cancellation);
            IReadOnlyList<WrittenTouchpoint> written;
            try
            {
                written = await rows.RecordAsync(existing == ExistingDays.Tell ? null : existing == ExistingDays.Replace, member.Id, host is null ? MeasurementSource.Imported : MeasurementSource.Scheduled, (done, total) => progress?.Report(new(ImportPhase.Recording, done, total)), cancellation);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                await transaction.RollbackAsync(cancellation);
                return new ImportOutcome.Taken(await rows.CountExistingAsync(cancellation));
            }

            var (added, replaced) = (written.Sum(touchpoint => touchpoint.Added), written.Sum(touchpoint => touchpoint.Replaced));
            // Where all days keep their values nothing has changed, and nobody has to review anything again.
            if (written.Count > 0)
            {
                log.Add(rows.Db, member, ActivityKind.MeasurementsImported, subject: ActivityRow.Short(host ?? ""), count: added + replaced);
                await rows.Db.SaveChangesAsync(cancellation);
                await topic.CommitAsync(rows.Db, member.Workspace, [.. written.Select(touchpoint => new TopicMessage(touchpoint.Journey, touchpoint.Touchpoint))], cancellation);
            }

            var unchanged = Counts.Recorded - added - replaced;
            telemetry.Imported(added, replaced, unchanged);
            return new ImportOutcome.Done(added, replaced, unchanged, Journeys(written));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Throws the rows away.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (stage is null)
                return;
            await expiry.DisposeAsync();
            await stage.DisposeAsync();
            stage = null;
            slot.Dispose();
        }
        finally
        {
            turn.Release();
        }
    }

    IReadOnlyList<ImportedJourney> Journeys(IReadOnlyList<WrittenTouchpoint> written)
    {
        var titles = targets.DistinctBy(target => target.Place.Journey).ToDictionary(target => target.Place.Journey, target => target.Place.Title);
        return
        [
            .. written.GroupBy(touchpoint => touchpoint.Journey)
                .Select(group => new ImportedJourney(group.Key, titles[group.Key], group.Sum(touchpoint => touchpoint.Added + touchpoint.Replaced)))
                .OrderByDescending(journey => journey.Values).ThenBy(journey => journey.Title, StringComparer.CurrentCulture),
        ];
    }
}
