using System.Diagnostics;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Scheduled;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace JourneyMapper.Web.Features.Import;

/// <summary>Leads from a file to recorded measurements, step by step. Whoever leaves the page takes file and checked rows along.</summary>
public sealed partial class ImportPage : IAsyncDisposable
{
    FileStream? content;
    UploadedTable? table;
    ChosenTable? chosen;
    // Where the file was fetched from, and how it was imported from there: for an import that comes again.
    string? address;
    (string Address, ImportPlan Plan)? repeatable;
    CheckedImport? result;
    long existing;
    ExistingDays choice = ExistingDays.Skip;
    ImportOutcome.Done? done;

    [Inject] public required MeasurementImport Import { get; set; }

    [Inject] public required ScheduledImportService Scheduled { get; set; }

    [Inject] public required UploadFiles Files { get; set; }

    [Inject] public required Downloads Downloads { get; set; }

    ImportFile? file => table?.File;

    ImportChoices? choices => chosen?.Choices;

    bool isChoosingFile => choices is null && result is null && done is null;

    int current => done is not null ? 3 : result is not null ? 2 : choices is not null ? 1 : 0;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            // Nobody may read the file any more when it is closed.
            await running;
        }
        finally
        {
            await ForgetAsync();
        }
    }

    Task UploadAsync(InputFileChangeEventArgs change) => WorkAsync(ImportText.Uploading.With(change.File.Name), async cancellation =>
    {
        await ForgetAsync();
        if (change.File.Size > ImportLimits.Default.File)
        {
            refused = new FileProblem(FileProblemKind.TooLarge, ImportLimits.Default.File).Explain();
            return;
        }

        content = Files.Create(Member.Id);
        await CopyAsync(change.File, content, cancellation);
        await OpenAsync(change.File.Name, ImportLimits.Default, cancellation);
    });

    Task FetchAsync(string from)
    {
        if (work is not null || !Member.CanManage)
            return Task.CompletedTask;
        if (Scheduled.Check(from) is { } problem)
        {
            refused = ScheduledImportTexts.Explain(problem);
            return Task.CompletedTask;
        }

        return WorkAsync(ScheduledImportText.Fetching.With(new Uri(from.Trim()).Host), async cancellation =>
        {
            await ForgetAsync();
            content = Files.Create(Member.Id);
            if (await Scheduled.FetchAsync(Member, from, content, cancellation) is { Problem: not null } fetched)
            {
                refused = fetched.Explain();
                return;
            }

            address = from;
            await OpenAsync(new Uri(from.Trim()).Host, ImportDownload.Limits, cancellation);
        });
    }

    async Task OpenAsync(string name, ImportLimits limits, CancellationToken cancellation)
    {
        Show(ImportText.Inspecting, null);
        table = await UploadedTable.OpenAsync(content!, limits, () => Files.Create(Member.Id), cancellation);
        chosen = new(name, table, await Import.IndexAsync(Member, cancellation));
        await table.FindSheetAsync(() => TableStart.HasTitles(table.File, chosen.Index), cancellation);
        Suggest(null);
    }

    async Task CopyAsync(IBrowserFile source, FileStream target, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var buffer = new byte[64 * 1024];
        await using var reading = source.OpenReadStream(ImportLimits.Default.File, cancellation);
        while (await reading.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (Stopwatch.GetElapsedTime(begin) < Often)
                continue;
            begin = Stopwatch.GetTimestamp();
            Show(working, (int)(100 * target.Position / Math.Max(1, source.Size)));
        }
    }

    void Suggest(CsvFormat? format)
    {
        if (chosen?.Suggest(format, Member.LatestDay(Clock)) is { } problem)
            refused = problem.Explain();
    }

    Task SheetAsync(int sheet) => WorkAsync(ImportText.Inspecting, async cancellation =>
    {
        if (table is null)
            return;
        await table.ChooseSheetAsync(sheet, cancellation);
        Suggest(null);
    });

    Task FormatAsync(CsvFormat format)
    {
        if (work is not null)
            return Task.CompletedTask;
        refused = null;
        if (Member.CanEdit && Enum.IsDefined(format.Encoding) && CsvFormat.Delimiters.Contains(format.Delimiter))
            Suggest(format);
        return Task.CompletedTask;
    }

    Task ChangeAsync(ImportChoices changed)
    {
        if (work is not null)
            return Task.CompletedTask;
        refused = null;
        if (Member.CanEdit && chosen is not null && Enum.IsDefined(changed.Layout) && (changed.Kpi is not { } kpi || chosen.Index.Kpis.Find(kpi) is not null))
            chosen.Choose(changed, Member.LatestDay(Clock));
        return Task.CompletedTask;
    }

    Task CheckAsync() => WorkAsync(ImportText.Reading, async cancellation =>
    {
        if (file is null || choices is not { IsComplete: true })
            return;
        await DropResultAsync();
        switch (await Import.CheckAsync(Member, file, choices, Reporter(), cancellation))
        {
            case ImportCheck.Done checkedRows:
                (result, existing, choice) = (checkedRows.Import, checkedRows.Import.Counts.Existing, ExistingDays.Skip);
                break;
            case ImportCheck.Unreadable unreadable:
                refused = unreadable.Problem.Explain();
                break;
            case ImportCheck.Busy:
                refused = ImportText.Busy;
                break;
            default:
                refused = ImportText.NotAllowed;
                break;
        }
    });

    Task SaveRefusedAsync() => WorkAsync(ImportText.Reading, async cancellation =>
    {
        if (result is null || file is null || choices is null)
            return;
        await using var rows = Files.Create(Member.Id);
        await RefusedRows.WriteAsync(rows, file, choices.Format, result.Problems.First, chosen!.Index.Kpis, cancellation);
        rows.Position = 0;
        await Downloads.SaveAsync(rows, ImportText.RefusedName);
    });

    Task ImportAsync(bool leaveOutWrong) => WorkAsync(ImportText.Recording, async cancellation =>
    {
        if (result is null)
            return;
        // Nobody was asked about days that got a value since the check: then they are asked now.
        switch (await result.ImportAsync(Member, existing > 0 ? choice : ExistingDays.Tell, leaveOutWrong, Reporter(), cancellation: cancellation))
        {
            case ImportOutcome.Done outcome:
                // What days get that have a value when nobody is asked: what was answered, or what the file says, as it is when nothing was to be asked.
                repeatable = RepeatableAs(leaveOutWrong);
                await ForgetAsync();
                done = outcome;
                break;
            case ImportOutcome.Taken taken:
                (existing, refused) = (taken.Existing, ImportText.Taken);
                break;
            case ImportOutcome.Changed:
                await DropResultAsync();
                refused = ImportText.Changed;
                break;
            case ImportOutcome.Expired:
                await DropResultAsync();
                refused = ImportText.Expired;
                break;
            case ImportOutcome.NothingRecorded:
                refused = ImportText.NothingUntilRight;
                break;
            default:
                refused = ImportText.NotAllowed;
                break;
        }
    });

    (string Address, ImportPlan Plan)? RepeatableAs(bool leaveOutWrong)
    {
        if (address is null || table is null || choices is null)
            return null;
        var sheet = table.Sheets.Count == 0 ? null : table.Sheets[table.Sheet];
        return (address, new ImportPlan(choices, chosen!.Titles, sheet, existing > 0 ? choice : ExistingDays.Replace, leaveOutWrong));
    }

    async Task BackAsync()
    {
        if (work is not null)
            return;
        refused = null;
        await DropResultAsync();
    }

    async Task StartAgainAsync()
    {
        if (work is not null)
            return;
        (refused, done, repeatable) = (null, null, null);
        await ForgetAsync();
    }

    async Task DropResultAsync()
    {
        if (result is not null)
            await result.DisposeAsync();
        result = null;
    }

    async Task ForgetAsync()
    {
        await DropResultAsync();
        if (table is not null)
            await table.DisposeAsync();
        if (content is not null)
            await content.DisposeAsync();
        (content, table, chosen, address) = (null, null, null, null);
    }
}
