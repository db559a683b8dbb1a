using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>Leads from a file or a pasted text to a new journey. Nothing is saved before it was seen what is taken and what is not.</summary>
public sealed partial class JourneyImportPage : IAsyncDisposable
{
    CancellationTokenSource? work;
    Task running = Task.CompletedTask;
    string? working;
    string? refused;
    JourneySource? source;
    IJourneyReader? reader;
    JourneyChoices? choices;
    JourneyReading? reading;
    string title = "";
    Journey? saved;

    [Inject] public required JourneyImport Import { get; set; }

    [Inject] public required UploadFiles Files { get; set; }

    [Inject] public required ISnackbar Notices { get; set; }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            // Nobody may read the source any more when it is closed.
            await running;
        }
        finally
        {
            await ForgetAsync();
        }
    }

    Task CancelAsync() => work?.CancelAsync() ?? Task.CompletedTask;

    Task UploadAsync(InputFileChangeEventArgs change) => WorkAsync(ImportText.Uploading.With(change.File.Name), async cancellation =>
    {
        if (change.File.Size > JourneySource.Limits.File)
            throw new FileProblemException(new(FileProblemKind.TooLarge, JourneySource.Limits.File));
        var content = Files.Create(Member.Id);
        try
        {
            await using var upload = change.File.OpenReadStream(JourneySource.Limits.File, cancellation);
            await upload.CopyToAsync(content, cancellation);
            await OpenAsync(JourneySource.OpenAsync(content, change.File.Name, () => Files.Create(Member.Id), cancellation), cancellation);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    });

    Task PasteAsync(string text) => WorkAsync(JourneyImportText.Reading, cancellation => OpenAsync(JourneySource.OfTextAsync(text, cancellation), cancellation));

    async Task OpenAsync(Task<JourneySource> opening, CancellationToken cancellation)
    {
        var opened = await opening;
        await ForgetAsync();
        source = opened;
        choices = await Import.ChoicesAsync(Member, cancellation);
        await ReadAsync(null, cancellation);
    }

    async Task ReadAsync(IJourneyReader? asked, CancellationToken cancellation)
    {
        if (source is null || choices is null)
            return;
        var before = reading?.Made?.Journey.Title;
        (reader, reading) = await Import.ReadAsync(source, asked, choices, cancellation);
        // A title that somebody has typed stays.
        if (title.Length == 0 || title == before)
            title = reading.Made?.Journey.Title ?? "";
    }

    Task ReadAsAsync(IJourneyReader chosen) => AgainAsync(chosen, now => now with { Fields = null, Stages = ImmutableDictionary<string, Stage>.Empty });

    Task StageAsync((string Section, Stage Stage) chosen) => AgainAsync(reader, now => now with { Stages = now.Stages.SetItem(chosen.Section, chosen.Stage) });

    Task FieldAsync((int Column, string Field) chosen) => AgainAsync(reader, now => now with
    {
        // A field is in one column only: the one that had it before is left out.
        Fields = [.. reading!.Columns.Select((column, index) => index == chosen.Column ? chosen.Field : column.Field == chosen.Field ? "" : column.Field)],
    });

    Task SheetAsync(int sheet) => WorkAsync(JourneyImportText.Reading, async cancellation =>
    {
        if (source is null || choices is null)
            return;
        await source.Table.ChooseSheetAsync(sheet, cancellation);
        choices = choices with { Fields = null, Stages = ImmutableDictionary<string, Stage>.Empty };
        await ReadAsync(reader, cancellation);
    });

    // Without a progress bar: what is chosen next must not be taken away meanwhile.
    Task AgainAsync(IJourneyReader? by, Func<JourneyChoices, JourneyChoices> change) => WorkAsync(null, cancellation =>
    {
        if (choices is not null)
            choices = change(choices);
        return ReadAsync(by, cancellation);
    });

    Task SaveAsync() => WorkAsync(JourneyImportText.Saving, async cancellation =>
    {
        if (reading?.Made is not { } made)
            return;
        if (JourneyFields.Title.Accept(title).Problem is { } problem)
        {
            refused = problem.Explain(JourneyFields.Title.Limit);
            return;
        }

        if (await Import.SaveAsync(Member, made, title, cancellation) is { } refusal)
        {
            refused = Explain(refusal);
            return;
        }

        saved = made.Journey with { Title = title };
        await ForgetAsync();
    });

    Task UndoAsync() => WorkAsync(JourneyImportText.Undoing, async cancellation =>
    {
        if (saved is null)
            return;
        if (await Import.UndoAsync(Member, saved.Id, cancellation) is { } refusal)
        {
            refused = Explain(refusal);
            return;
        }

        Notices.Done(JourneyText.Trashed.With(saved.Title));
        saved = null;
    });

    async Task StartAgainAsync()
    {
        if (work is not null)
            return;
        (refused, saved) = (null, null);
        await ForgetAsync();
    }

    static string Explain(Refusal refusal) => refusal is Refusal.NotAllowed ? JourneyImportText.NotAllowed : JourneyImportText.NotSaved;

    // One thing after the other, by those who may, and stopped with the page. What is asked for while something else is done is done behind it.
    async Task WorkAsync(string? text, Func<CancellationToken, Task> step)
    {
        while (work is not null)
            await Task.WhenAny(running);
        running = RunAsync(text, step);
        await running;
    }

    async Task RunAsync(string? text, Func<CancellationToken, Task> step)
    {
        if (Lifetime.IsOver)
            return;
        refused = Member.CanEdit ? null : JourneyImportText.NotAllowed;
        if (refused is not null)
            return;
        work = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        working = text;
        try
        {
            await step(work.Token);
        }
        catch (OperationCanceledException)
        {
            refused = ImportText.Cancelled;
        }
        catch (FileProblemException e)
        {
            refused = e.Problem.Explain();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or IOException)
        {
            refused = ImportText.UploadFailed;
        }
        catch (Exception e) when (DatabaseTrouble.IsUnreachable(e))
        {
            refused = KpiText.Unreachable;
        }
        finally
        {
            work.Dispose();
            (work, working) = (null, null);
        }
    }

    async Task ForgetAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        (source, reader, choices, reading, title) = (null, null, null, null, "");
    }
}
