using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Map;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Shared.SignOffs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Chooses how a map becomes a PDF, makes it, and gives it to the browser.</summary>
public sealed partial class ExportDialog
{
    PrintOptions options = new();
    ImmutableArray<Sheet> sheets = [];
    CancellationTokenSource? work;
    PrintProgress? progress;
    long? finished;
    bool wasCancelled;
    string? failure;
    IJSObjectReference? script;

    [Parameter, EditorRequired] public required Journey Journey { get; set; }

    [CascadingParameter] public required CurrentMember Member { get; set; }

    [Inject] public required SignOffBook SignOffs { get; set; }

    [Inject] public required JourneyStore Store { get; set; }

    [Inject] public required MapPrinter Printer { get; set; }

    [Inject] public required ExportTickets Tickets { get; set; }

    [Inject] public required DialogService Dialogs { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    protected override void OnInitialized() => Change(options);

    void Choose<T>(ChangeEventArgs change, Func<T, PrintOptions> choose) where T : struct, Enum
    {
        if (Enum.TryParse(change.Value?.ToString(), out T choice) && Enum.IsDefined(choice))
            Change(choose(choice));
    }

    void Toggle(Lane lane, ChangeEventArgs change) => Change(options with
    {
        Lanes = [.. Lanes.All.Where(other => other == Lane.Touchpoint || (other == lane ? change.Value is true : options.Lanes.Contains(other)))],
    });

    void Change(PrintOptions changed)
    {
        options = changed;
        sheets = MapPrinter.Estimate(Journey, options);
        (finished, failure, wasCancelled) = (null, null, false);
    }

    async Task CreateAsync()
    {
        if (work is not null)
            return;
        work = new CancellationTokenSource();
        (progress, finished, failure, wasCancelled) = (null, null, null, false);
        try
        {
            // Read again: the page may show what the member may no longer see, or what is no longer the latest.
            if (await Store.FindAsync(Member.Workspace, Journey.Id, work.Token) is not { } journey)
            {
                failure = ExportText.Gone;
                return;
            }
            var approved = options with { Approval = await SignOffs.ApprovalTextAsync(Member.Workspace, journey, work.Token) };
            var pdf = await Printer.PrintAsync(journey, approved, new Reporter(this), work.Token);
            script ??= await Js.InvokeAsync<IJSObjectReference>("import", "/Features/Export/ExportDialog.razor.js");
            await script.InvokeVoidAsync("download", ExportEndpoints.AddressOf(Tickets.Add(Member.Id, FileName.Of(journey.Title), pdf)));
            finished = pdf.Length;
        }
        catch (PrintException e)
        {
            failure = PrintFailureText.Of(e.Failure);
        }
        catch (OperationCanceledException)
        {
            wasCancelled = true;
        }
        finally
        {
            work?.Dispose();
            work = null;
        }
    }

    Task CancelAsync() => work?.CancelAsync() ?? Task.CompletedTask;

    void Show(PrintProgress step) => _ = InvokeAsync(() =>
    {
        progress = step;
        StateHasChanged();
    });

    static string Describe(PrintProgress? step) => step switch
    {
        { Phase: PrintPhase.Waiting } => ExportText.Waiting.With(step.Position),
        { Phase: PrintPhase.Printing or PrintPhase.Done } => ExportText.Printing,
        _ => ExportText.Rendering,
    };

    static string Size(long bytes)
    {
        const double Thousand = 1000;
        return bytes < Thousand * Thousand ? ExportText.Kilobytes.With(bytes / Thousand) : ExportText.Megabytes.With(bytes / Thousand / Thousand);
    }

    public async ValueTask DisposeAsync()
    {
        await CancelAsync();
        if (script is null)
            return;
        try
        {
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its scripts with it.
        }
    }

    // Progress<T> would call later and out of order.
    sealed class Reporter(ExportDialog dialog) : IProgress<PrintProgress>
    {
        public void Report(PrintProgress value) => dialog.Show(value);
    }
}
