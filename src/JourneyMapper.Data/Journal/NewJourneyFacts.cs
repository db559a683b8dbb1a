using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Data.Journal;

/// <summary>Stores what a new journey brings beside its map: its funnel, its experiments, its surveys and what was said about it.</summary>
static class NewJourneyFacts
{
    /// <summary>Adds their rows.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="made">As it was made.</param>
    /// <param name="stored">The journey as it is stored: it may be about other personas than it was made with.</param>
    /// <param name="author">Who stores it.</param>
    /// <param name="now">When.</param>
    public static void AddFacts(this JourneyDbContext db, NewJourney made, Journey stored, Guid author, DateTimeOffset now)
    {
        var settled = stored.Personas.ToDictionary(about => about.Id, about => about.Persona);
        var personas = made.Journey.Personas.Where(about => settled.ContainsKey(about.Id)).ToDictionary(about => about.Persona, about => settled[about.Id]);
        foreach (var counts in made.Counts)
            db.FunnelCounts.AddRange(Rows(counts, FunnelCountRow.Everybody, stored.Id, author, now));
        foreach (var (persona, counts) in made.Segments)
            if (personas.TryGetValue(persona, out var known))
                db.FunnelCounts.AddRange(Rows(counts, known, stored.Id, author, now));
        foreach (var money in made.Money)
            Add(db, money, stored.Id, author, now);
        db.Experiments.AddRange(made.Experiments.Select(experiment => Row(experiment, stored, author, now)));
        if (made.Survey is { } survey)
            Add(db, survey, stored);
        db.Surveys.AddRange(made.Surveys.Select(survey => Row(survey, stored.Id, now)));
        foreach (var thread in made.Threads)
            Add(db, thread, stored.Id, author);
    }

    static IEnumerable<FunnelCountRow> Rows(StageCounts counts, Guid persona, Guid journey, Guid author, DateTimeOffset now) =>
        Stages.All.Where(stage => counts[stage] is not null).Select(stage => new FunnelCountRow
        {
            JourneyId = journey,
            Persona = persona,
            Month = counts.Month,
            Stage = stage,
            People = counts[stage]!.Value,
            AuthorId = author,
            RecordedAt = now,
        });

    static void Add(JourneyDbContext db, MonthMoney money, Guid journey, Guid author, DateTimeOffset now)
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
        if (money.Terms != MonthTerms.Unknown)
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

    static ExperimentRow Row(Experiment experiment, Journey journey, Guid author, DateTimeOffset now)
    {
        var decided = experiment.State == ExperimentState.Decided;
        var row = ExperimentRow.New(experiment, journey.Id, journey.Find(experiment.Touchpoint)?.Name ?? "", author, now);
        (row.Revision, row.Chosen, row.Decision, row.DecidedOn, row.DecidedBy) = (1, experiment.Chosen, experiment.Decision, experiment.DecidedOn, decided ? author : null);
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

    // Closed at once, under a link that nobody has yet.
    static SurveyRow Row(RecordedSurvey survey, Guid journey, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            JourneyId = journey,
            Token = NewSurvey.NewToken(),
            AsksName = survey.AsksName,
            ClosesOn = survey.ClosesOn,
            ClosesAt = At(survey.ClosesOn.AddDays(1)),
            ClosedAt = now,
            MadeAt = survey.MadeAt,
            Wordings = [.. survey.Wordings.Select(wording => SurveyWordingRow.New(id, wording))],
            Touchpoints = [.. survey.Items.Select((item, i) => SurveyTouchpointRow.New(id, i + 1, item))],
        };
    }

    // What was said elsewhere is nobody's here, and no news to whoever brings it.
    static void Add(JourneyDbContext db, RecordedThread thread, Guid journey, Guid author)
    {
        var id = Guid.CreateVersion7();
        db.CommentThreads.Add(new()
        {
            Id = id,
            JourneyId = journey,
            TouchpointId = thread.Touchpoint,
            Field = thread.Field,
            Last = thread.Comments.Length,
            Standing = thread.Comments.Length,
            LastAt = thread.Comments.Max(comment => comment.WrittenAt),
            ResolvedAt = thread.ResolvedAt,
            ResolvedByName = thread.ResolvedBy,
        });
        db.Comments.AddRange(thread.Comments.Select((comment, i) => new CommentRow
        {
            Id = i == 0 ? id : Guid.CreateVersion7(),
            ThreadId = id,
            Number = i + 1,
            AuthorId = CommentRow.Nobody,
            GuestLinkId = comment.IsGuest ? CommentRow.OtherLink : null,
            AuthorName = comment.Author,
            Text = comment.Text,
            WrittenAt = comment.WrittenAt,
            EditedAt = comment.EditedAt,
        }));
        db.CommentReads.Add(new() { ThreadId = id, MemberId = author, Number = thread.Comments.Length });
    }
}
