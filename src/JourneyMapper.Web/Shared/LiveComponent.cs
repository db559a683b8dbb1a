using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Shared;

/// <summary>A component that hears of things on other threads. What it holds and what it reads ends when it is left; what goes wrong is not lost.</summary>
public abstract partial class LiveComponent : ComponentBase, IDisposable
{
    [Inject] public required ILoggerFactory Loggers { get; init; }

    /// <summary>Cancelled when it is left.</summary>
    protected CancellationToken Leaving => Lifetime.Ending;

    /// <summary>Until it is left.</summary>
    protected Lifetime Lifetime { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends a subscription when it is left, or now, if it was.</summary>
    protected void Hold(IDisposable subscription) => Lifetime.Add(subscription);

    /// <summary>Does something for news from elsewhere, on any thread: whoever tells them does not wait. What goes wrong goes to the log and to the error boundary around.</summary>
    protected void Post(Func<Task> work) => _ = PostAsync(work);

    /// <inheritdoc cref="Post(Func{Task})"/>
    protected void Post(Action work) => Post(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>For subscriptions: reads news as <see cref="Post(Func{Task})"/> does things, what came while it was drawn all at once.</summary>
    /// <param name="read">Gets what came, in order, and whether some was missed.</param>
    protected Action<T> Listen<T>(Func<IReadOnlyList<T>, bool, Task> read) => new CoalescingQueue<T>((news, missed) => PostAsync(() => read(news, missed))).Add;

    /// <summary>Does something that the page can do without while the database is away: what is shown stays as it is.</summary>
    protected async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            LogNotRead(Loggers.CreateLogger(GetType()), exception.GetType().Name);
            OnUnreachable();
        }
    }

    /// <summary>The database did not answer <see cref="TryAsync"/>.</summary>
    protected virtual void OnUnreachable() { }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Lifetime.Dispose();
    }

    async Task PostAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(() => Lifetime.IsOver ? Task.CompletedTask : TryAsync(work));
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException && Lifetime.IsOver)
        {
            // It was left meanwhile.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "Something beside the page was not read: the database is not reachable ({Reason})")]
    static partial void LogNotRead(ILogger logger, string reason);
}
