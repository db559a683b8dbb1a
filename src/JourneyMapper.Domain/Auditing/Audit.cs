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

    /// <summary>Scores of what the workspace asks beside those six, by the ids of the criteria; none, or 0, where none is given yet.</summary>
    public ImmutableDictionary<string, int> Others { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The competitor whose touchpoint was audited in place of ours; null for ours.</summary>
    public Guid? Competitor { get; init; }

    /// <summary>What is good, one a line.</summary>
    public string Strengths { get; init; } = "";

    /// <summary>What is not, one a line.</summary>
    public string Weaknesses { get; init; } = "";

    /// <summary>The id of a kind of evidence, or empty.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>A link or a note that leads to the evidence, on one line.</summary>
    public string EvidenceNote { get; init; } = "";

    /// <summary>The mean of the scores given so far, with two decimals; null while there is none.</summary>
    public decimal? Mean => AuditScores.Mean(Scores.Concat(Others.Values).Where(score => score != 0));

    /// <summary>How many scores are given so far.</summary>
    public int Given => Scores.Concat(Others.Values).Count(score => score != 0);

    /// <summary>The score of a criterion; 0 where none is given yet.</summary>
    public int ScoreOf(string criterion) => PlaceOf(criterion) is >= 0 and var place ? Scores.ElementAtOrDefault(place) : Others.GetValueOrDefault(criterion);

    /// <summary>The audit with another score of a criterion.</summary>
    public Audit With(string criterion, int score) => PlaceOf(criterion) is >= 0 and var place ? this with { Scores = Scores.SetItem(place, score) } : this with { Others = Others.SetItem(criterion, score) };

    /// <summary>The audit with tidy texts, and all that is wrong with it.</summary>
    /// <param name="latest">The last day that it may be about.</param>
    /// <param name="criteria">What the workspace asks; null for the six that all do.</param>
    public (Audit Audit, IReadOnlyList<AuditProblem> Problems) Accept(DateOnly latest, CriteriaSet? criteria = null)
    {
        var (strengths, strengthsProblem) = AcceptedText.Lines(Strengths, Limits.Text);
        var (weaknesses, weaknessesProblem) = AcceptedText.Lines(Weaknesses, Limits.Text);
        var (note, noteProblem) = AcceptedText.Line(EvidenceNote, Limits.Note);
        List<AuditProblem> problems = [.. ScoreProblems(criteria ?? CriteriaSet.Usual)];
        Add(AuditField.Strengths, strengthsProblem);
        Add(AuditField.Weaknesses, weaknessesProblem);
        Add(AuditField.Evidence, Evidence.Length == 0 || AuditCriteria.FindEvidence(Evidence) is not null ? null : Problem.Unknown);
        Add(AuditField.EvidenceNote, noteProblem);
        Add(AuditField.On, On >= Days.Earliest && On <= latest ? null : Problem.OutOfRange);
        return (this with { Strengths = strengths, Weaknesses = weaknesses, EvidenceNote = note, Others = Others.RemoveRange(Others.Where(pair => pair.Value == 0).Select(pair => pair.Key)) }, problems);

        void Add(AuditField field, Problem? problem)
        {
            if (problem is { } reason)
                problems.Add(new(field, reason));
        }
    }

    // One that was retired while the form was open keeps its score.
    IEnumerable<AuditProblem> ScoreProblems(CriteriaSet criteria)
    {
        if (Scores.Length > AuditCriteria.All.Count)
            yield return new(AuditField.Scores, Problem.OutOfRange);
        foreach (var criterion in criteria.Asked.Concat(criteria.Retired.Where(retired => Others.GetValueOrDefault(retired.Id) != 0)))
            if (ScoreOf(criterion.Id) is var score and (< AuditCriteria.Least or > AuditCriteria.Most))
                yield return new(AuditField.Scores, score == 0 ? Problem.Required : Problem.OutOfRange, criterion.Id);
        foreach (var id in Others.Keys.Where(id => criteria.Find(id) is null || PlaceOf(id) >= 0).Order(StringComparer.Ordinal))
            yield return new(AuditField.Scores, Problem.Unknown, id);
    }

    static int PlaceOf(string criterion)
    {
        for (var i = 0; i < AuditCriteria.All.Count; i++)
            if (AuditCriteria.All[i].Id == criterion)
                return i;
        return -1;
    }
}
