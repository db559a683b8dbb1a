using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Auditing;

/// <summary>What somebody has found out about a touchpoint on one day. It may still be incomplete; <see cref="Accept"/> tells.</summary>
public sealed record Audit
{
    static readonly ImmutableArray<int> NoScores = [.. AuditCriteria.All.Select(_ => 0)];

    /// <summary>Given by whoever audits, so that a repeated send is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is audited.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The day of the audit.</summary>
    public required DateOnly On { get; init; }

    /// <summary>One score for each of <see cref="AuditCriteria.All"/>, in their order; 0 where none is given yet.</summary>
    public ImmutableArray<int> Scores { get; init; } = NoScores;

    /// <summary>What is good, one a line.</summary>
    public string Strengths { get; init; } = "";

    /// <summary>What is not, one a line.</summary>
    public string Weaknesses { get; init; } = "";

    /// <summary>The id of a kind of evidence, or empty.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>A link or a note that leads to the evidence, on one line.</summary>
    public string EvidenceNote { get; init; } = "";

    /// <summary>The mean of the scores given so far, with two decimals; null while there is none.</summary>
    public decimal? Mean => Scores.Any(score => score != 0)
        ? Math.Round((decimal)Scores.Where(score => score != 0).Average(), 2, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>The audit with tidy texts, and all that is wrong with it.</summary>
    /// <param name="latest">The last day that it may be about.</param>
    public (Audit Audit, IReadOnlyList<AuditProblem> Problems) Accept(DateOnly latest)
    {
        var (strengths, strengthsProblem) = AcceptedText.Lines(Strengths, Limits.Text);
        var (weaknesses, weaknessesProblem) = AcceptedText.Lines(Weaknesses, Limits.Text);
        var (note, noteProblem) = AcceptedText.Line(EvidenceNote, Limits.Note);
        List<AuditProblem> problems = [.. ScoreProblems()];
        Add(AuditField.Strengths, strengthsProblem);
        Add(AuditField.Weaknesses, weaknessesProblem);
        Add(AuditField.Evidence, Evidence.Length == 0 || AuditCriteria.FindEvidence(Evidence) is not null ? null : Problem.Unknown);
        Add(AuditField.EvidenceNote, noteProblem);
        Add(AuditField.On, On >= Days.Earliest && On <= latest ? null : Problem.OutOfRange);
        return (this with { Strengths = strengths, Weaknesses = weaknesses, EvidenceNote = note }, problems);

        void Add(AuditField field, Problem? problem)
        {
            if (problem is { } reason)
                problems.Add(new(field, reason));
        }
    }

    IEnumerable<AuditProblem> ScoreProblems()
    {
        if (Scores.Length > AuditCriteria.All.Count)
            yield return new(AuditField.Scores, Problem.OutOfRange);
        for (var i = 0; i < AuditCriteria.All.Count; i++)
        {
            var score = Scores.ElementAtOrDefault(i);
            if (score is < AuditCriteria.Least or > AuditCriteria.Most)
                yield return new(AuditField.Scores, score == 0 ? Problem.Required : Problem.OutOfRange, AuditCriteria.All[i].Id);
        }
    }
}
