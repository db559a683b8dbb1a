using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Auditing;

/// <summary>An audit says itself what is missing or wrong.</summary>
public sealed class AuditTests
{
    static readonly DateOnly Today = new(2026, 11, 22);

    static readonly Audit Complete = new()
    {
        Id = Guid.NewGuid(),
        Touchpoint = Guid.NewGuid(),
        On = Today,
        Scores = [1, 2, 3, 4, 5, 5],
        Strengths = " Fast\r\nFriendly\t",
        Weaknesses = "",
        Evidence = "feedback",
        EvidenceNote = " https://example.org/study ",
    };

    [Fact]
    public void A_complete_audit_is_accepted_with_tidy_texts()
    {
        var (audit, problems) = Complete.Accept(Today);
        problems.ShouldBeEmpty();
        (audit.Strengths, audit.EvidenceNote, audit.Mean).ShouldBe(("Fast\nFriendly", "https://example.org/study", 3.33m));
    }

    [Fact]
    public void Each_criterion_needs_a_score_on_the_scale()
    {
        foreach (var (score, expected) in new (int, Problem?)[] { (-1, Problem.OutOfRange), (0, Problem.Required), (1, null), (5, null), (6, Problem.OutOfRange) })
            for (var i = 0; i < AuditCriteria.All.Count; i++)
                (Complete with { Scores = Complete.Scores.SetItem(i, score) }).Accept(Today).Problems
                    .ShouldBe(expected is { } problem ? [new AuditProblem(AuditField.Scores, problem, AuditCriteria.All[i].Id)] : []);
    }

    [Fact]
    public void There_are_as_many_scores_as_criteria()
    {
        (Complete with { Scores = [] }).Accept(Today).Problems.Count.ShouldBe(AuditCriteria.All.Count);
        (Complete with { Scores = [.. Complete.Scores, 5] }).Accept(Today).Problems.ShouldBe([new(AuditField.Scores, Problem.OutOfRange)]);
    }

    [Theory]
    [InlineData("1999-12-31", false)]
    [InlineData("2000-01-01", true)]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-23", false)]
    [InlineData("9999-12-31", false)]
    public void The_day_lies_between_the_year_2000_and_today(string day, bool accepted) =>
        (Complete with { On = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }).Accept(Today).Problems
            .ShouldBe(accepted ? [] : [new(AuditField.On, Problem.OutOfRange)]);

    [Fact]
    public void Texts_have_a_limit_and_keep_readable_characters_only()
    {
        (Complete with { Strengths = new('x', Limits.Text + 1) }).Accept(Today).Problems.ShouldBe([new(AuditField.Strengths, Problem.TooLong)]);
        (Complete with { Weaknesses = "a\0b" }).Accept(Today).Audit.Weaknesses.ShouldBe("ab");
        (Complete with { EvidenceNote = "\ud83d alone" }).Accept(Today).Audit.EvidenceNote.ShouldBe("alone");
        (Complete with { EvidenceNote = new('x', Limits.Note + 1) }).Accept(Today).Problems.ShouldBe([new(AuditField.EvidenceNote, Problem.TooLong)]);
        (Complete with { Evidence = "hearsay" }).Accept(Today).Problems.ShouldBe([new(AuditField.Evidence, Problem.Unknown)]);
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        new Audit { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), On = default, Strengths = new string('x', Limits.Text + 1) }.Accept(Today).Problems
            .Select(problem => problem.Field).Distinct().ShouldBe([AuditField.Scores, AuditField.Strengths, AuditField.On]);

    [Fact]
    public void The_mean_counts_the_scores_given_so_far()
    {
        new Audit { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), On = Today }.Mean.ShouldBeNull();
        (Complete with { Scores = [5, 0, 2, 0, 0, 0] }).Mean.ShouldBe(3.5m);
        (Complete with { Scores = ImmutableArray.Create(2, 2, 3, 2, 2, 2) }).Mean.ShouldBe(2.17m);
    }
}
