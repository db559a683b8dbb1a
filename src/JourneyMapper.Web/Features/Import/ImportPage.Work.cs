using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Features.Import;

/// <content>One thing at a time, which takes a while, is shown and can be stopped.</content>
public sealed partial class ImportPage
{
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(150);

    CancellationTokenSource? work;
    Task running = Task.CompletedTask;
    string? working;
    int? percent;
    string? refused;

    Task CancelAsync() => work?.CancelAsync() ?? Task.CompletedTask;

    // One thing at a time, which can be stopped, by those who may: two would read the same file.
    Task WorkAsync(string text, Func<CancellationToken, Task> step) => work is null ? running = RunAsync(text, step) : Task.CompletedTask;

    async Task RunAsync(string text, Func<CancellationToken, Task> step)
    {
        if (Lifetime.IsOver)
            return;
        refused = Member.CanEdit ? null : ImportText.NotAllowed;
        if (refused is not null)
            return;
        work = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        (working, percent) = (text, null);
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
        catch (Exception e) when (e is JSException or JSDisconnectedException || (e is IOException && file is null))
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
            if (file is null)
                await ForgetAsync();
        }
    }

    void Show(string? text, int? done)
    {
        (working, percent) = (text, done);
        StateHasChanged();
    }

    ThrottledProgress Reporter() => new(Often, value => Post(() =>
    {
        if (work is not null)
            Show(value.Phase switch { ImportPhase.Comparing => ImportText.Comparing, ImportPhase.Recording => ImportText.Recording, _ => ImportText.Reading }, value.Percent);
    }));
}
