namespace JourneyMapper.Web.Shared;

/// <summary>Work in the background that comes again and again. What goes wrong in it is logged and tried later; it never ends the application.</summary>
/// <param name="clock">Measures its pauses.</param>
public abstract class RecurringService(TimeProvider clock) : BackgroundService
{
    /// <summary>The clock that pauses are measured by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Does some work, unless it is to end already: a pause that ended early comes here, too, and what the work needs may be gone.</summary>
    /// <returns>What the work answers: whether it is done. False, too, when it failed or was to end.</returns>
    protected async Task<bool> TryAsync(Func<Task<bool>> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return false;
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            LogUnreachable(exception.GetType().Name);
            return false;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            return false;
        }
    }

    /// <summary>Waits; ends early, without a word, when the application does.</summary>
    protected async Task PauseAsync(TimeSpan time, CancellationToken cancellation) =>
        await Task.Delay(time, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Says in the log that the database did not answer.</summary>
    protected abstract void LogUnreachable(string reason);

    /// <summary>Says in the log that something else went wrong.</summary>
    protected abstract void LogFailed(Exception exception);
}
