using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import.Storing;

/// <summary>
/// Imports measurements from files. A file is checked to its end before anything is recorded; its rows wait in the database meanwhile.
/// Memory does not grow with the file.
/// </summary>
public sealed class MeasurementImport(IDbContextFactory<JourneyDbContext> contexts, MeasurementTopic topic, Telemetry telemetry, TimeProvider clock)
{
    // Each holds a connection.
    const int MostAtOnce = 8;
    // Rows between two looks at whether somebody wants it stopped.
    const int Breath = 4096;

    int running;

    /// <summary>What rows can be about.</summary>
    public async Task<TouchpointIndex> IndexAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await TouchpointIndex.ReadAsync(db, reader, cancellation);
    }

    /// <summary>Reads a whole file, and compares its rows with one another and with what is recorded.</summary>
    /// <param name="member">Who wants to import.</param>
    /// <param name="file">The file.</param>
    /// <param name="choices">How to read it; complete.</param>
    /// <param name="progress">Told how far it is, on any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ImportCheck> CheckAsync(CurrentMember member, ImportFile file, ImportChoices choices, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new ImportCheck.NotAllowed();
        if (Slot.Take(this) is not { } slot)
            return new ImportCheck.Busy();
        MeasurementStage? stage = null;
        try
        {
            stage = await MeasurementStage.OpenAsync(contexts, cancellation);
            var done = await CheckAsync(stage, slot, member, file, choices, progress, cancellation);
            (stage, slot) = (null, null);
            return new ImportCheck.Done(done);
        }
        catch (FileProblemException e)
        {
            return new ImportCheck.Unreadable(e.Problem);
        }
        finally
        {
            if (stage is not null)
                await stage.DisposeAsync();
            slot?.Dispose();
        }
    }

    async Task<CheckedImport> CheckAsync(
        MeasurementStage stage, Slot slot, CurrentMember member, ImportFile file, ImportChoices choices, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var index = await TouchpointIndex.ReadAsync(stage.Db, member, cancellation);
        var reading = new Reading(file, choices, index, member.LatestDay(clock), progress, cancellation);
        await stage.FillAsync(reading.Run, () => progress?.Report(new(ImportPhase.Comparing, 0, 0)), cancellation);
        var (repeated, contradicting) = await stage.CountTwiceAsync(cancellation);
        if (contradicting > 0)
            reading.Problems.AddAll([.. (await stage.ContradictionsAsync(reading.Problems.Room, cancellation)).Select(Problem)], contradicting);
        var wrong = reading.Wrong + contradicting;
        var counts = new ImportCounts(reading.Fine - contradicting, wrong, repeated, wrong > 0 ? 0 : await stage.CountExistingAsync(cancellation));
        return new(member, counts, reading.Problems, reading.Targets, stage, slot, topic, telemetry, clock);
    }

    static RowProblem Problem(Contradiction row) =>
        new(row.Line, ImportField.Value, RowProblemKind.OtherValue, row.Value.ToString("0.######"), Number: row.Earlier);

    /// <summary>Goes through all rows of a file once.</summary>
    sealed class Reading(ImportFile file, ImportChoices choices, TouchpointIndex index, DateOnly latest, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        readonly Dictionary<int, ImportTarget> targets = [];

        public RowProblems Problems { get; } = new(file.Limits.Problems);

        public long Fine { get; private set; }

        public long Wrong { get; private set; }

        public IReadOnlyCollection<ImportTarget> Targets => targets.Values;

        public IReadOnlyCollection<StagedTarget> Run(StageWriter writer)
        {
            using var rows = CsvRows.Open(file, choices.Format);
            if (choices.Columns.Used.Any(column => column >= rows.Titles.Count))
                throw new FileProblemException(new(FileProblemKind.MissingColumn, rows.Titles.Count));
            var checker = new RowChecker(choices, index, latest, file.Limits, Problems);
            while (rows.Read())
            {
                if ((Fine + Wrong) % Breath == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(new(ImportPhase.Reading, rows.Position, file.Size));
                }

                var isFine = checker.Check(rows);
                if (isFine == true)
                    Write(writer, rows.Line, checker);
                else if (isFine == false)
                    Wrong++;
            }

            return Fine + Wrong > 0 ? [.. Targets.Select(Staged)] : throw new FileProblemException(new(FileProblemKind.OnlyTitles));
        }

        static StagedTarget Staged(ImportTarget target) => new(target.Number, target.Place.Touchpoint, target.Place.Journey, target.Kpi.Id);

        void Write(StageWriter writer, long line, RowChecker checker)
        {
            Fine++;
            var target = checker.Target!;
            targets.TryAdd(target.Number, target);
            writer.Write(line, target.Number, checker.Day!.Value, new Measurement(checker.Day.Value, checker.Value!.Value).Rounded().Value);
        }
    }

    /// <summary>One of the places for imports that run or wait.</summary>
    sealed class Slot : IDisposable
    {
        MeasurementImport? owner;

        public static Slot? Take(MeasurementImport owner)
        {
            if (Interlocked.Increment(ref owner.running) <= MostAtOnce)
                return new() { owner = owner };
            Interlocked.Decrement(ref owner.running);
            return null;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref owner, null) is { } taken)
                Interlocked.Decrement(ref taken.running);
        }
    }
}
