namespace JourneyMapper.Web.Shared;

/// <summary>
/// Work that is asked for more often than it can be done: it runs once at a time, and once more when somebody has asked meanwhile.
/// Not for several threads: a component calls it in its own order of work.
/// </summary>
sealed class CoalescingRunner
{
    bool asked;
    bool running;

    /// <summary>Does the work, or leaves it to the run that is under way, which begins anew at its end.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        asked = true;
        if (running)
            return;
        running = true;
        try
        {
            while (asked)
            {
                asked = false;
                await work();
            }
        }
        finally
        {
            running = false;
        }
    }
}
