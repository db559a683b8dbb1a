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
public sealed class MeasurementImport(IDbContextFactory<JourneyDbContext> contexts, MeasurementTopic topic, ActivityLog log, Telemetry telemetry, TimeProvider clock)
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
        var counts = new ImportCounts(reading.Fine - contradicting, reading.Wrong + contradicting, repeated, await stage.CountExistingAsync(cancellation), reading.Empty, reading.Around);
        return new(member, counts, reading.Problems, reading.Targets, stage, slot, topic, log, telemetry, clock);
    }

    static RowProblem Problem(Contradiction row) =>
        new(row.Line, ImportField.Value, RowProblemKind.OtherValue, row.Value.ToString("0.######"), Number: row.Earlier);

    /// <summary>Goes through all rows of a file once.</summary>
    sealed class Reading(ImportFile file, ImportChoices choices, TouchpointIndex index, DateOnly latest, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        // So many lines behind a table are notes about it; more are rows that cannot be read.
        const int MostNotes = 20;

        readonly Dictionary<int, ImportTarget> targets = [];
        readonly List<RowProblem> notes = [];

        public RowProblems Problems { get; } = new(file.Limits.Problems);

        public long Fine { get; private set; }

        public long Wrong { get; private set; }

        public long Empty { get; private set; }

        public long Around { get; private set; }

        public IReadOnlyCollection<ImportTarget> Targets => targets.Values;

        public IReadOnlyCollection<StagedTarget> Run(StageWriter writer)
        {
            using var rows = CsvRows.Open(file, choices.Format);
            var checker = new RowChecker(choices, rows.Titles, index, latest, file.Limits, Problems);
            for (var read = 0; rows.Read(); read++)
            {
                if (read % Breath == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(new(ImportPhase.Reading, rows.Position, file.Size));
                }

                Take(checker.Check(rows), rows.Line, checker, writer);
            }

            // Where nothing else is there, they are what the file holds.
            if (Fine + Wrong == 0)
                FlushNotes();
            Around += notes.Count;
            if (Fine + Wrong == 0)
                throw new FileProblemException(new(Empty + Around > 0 ? FileProblemKind.NoValues : FileProblemKind.OnlyTitles));
            Problems.AddAll([], 0);
            return [.. Targets.Select(Staged)];
        }

        static StagedTarget Staged(ImportTarget target) => new(target.Number, target.Place.Touchpoint, target.Place.Journey, target.Kpi.Id);

        void Take(RowKind kind, long line, RowChecker checker, StageWriter writer)
        {
            switch (kind)
            {
                case RowKind.Values:
                    var fine = Fine;
                    foreach (var value in checker.Values)
                        if (value.Problems == 0)
                            Write(writer, line, value);
                        else
                            Wrong++;
                    // Rows follow: what was taken for notes stands among them.
                    if (Fine > fine && notes.Count > 0)
                        FlushNotes();
                    break;
                case RowKind.NoValue:
                    Empty++;
                    break;
                case RowKind.Total:
                    Around++;
                    break;
                case RowKind.Note:
                    notes.Add(checker.NoteProblem!);
                    if (notes.Count > MostNotes)
                        FlushNotes();
                    break;
            }
        }

        void FlushNotes()
        {
            Wrong += notes.Count;
            foreach (var note in notes)
                Problems.Add(note);
            notes.Clear();
        }

        void Write(StageWriter writer, long line, CheckedValue value)
        {
            Fine++;
            var target = value.Target!;
            targets.TryAdd(target.Number, target);
            writer.Write(line, target.Number, value.Day!.Value, new Measurement(value.Day.Value, value.Value!.Value).Rounded().Value);
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
