namespace JourneyMapper.Domain.Coverage;

/// <summary>What a rule looks at.</summary>
public enum Subject
{
    /// <summary>Each stage.</summary>
    Stage,

    /// <summary>Each touchpoint.</summary>
    Touchpoint,

    /// <summary>The journey as a whole.</summary>
    Journey,
}

/// <summary>Something that should not be in a journey. <c>docs/coverage.md</c> lists all rules with their reasons.</summary>
public abstract class CoverageRule
{
    private protected CoverageRule(string id, Severity severity, Subject about, CoverageSetting? threshold) =>
        (Id, Severity, About, Threshold) = (id, severity, about, threshold);

    /// <summary>Stable: small letters and hyphens.</summary>
    public string Id { get; }

    /// <summary>How bad its findings are, unless they say otherwise.</summary>
    public Severity Severity { get; }

    /// <summary>What it looks at, and so what it takes points from: a stage, the share of a stage's touchpoints, or the journey.</summary>
    public Subject About { get; }

    /// <summary>The threshold that it depends on, if any.</summary>
    public CoverageSetting? Threshold { get; }

    /// <summary>The points that a finding takes from a score of 100 at most.</summary>
    internal virtual int PointsOf(Finding finding) => finding.Severity.Weight();
}
