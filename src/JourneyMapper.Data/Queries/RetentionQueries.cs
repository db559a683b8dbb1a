using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Deletes what has been kept long enough. What was done is deleted and blanked here only: the database refuses it to everything else, see decision 60.</summary>
public static class RetentionQueries
{
    /// <summary>Deletes what was done before a time, in a transaction of its own.</summary>
    /// <param name="db">Where.</param>
    /// <param name="workspace">Of which workspace; null for all.</param>
    /// <param name="before">The time.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<int> ForgetActivitiesAsync(this JourneyDbContext db, Guid? workspace, DateTimeOffset before, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('journeymapper.retention', 'on', true)", cancellation);
        var deleted = await db.Activities.Where(row => row.At < before && (workspace == null || row.WorkspaceId == workspace)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return deleted;
    }

    /// <summary>Takes the name of a member who is erased out of what was done, within the transaction of that.</summary>
    public static async Task EraseFromActivitiesAsync(this JourneyDbContext db, Guid workspace, Guid member, CancellationToken cancellation = default)
    {
        await db.Database.ExecuteSqlAsync($"SELECT set_config('journeymapper.erasure', 'on', true)", cancellation);
        await db.Activities.Where(row => row.WorkspaceId == workspace && row.AboutId == member && row.Subject != "").ExecuteUpdateAsync(set => set.SetProperty(row => row.Subject, ""), cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('journeymapper.erasure', '', true)", cancellation);
    }

    /// <summary>
    /// Deletes a journey in the trash for ever, with its touchpoints, its pictures and the texts of its history, within a transaction. Who edited it and when is kept, and so are its title and who
    /// deleted it.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="found">The journey, if it is there.</param>
    /// <param name="deletion">What is told of it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was there.</returns>
    public static async Task<bool> DeleteForEverAsync(this JourneyDbContext db, IQueryable<JourneyRow> found, ActivityRow deletion, CancellationToken cancellation = default)
    {
        // In the trash nobody renames it.
        var last = await found.Select(row => new { row.Id, row.Title, row.IsPrivate }).SingleOrDefaultAsync(cancellation);
        if (last is null || await found.ExecuteDeleteAsync(cancellation) == 0)
            return false;
        await db.Journal.Where(entry => entry.StreamId == last.Id).ExecuteUpdateAsync(entry => entry.SetProperty(e => e.Difference, (string?)null), cancellation);
        await db.ForgetPicturesAsync(last.Id, cancellation);
        db.DeletedJourneys.Add(new() { Id = last.Id, WorkspaceId = deletion.WorkspaceId, Title = last.Title, DeletedBy = deletion.MemberId, DeletedAt = deletion.At, WasPrivate = last.IsPrivate });
        db.Activities.Add(deletion);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
