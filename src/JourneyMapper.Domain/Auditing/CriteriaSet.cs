using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Auditing;

/// <summary>What the audits of a workspace ask: the built-in six in their order, then what it has added in its own.</summary>
/// <param name="More">What it has added.</param>
/// <param name="Retired">What it asks no more, and old audits still answer.</param>
public sealed record CriteriaSet(ImmutableArray<AuditCriterion> More, ImmutableArray<AuditCriterion> Retired)
{
    /// <summary>The six alone.</summary>
    public static CriteriaSet Usual { get; } = new([], []);

    /// <summary>What is asked now, in order.</summary>
    public ImmutableArray<AuditCriterion> Asked { get; } = [.. AuditCriteria.All, .. More];

    /// <summary>All that old audits may answer, too.</summary>
    public IEnumerable<AuditCriterion> All => Asked.Concat(Retired);

    /// <summary>The criterion of that id, also one that is retired; null for none.</summary>
    public AuditCriterion? Find(string id) => All.FirstOrDefault(criterion => criterion.Id == id);
}

/// <summary>A field of a criterion of a workspace's own.</summary>
public enum CriterionField
{
    /// <inheritdoc cref="OwnCriterion.Name"/>
    Name,

    /// <inheritdoc cref="OwnCriterion.Question"/>
    Question,
}

/// <summary>A criterion of a workspace's own, in the language in which it was written.</summary>
/// <param name="Name">On one line; at most <see cref="Limits.Label"/> characters.</param>
/// <param name="Question">What the auditor asks, on one line; at most <see cref="Limits.Question"/> characters.</param>
public sealed record OwnCriterion(string Name, string Question)
{
    /// <summary>The criterion with tidy texts, and what is wrong with it.</summary>
    public (OwnCriterion Criterion, IReadOnlyDictionary<CriterionField, Problem> Problems) Accept()
    {
        var (name, nameProblem) = AcceptedText.Line(Name, Limits.Label, required: true);
        var (question, questionProblem) = AcceptedText.Line(Question, Limits.Question, required: true);
        Dictionary<CriterionField, Problem> problems = [];
        if (nameProblem is { } ofName)
            problems[CriterionField.Name] = ofName;
        if (questionProblem is { } ofQuestion)
            problems[CriterionField.Question] = ofQuestion;
        return (new(name, question), problems);
    }
}
