using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Domain.Tests.Surveys;

/// <summary>What a survey may be, what an answer to it, and what many answers come to.</summary>
public sealed class SurveyTests
{
    static readonly DateOnly Today = new(2026, 11, 30);

    static readonly SurveyPlan Plan = new() { Wordings = [new("en", " How was it? ", "", "I agree."), new("fr", "", "", "J’accepte.")], ClosesOn = Today, Touchpoints = [Guid.NewGuid()] };

    static readonly FilledStep Shop = new(2, false, "", "", "1", " Queues ");

    [Fact]
    public void A_survey_is_made_in_the_languages_that_have_a_title()
    {
        var (plan, errors) = Plan.Check(Today);
        errors.ShouldBeEmpty();
        plan.Wordings.ShouldHaveSingleItem().ShouldBe(new("en", "How was it?", "", "I agree."));
        (Plan with { Wordings = [Plan.Wordings[1]] }).Check(Today).Errors.ShouldBe([new(SurveyPart.Title, Problem.Required, "fr")]);
    }

    [Fact]
    public void All_that_is_wrong_with_a_survey_is_said()
    {
        var wrong = new SurveyPlan { Wordings = [new("en", "", "About", " \u200b"), new("fr", new('x', Limits.Name + 1), new('x', Limits.Note + 1), "J’accepte.")], ClosesOn = Today.AddDays(-1) };
        wrong.Check(Today).Errors.ShouldBe(
        [
            new(SurveyPart.Title, Problem.Required, "en"), new(SurveyPart.Consent, Problem.Required, "en"), new(SurveyPart.Title, Problem.TooLong, "fr"), new(SurveyPart.Intro, Problem.TooLong, "fr"),
            new(SurveyPart.ClosesOn, Problem.OutOfRange), new(SurveyPart.Touchpoints, Problem.Required),
        ]);
        (Plan with { ClosesOn = null, Touchpoints = [.. Enumerable.Range(0, Limits.SurveyTouchpoints + 1).Select(_ => Guid.NewGuid())] }).Check(Today).Errors
            .ShouldBe([new(SurveyPart.ClosesOn, Problem.Required), new(SurveyPart.Touchpoints, Problem.OutOfRange)]);
        (Plan with { ClosesOn = Today.AddDays(Limits.SurveyDays + 1) }).Check(Today).Errors.ShouldBe([new(SurveyPart.ClosesOn, Problem.OutOfRange)]);
    }

    [Fact]
    public void Steps_come_in_the_order_of_their_numbers_and_then_of_the_form()
    {
        var filled = new FilledAnswer("", true, [Shop, new(3, false, "", " 2 ", "0", ""), new(4, false, "", "1", "-2", ""), new(1, true, " A  friend ", "", "2", "")]);
        var answer = filled.Check(asksName: false).Answer.ShouldNotBeNull();
        answer.Steps.ShouldBe([new(4, "", -2, ""), new(3, "", 0, ""), new(2, "", 1, "Queues"), new(null, "A friend", 2, "")]);
        answer.Path.ShouldBe([4, 3, 2, SurveyAnswer.Added]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("first")]
    [InlineData("9999999999")]
    public void An_order_is_a_whole_number_from_1_on(string order) => ShouldBe(new("", true, [Shop with { Order = order }]), new AnswerError(AnswerProblem.OrderInvalid, Shop with { Order = order }));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("-3")]
    [InlineData("good")]
    public void A_feeling_is_one_of_five(string emotion) => ShouldBe(new("", true, [Shop with { Emotion = emotion }]), new AnswerError(AnswerProblem.EmotionMissing, Shop with { Emotion = emotion }));

    [Fact]
    public void All_that_is_wrong_with_an_answer_is_said()
    {
        var (nameless, verbose) = (new FilledStep(1, true, " ", "", "1", "Dear"), new FilledStep(2, true, new('x', Limits.Name + 1), "", "1", new('x', Limits.SurveyHurt + 1)));
        ShouldBe(new(new('x', Limits.Name + 1), false, [nameless, verbose]),
            new(AnswerProblem.WordsMissing, nameless), new(AnswerProblem.WordsTooLong, verbose), new(AnswerProblem.HurtTooLong, verbose), new(AnswerProblem.NameTooLong), new(AnswerProblem.ConsentMissing));
        ShouldBe(new("", true, []), new AnswerError(AnswerProblem.NothingMet));
    }

    [Fact]
    public void A_name_that_nobody_has_asked_for_is_not_kept()
    {
        var filled = new FilledAnswer(" Ann ", true, [Shop]);
        filled.Check(asksName: false).Answer.ShouldNotBeNull().Name.ShouldBe("");
        filled.Check(asksName: true).Answer.ShouldNotBeNull().Name.ShouldBe("Ann");
    }

    [Fact]
    public void Means_and_spreads_follow_from_sums()
    {
        // 2, 1, 1, −1, 2: mean 1, squares of the differences 1 + 0 + 0 + 4 + 1 over n − 1 = 4.
        var spread = new Spread(5, 5, 11);
        spread.Mean.ShouldBe(1);
        spread.Deviation!.Value.ShouldBe(Math.Sqrt(1.5), 1e-12);
        spread.Interval!.Value.Low.ShouldBe(1 - (2.7764451051977987 * Math.Sqrt(1.5 / 5)), 1e-12);
        spread.Interval.Value.High.ShouldBe(2);
        new Spread(0, 0, 0).ShouldSatisfyAllConditions(none => none.Mean.ShouldBeNull(), none => none.Deviation.ShouldBeNull(), none => none.Interval.ShouldBeNull(), none => none.Step.ShouldBeNull());
        new Spread(1, -2, 4).ShouldSatisfyAllConditions(one => one.Mean.ShouldBe(-2), one => one.Interval.ShouldBeNull(), one => one.Step.ShouldBe(-2));
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(2, -1, -1)]
    [InlineData(5, 2, 0)]
    [InlineData(3, 5, 2)]
    public void A_mean_becomes_a_step_of_the_scale(long count, long sum, int step) => new Spread(count, sum, 0).Step.ShouldBe(step);

    // The more answers, the narrower: also where the table of quantiles ends.
    [Fact]
    public void More_answers_of_the_same_kind_make_a_narrower_interval()
    {
        var widths = Enumerable.Range(1, 800).Select(times => new Spread(2 * times, 0, 2 * times).Interval!.Value).Select(interval => interval.High - interval.Low).ToList();
        widths.Zip(widths.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First);
    }

    static void ShouldBe(FilledAnswer filled, params AnswerError[] errors)
    {
        var (answer, wrong) = filled.Check(asksName: true);
        answer.ShouldBeNull();
        wrong.ShouldBe(errors);
    }
}
