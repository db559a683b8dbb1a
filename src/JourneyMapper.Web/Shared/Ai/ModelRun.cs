namespace JourneyMapper.Web.Shared.Ai;

/// <summary>A question under way on a page: one at a time, and whoever has asked may give up. For one component, in its own order of work.</summary>
sealed class ModelRun : IDisposable
{
    CancellationTokenSource? asking;
    bool isOver;

    /// <summary>Whether somebody waits for an answer.</summary>
    public bool IsRunning => asking is not null;

    /// <summary>Asks, unless an answer is awaited already; the default where nothing came of it: another one is under way, or somebody has given up.</summary>
    public async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        if (asking is not null || isOver)
            return default;
        using var ending = new CancellationTokenSource();
        asking = ending;
        try
        {
            return await ask(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return default;
        }
        finally
        {
            asking = null;
        }
    }

    /// <summary>Gives up.</summary>
    public void Cancel() => asking?.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        isOver = true;
        Cancel();
    }
}
