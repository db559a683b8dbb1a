using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Data.Journal;

/// <summary>Stores what a new journey brings beside its map: its funnel, its experiments and its survey.</summary>
static class NewJourneyFacts
{
    /// <summary>Adds their rows.</summary>
    public static void AddFacts(this JourneyDbContext db, NewJourney made, Guid author, DateTimeOffset now)
    {
        var journey = made.Journey.Id;
        db.FunnelCounts.AddRange(made.Counts.SelectMany(counts => Stages.All.Where(stage => counts[stage] is not null).Select(stage => new FunnelCountRow
        {
            JourneyId = journey,
            Persona = FunnelCountRow.Everybody,
            Month = counts.Month,
            Stage = stage,
            People = counts[stage]!.Value,
            AuthorId = author,
            RecordedAt = now,
        })));
        if (made.Money is { } money)
        {
            db.FunnelMoney.AddRange(money.Lines.Select(line => new FunnelMoneyRow
            {
                JourneyId = journey,
                Month = money.Month,
                Stage = line.Stage,
                Channel = line.Channel,
                Cost = line.Cost,
                Revenue = line.Revenue,
                AuthorId = author,
                RecordedAt = now,
            }));
            db.FunnelTerms.Add(new()
            {
                JourneyId = journey,
                Month = money.Month,
                NewCustomers = money.Terms.NewCustomers,
                Margin = money.Terms.Margin,
                CustomerRevenue = money.Terms.CustomerRevenue,
                Churn = money.Terms.Churn,
                AuthorId = author,
                RecordedAt = now,
            });
        }

        db.Experiments.AddRange(made.Experiments.Select(experiment => Row(experiment, made.Journey, author, now)));
        if (made.Survey is { } survey)
            Add(db, survey, made.Journey);
    }

    static ExperimentRow Row(Experiment experiment, Journey journey, Guid author, DateTimeOffset now)
    {
        var decided = experiment.State == ExperimentState.Decided;
        var row = ExperimentRow.New(experiment, journey.Id, journey.Find(experiment.Touchpoint)?.Name ?? "", author, now);
        (row.Revision, row.Chosen, row.Decision, row.DecidedOn, row.DecidedBy) = (1, experiment.Chosen, experiment.Decision, decided ? experiment.EndsOn : null, decided ? author : null);
        row.Take(experiment, experiment.EndsOn ?? DateOnly.FromDateTime(now.UtcDateTime));
        return row;
    }

    static void Add(JourneyDbContext db, NewSurvey survey, Journey journey)
    {
        var (id, plan) = (Guid.CreateVersion7(), survey.Plan);
        db.Surveys.Add(new()
        {
            Id = id,
            JourneyId = journey.Id,
            Token = survey.Token,
            AsksName = plan.AsksName,
            ClosesOn = plan.ClosesOn!.Value,
            ClosesAt = At(plan.ClosesOn.Value.AddDays(1)),
            MadeAt = At(survey.MadeOn),
            Wordings = [.. plan.Wordings.Select(wording => SurveyWordingRow.New(id, wording))],
            Touchpoints = [.. SurveyTouchpointRow.Of(id, plan, journey)],
        });
        foreach (var (on, answer) in survey.Answers)
        {
            var given = Guid.NewGuid();
            db.SurveyAnswers.Add(new() { Id = given, SurveyId = id, AnsweredOn = on, Name = answer.Name, Path = [.. answer.Path.Select(item => (short)item)] });
            db.SurveySteps.AddRange(answer.Steps.Select((step, i) => new SurveyStepRow
            {
                AnswerId = given,
                Position = (short)(i + 1),
                SurveyId = id,
                Item = (short?)step.Item,
                Words = step.Words,
                Emotion = (short)step.Emotion,
                Hurt = step.Hurt,
            }));
        }
    }

    static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
