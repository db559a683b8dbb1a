using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Auditing;

/// <summary>Audits ask the six, and what the workspace adds; old ones keep what they were asked.</summary>
public sealed class CriteriaSetTests
{
    static readonly DateOnly Today = new(2026, 11, 22);
    static readonly AuditCriterion Time = AuditCriteria.Find("response-time")!;
    static readonly AuditCriterion Own = new("own", new("Smell", "Smell"), new("How does it smell?", "How does it smell?"));
    static readonly CriteriaSet Criteria = new([Time], [Own]);

    static readonly Audit Six = new() { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), On = Today, Scores = [1, 2, 3, 4, 5, 5] };

    [Fact]
    public void The_six_come_first_in_their_order() => Criteria.Asked.Select(criterion => criterion.Id).ShouldBe([.. AuditCriteria.All.Select(criterion => criterion.Id), "response-time"]);

    [Fact]
    public void The_mean_is_over_what_was_scored()
    {
        Six.Mean.ShouldBe(3.33m);
        (Six.With("response-time", 5) is var timed && timed.Mean == 3.57m && timed.Given == 7 && timed.ScoreOf("response-time") == 5).ShouldBeTrue();
        Six.With("clarity", 5).Scores.ShouldBe([5, 2, 3, 4, 5, 5]);
    }

    [Fact]
    public void What_the_workspace_asks_has_to_be_scored()
    {
        Six.Accept(Today).Problems.ShouldBeEmpty();
        Six.Accept(Today, Criteria).Problems.ShouldBe([new(AuditField.Scores, Problem.Required, "response-time")]);
        Six.With("response-time", 6).Accept(Today, Criteria).Problems.ShouldBe([new(AuditField.Scores, Problem.OutOfRange, "response-time")]);
        Six.With("response-time", 4).Accept(Today, Criteria).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_asks_is_refused_but_what_was_retired_meanwhile_keeps_its_score()
    {
        var complete = Six.With("response-time", 4);
        complete.With("hearsay", 4).Accept(Today, Criteria).Problems.ShouldBe([new(AuditField.Scores, Problem.Unknown, "hearsay")]);
        var (kept, problems) = complete.With("own", 2).Accept(Today, Criteria);
        problems.ShouldBeEmpty();
        kept.Others["own"].ShouldBe(2);
        complete.With("own", 9).Accept(Today, Criteria).Problems.ShouldBe([new(AuditField.Scores, Problem.OutOfRange, "own")]);
        complete.With("own", 0).Accept(Today, Criteria).Audit.Others.Keys.ShouldBe(["response-time"]);
    }

    [Fact]
    public void A_criterion_of_ones_own_has_a_name_and_a_question_within_their_limits()
    {
        new OwnCriterion(" Smell  good ", " How? ").Accept().ShouldSatisfyAllConditions(one => one.Criterion.ShouldBe(new OwnCriterion("Smell good", "How?")), one => one.Problems.ShouldBeEmpty());
        new OwnCriterion(" ", "").Accept().Problems.ShouldBe(new Dictionary<CriterionField, Problem> { [CriterionField.Name] = Problem.Required, [CriterionField.Question] = Problem.Required });
        new OwnCriterion(new('x', Limits.Label + 1), new('x', Limits.Question + 1)).Accept().Problems.Values.ShouldAllBe(problem => problem == Problem.TooLong);
    }

    [Fact]
    public void Ours_is_compared_with_theirs_by_what_both_were_asked()
    {
        var ours = AuditScores.Of([5, 5, 3, 3, 3, 1], ["response-time"], [1]);
        var theirs = AuditScores.Of([3, 3, 3, 3, 3, 3], ["own"], [5]);
        var comparison = AuditComparison.Of(ours, theirs).ShouldNotBeNull();
        comparison.Difference.ShouldBe(0.33m);
        comparison.Ahead.ShouldBe(["clarity", "ease"], ignoreOrder: true);
        comparison.Behind.ShouldBe(["continuity"]);
        AuditComparison.Of(ours, new Dictionary<string, int> { ["own"] = 3 }).ShouldBeNull();
    }
}
