using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>
/// One board's way into its room: sends edits one after the other and keeps trying while the database cannot be reached, so that
/// nothing typed is lost. A retry carries the same edit id and is therefore never applied twice.
/// </summary>
/// <param name="room">The journey's.</param>
/// <param name="memberNow">Who is signed in when it is asked, with today's rights; null once nobody is.</param>
/// <param name="logger">Hears of edits that wait.</param>
public sealed partial class BoardSession(JourneyRoom room, Func<CurrentMember?> memberNow, ILogger logger) : IDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    readonly SemaphoreSlim order = new(1, 1);
    readonly CancellationTokenSource closing = new();

    /// <summary>Called with false when an edit waits for the database, and with true when it was written.</summary>
    public Action<bool>? OnReachable { get; init; }

    /// <summary>The journey as its room has it.</summary>
    public Journey Journey => room.Journey;

    /// <summary>Sends an edit.</summary>
    /// <exception cref="OperationCanceledException">The board was closed, or its member signed out, before the edit was written.</exception>
    public Task<Outcome<Journey>> SubmitAsync(Edit edit) => PersistAsync((member, cancellation) => room.SubmitAsync(edit, member, cancellation));

    /// <summary>Takes the member's own latest edit back.</summary>
    public Task<Outcome<Journey>> UndoAsync(Guid edit) => PersistAsync((member, cancellation) => room.UndoAsync(member, edit, cancellation));

    /// <summary>Does the edit again that was taken back last.</summary>
    public Task<Outcome<Journey>> RedoAsync(Guid edit) => PersistAsync((member, cancellation) => room.RedoAsync(member, edit, cancellation));

    /// <inheritdoc/>
    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    async Task<Outcome<Journey>> PersistAsync(Func<CurrentMember, CancellationToken, Task<Outcome<Journey>>> send)
    {
        var cancellation = closing.Token;
        await order.WaitAsync(cancellation);
        try
        {
            for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                try
                {
                    // Whoever is not signed in any more writes nothing; the browser keeps it (see SessionEnded).
                    var outcome = await send(memberNow() ?? throw new OperationCanceledException("Nobody is signed in any more."), cancellation);
                    OnReachable?.Invoke(true);
                    return outcome;
                }
                catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
                {
                    LogWaiting(exception.GetType().Name);
                    OnReachable?.Invoke(false);
                    await Task.Delay(pause, cancellation);
                }
            }
        }
        finally
        {
            order.Release();
        }
    }

    [LoggerMessage(EventId = 1200, Level = LogLevel.Warning, Message = "An edit waits for the database ({Reason})")]
    partial void LogWaiting(string reason);
}
