using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Retention;

/// <summary>Deletes what each workspace has kept for as long as its owners want: soon after the start and once a day. Each journey that goes is recorded, as the application's own work.</summary>
public sealed partial class RetentionUpkeep(
    IDbContextFactory<JourneyDbContext> contexts, JourneyStore store, WorkspaceRetention retention, ActivityLog log, TimeProvider clock, ILogger<RetentionUpkeep> logger) : RecurringService(clock)
{
    // So few that nobody who edits meanwhile notices.
    const int Batch = 5000;

    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);

    static readonly TimeSpan BetweenRuns = TimeSpan.FromDays(1);

    static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(5);

    /// <summary>Deletes what is too old by now, of all workspaces.</summary>
    public async Task<bool> DeleteAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<Workspace> workspaces;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            workspaces = await db.Workspaces.AsNoTracking().ToListAsync(cancellation);
        foreach (var workspace in workspaces)
            foreach (var time in retention.TimesOf(workspace))
                if (time.InForce is { } days)
                    await DeleteAsync(workspace.Id, time.Kind, Clock.GetUtcNow().AddDays(-days), cancellation);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await PauseAsync(await TryAsync(() => DeleteAsync(stoppingToken), stoppingToken) ? BetweenRuns : AfterTrouble, stoppingToken);
    }

    async Task DeleteAsync(Guid workspace, KeptKind kind, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        switch (kind)
        {
            case KeptKind.Trash:
                var old = await db.Journeys.SeenBy(Reader.Application(workspace)).Where(row => row.TrashedAt < before).Select(row => row.Id).ToListAsync(cancellation);
                foreach (var journey in old)
                    await DeleteJourneyAsync(workspace, journey, before, cancellation);
                break;
            case KeptKind.Journal:
                while (await store.ForgetAsync(before, Batch, workspace, cancellation) == Batch)
                {
                }

                break;
            case KeptKind.Activity:
                await db.ForgetActivitiesAsync(workspace, before, cancellation);
                break;
            case KeptKind.Invitations:
                await db.Invitations.Where(row => row.WorkspaceId == workspace && (row.UsedAt <= before || row.ExpiresAt <= before)).ExecuteDeleteAsync(cancellation);
                break;
            default:
                var day = DateOnly.FromDateTime(before.UtcDateTime);
                await db.SurveyAnswers.Where(answer => answer.AnsweredOn < day
                    && db.Surveys.Any(survey => survey.Id == answer.SurveyId && db.Journeys.SeenBy(Reader.Application(workspace)).Any(journey => journey.Id == survey.JourneyId))).ExecuteDeleteAsync(cancellation);
                break;
        }
    }

    // Somebody may have brought it back meanwhile.
    async Task DeleteJourneyAsync(Guid workspace, Guid journey, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var found = db.Journeys.SeenBy(Reader.Application(workspace)).Where(row => row.Id == journey && row.TrashedAt < before);
        if (await db.DeleteForEverAsync(found, log.New(new(ActivityRow.Nobody, workspace, "", Role.Owner), ActivityKind.JourneyDeleted, journey), cancellation))
            await transaction.CommitAsync(cancellation);
    }

    [LoggerMessage(EventId = 3140, Level = LogLevel.Warning, Message = "What is too old was not deleted: the database is not reachable ({Reason})")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 3141, Level = LogLevel.Error, Message = "Deleting what is too old failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
