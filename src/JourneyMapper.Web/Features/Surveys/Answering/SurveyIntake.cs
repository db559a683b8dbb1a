using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>A survey as a stranger finds it by its link.</summary>
/// <param name="Survey">With what it says and asks about.</param>
/// <param name="Workspace">Whose it is.</param>
sealed record PublicSurvey(SurveyRow Survey, Guid Workspace);

/// <summary>What became of an answer.</summary>
enum IntakeState
{
    /// <summary>It is stored, and whoever looks at the results hears of it.</summary>
    Stored,

    /// <summary>The same form was stored before.</summary>
    Repeated,

    /// <summary>The survey takes no answers any more.</summary>
    Closed,

    /// <summary>Something is wrong with it; nothing is stored.</summary>
    Refused,
}

/// <summary>What became of an answer, and what is wrong with it.</summary>
sealed record Intake(IntakeState State, ImmutableArray<AnswerError> Errors);

/// <summary>Finds surveys by their links and takes answers to them, from anybody.</summary>
sealed class SurveyIntake(IDbContextFactory<JourneyDbContext> contexts, SurveyNews news, TimeProvider clock) : IDisposable
{
    // One at a time: hundreds of customers who answer in the same second wait for one another by some milliseconds, and leave the processor and the disk to those who edit.
    readonly SemaphoreSlim turn = new(1);

    /// <summary>The survey that a link leads to, open or not; null when there is none.</summary>
    public async Task<PublicSurvey?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length != Secret.Length)
            return null;
        await turn.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await db.FindPublicSurveyAsync(token, cancellation) is var (survey, workspace) ? new(survey, workspace) : null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Stores an answer: all of it or nothing.</summary>
    /// <param name="asked">The survey.</param>
    /// <param name="form">The id of the form.</param>
    /// <param name="filled">What was filled in.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Intake> TakeAsync(PublicSurvey asked, Guid form, FilledAnswer filled, CancellationToken cancellation)
    {
        var survey = asked.Survey;
        var (answer, errors) = filled.Check(survey.AsksName);
        if (answer is null)
            return new(IntakeState.Refused, errors);
        await turn.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (!await db.StoreAnswerAsync(survey.Id, form, clock.GetUtcNow(), answer, cancellation))
                return new(await db.SurveyAnswers.AnyAsync(row => row.Id == form, cancellation) ? IntakeState.Repeated : IntakeState.Closed, []);
        }
        finally
        {
            turn.Release();
        }

        news.Answered(asked);
        return new(IntakeState.Stored, []);
    }

    public void Dispose() => turn.Dispose();
}
