using System.Data.Common;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>Commits, and then loses the answer once: nobody knows whether the edit was written.</summary>
sealed class LostAcknowledgment : SaveChangesInterceptor
{
    int armed;

    public void LoseNext() => Volatile.Write(ref armed, 1);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref armed, 0) == 1 ? throw new TimeoutException("The answer got lost.") : ValueTask.FromResult(result);
}

/// <summary>Does something right after the rows of a journey's touchpoints have been asked for.</summary>
sealed class AfterReadingTouchpoints : DbCommandInterceptor
{
    Func<Task>? action;

    public void Once(Func<Task> action) => Volatile.Write(ref this.action, action);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("FROM \"Touchpoints\"", StringComparison.Ordinal) && Interlocked.Exchange(ref this.action, null) is { } action)
            await action();
        return result;
    }
}
