using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyMapper.Web.Tests.Rooms;

/// <summary>Commits, and then loses the answer once: nobody knows whether the edit was written.</summary>
internal sealed class LostAcknowledgment : SaveChangesInterceptor
{
    private int _armed;

    public void LoseNext() => Volatile.Write(ref _armed, 1);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _armed, 0) == 1 ? throw new TimeoutException("The answer got lost.") : ValueTask.FromResult(result);
}

/// <summary>Does something right after the rows of a journey's touchpoints have been asked for.</summary>
internal sealed class AfterReadingTouchpoints : DbCommandInterceptor
{
    private Func<Task>? _action;

    public void Once(Func<Task> action) => Volatile.Write(ref _action, action);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("FROM \"Touchpoints\"", StringComparison.Ordinal) && Interlocked.Exchange(ref _action, null) is { } action)
            await action();
        return result;
    }
}
