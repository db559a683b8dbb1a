using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// The product's own metrics and traces. They cost next to nothing while nobody collects them. Tags name kinds and outcomes only: never what
/// a person has written, a name, an address or an id.
/// </summary>
public sealed class Telemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "JourneyMapper";

    readonly ActivitySource source = new(Name);
    readonly Meter? ownMeter;
    readonly Counter<long> submitted;
    readonly Counter<long> committed;
    readonly Counter<long> refused;
    readonly UpDownCounter<long> boards;
    readonly Histogram<double> pdfDuration;
    readonly Counter<long> importRows;
    readonly Counter<long> backups;
    readonly Counter<long> printsRefused;
    readonly Counter<long> circuitsRefused;

    /// <summary>In an application, whose meter factory disposes the meter.</summary>
    public Telemetry(IMeterFactory meters)
        : this(meters.Create(Name))
    {
    }

    /// <summary>Outside of an application: in tests and benchmarks of single services.</summary>
    public Telemetry()
        : this(new Meter(Name)) => ownMeter = submitted.Meter;

    Telemetry(Meter meter)
    {
        submitted = meter.CreateCounter<long>("journeymapper.edits.submitted", "{edit}", "Edits sent by boards, undo and redo included");
        committed = meter.CreateCounter<long>("journeymapper.edits.committed", "{edit}", "Edits that have changed a journey");
        refused = meter.CreateCounter<long>("journeymapper.edits.refused", "{edit}", "Edits refused, by reason; conflicts are among them");
        boards = meter.CreateUpDownCounter<long>("journeymapper.boards.open", "{board}", "Maps open in browsers");
        pdfDuration = meter.CreateHistogram("journeymapper.pdf.duration", "s", "From the request for a PDF to the PDF, waiting included",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
        importRows = meter.CreateCounter<long>("journeymapper.import.rows", "{row}", "Rows of imported files, by what became of them");
        backups = meter.CreateCounter<long>("journeymapper.backups", "{backup}", "Backups that were due, by what became of them");
        printsRefused = meter.CreateCounter<long>("journeymapper.prints.refused", "{document}", "Documents and pictures that were not drawn because too many of the same member waited");
        circuitsRefused = meter.CreateCounter<long>("journeymapper.circuits.refused", "{circuit}", "Circuits that were not opened because the same member or address has too many");
    }

    /// <summary>Counts a circuit that was not opened because its member or address has too many.</summary>
    public void CircuitRefused() => circuitsRefused.Add(1);

    /// <summary>Counts a document that was not drawn because too many of the same member waited.</summary>
    public void PrintRefused() => printsRefused.Add(1);

    /// <summary>Counts an edit and its outcome.</summary>
    /// <param name="kind">The kind of edit.</param>
    /// <param name="submit">Submits it.</param>
    public async Task<Outcome<TRoot>> EditAsync<TRoot>(string kind, Func<Task<Outcome<TRoot>>> submit)
    {
        using var activity = source.StartActivity("edit");
        activity?.SetTag("journeymapper.edit.kind", kind);
        submitted.Add(1);
        try
        {
            var outcome = await submit();
            switch (outcome)
            {
                case Outcome<TRoot>.Refused { Refusal: var refusal }:
                    activity?.SetTag("journeymapper.edit.refusal", Reason(refusal));
                    if (refused.Enabled)
                        refused.Add(1, KeyValuePair.Create<string, object?>("reason", Reason(refusal)));
                    break;
                case Outcome<TRoot>.Applied { Difference.IsEmpty: false }:
                    committed.Add(1);
                    break;
            }

            return outcome;
        }
        catch (Exception exception)
        {
            Fail(activity, exception);
            throw;
        }
    }

    /// <summary>Counts a board as open until the handle is disposed.</summary>
    public IDisposable OpenBoard() => new OpenedBoard(boards);

    /// <summary>Measures how long a PDF takes.</summary>
    public async Task<T> PdfAsync<T>(Func<Task<T>> print)
    {
        using var activity = source.StartActivity("pdf");
        var (begin, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var pdf = await print();
            outcome = "done";
            return pdf;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        catch (Exception exception)
        {
            Fail(activity, exception);
            throw;
        }
        finally
        {
            pdfDuration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds, KeyValuePair.Create<string, object?>("outcome", outcome));
        }
    }

    /// <summary>The trace of an import, until the handle is disposed.</summary>
    public IDisposable? StartImport() => source.StartActivity("import");

    /// <summary>Counts the rows of an imported file.</summary>
    public void Imported(long added, long replaced, long unchanged)
    {
        AddRows(added, "added");
        AddRows(replaced, "replaced");
        AddRows(unchanged, "unchanged");
    }

    /// <summary>Counts a backup that was due.</summary>
    public void BackedUp(bool isDone) => backups.Add(1, KeyValuePair.Create<string, object?>("outcome", isDone ? "done" : "failed"));

    /// <inheritdoc/>
    public void Dispose()
    {
        source.Dispose();
        ownMeter?.Dispose();
    }

    void AddRows(long count, string outcome)
    {
        if (count > 0)
            importRows.Add(count, KeyValuePair.Create<string, object?>("outcome", outcome));
    }

    static string Reason(Refusal refusal) => JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.GetType().Name);

    // Without the exception's message, which may quote what somebody has written.
    static void Fail(Activity? activity, Exception exception) => activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().FullName);

    sealed class OpenedBoard : IDisposable
    {
        UpDownCounter<long>? boards;

        public OpenedBoard(UpDownCounter<long> boards)
        {
            this.boards = boards;
            boards.Add(1);
        }

        public void Dispose() => Interlocked.Exchange(ref boards, null)?.Add(-1);
    }
}
