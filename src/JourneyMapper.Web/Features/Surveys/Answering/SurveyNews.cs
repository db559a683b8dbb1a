using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>
/// Tells of new answers at most once a second for each survey, however many there are, and closes surveys that have got as many as one may have. Beside the transaction that stores an answer: what is told is only
/// that there are more, and a notification each would hold up those of edits, which are sent one after the other.
/// </summary>
sealed partial class SurveyNews(IDbContextFactory<JourneyDbContext> contexts, SurveyTopic topic, TimeProvider clock, ILogger<SurveyNews> logger) : RecurringService(clock)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<Guid, PublicSurvey> answered = new();

    /// <summary>There is another answer to a survey.</summary>
    public void Answered(PublicSurvey asked) => answered[asked.Survey.Id] = asked;

    /// <summary>Tells of all surveys that were answered since it last did.</summary>
    public async Task TellAsync(CancellationToken cancellation = default)
    {
        foreach (var (id, asked) in answered)
        {
            // Only what is told is taken away: who answers from here on is told of in the next second.
            answered.TryRemove(id, out _);
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellation);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                await db.CloseFullSurveyAsync(id, Limits.SurveyAnswers, Clock.GetUtcNow(), cancellation);
                await topic.CommitAsync(db, asked.Workspace, [new(asked.Survey.JourneyId)], cancellation);
            }
            catch
            {
                Answered(asked);
                throw;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(Pause, stoppingToken);
            await TryAsync(async () =>
            {
                await TellAsync(stoppingToken);
                return true;
            }, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1650, Level = LogLevel.Warning, Message = "News of survey answers could not reach the database ({Reason}); trying again")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1651, Level = LogLevel.Error, Message = "Telling of survey answers failed; trying again")]
    protected override partial void LogFailed(Exception exception);
}
