using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The thresholds that a workspace may set.</summary>
public enum CoverageSetting
{
    /// <inheritdoc cref="CoverageSettings.LeastTouchpoints"/>
    LeastTouchpoints,

    /// <inheritdoc cref="CoverageSettings.PostPurchaseShare"/>
    PostPurchaseShare,

    /// <inheritdoc cref="CoverageSettings.MeasurementDays"/>
    MeasurementDays,

    /// <inheritdoc cref="CoverageSettings.AuditScore"/>
    AuditScore,

    /// <inheritdoc cref="CoverageSettings.LowEmotion"/>
    LowEmotion,

    /// <inheritdoc cref="CoverageSettings.EvidenceMonths"/>
    EvidenceMonths,

    /// <inheritdoc cref="CoverageSettings.Cadence"/>
    Cadence,
}

/// <summary>The thresholds of the rules. One stored without a threshold that came later has its default.</summary>
public sealed record CoverageSettings
{
    /// <summary>What counts until somebody decides otherwise.</summary>
    public static CoverageSettings Default { get; } = new();

    /// <summary>Touchpoints that a stage has at least.</summary>
    public int LeastTouchpoints { get; init; } = 2;

    /// <summary>Percent of the touchpoints that retention and loyalty have together at least.</summary>
    public int PostPurchaseShare { get; init; } = 20;

    /// <summary>Days after which a measurement is old.</summary>
    public int MeasurementDays { get; init; } = 90;

    /// <summary>Score below which an audit is bad.</summary>
    public decimal AuditScore { get; init; } = 3;

    /// <summary>Emotion from which on downwards a touchpoint asks for an opportunity.</summary>
    public int LowEmotion { get; init; } = -1;

    /// <summary>Months after which evidence is old.</summary>
    public int EvidenceMonths { get; init; } = 12;

    /// <summary>How often a touchpoint is audited that does not say it itself.</summary>
    public Cadence Cadence { get; init; } = Cadence.HalfYearly;

    /// <summary>The least and the most that a threshold may be; for the cadence, of its members.</summary>
    public static (decimal Least, decimal Most) RangeOf(CoverageSetting setting) => setting switch
    {
        CoverageSetting.LeastTouchpoints => (1, 20),
        CoverageSetting.PostPurchaseShare => (0, 100),
        CoverageSetting.MeasurementDays => (1, 1095),
        CoverageSetting.AuditScore => (Catalogue.AuditCriteria.Least, Catalogue.AuditCriteria.Most),
        CoverageSetting.LowEmotion => (-Limits.Emotion, -1),
        CoverageSetting.EvidenceMonths => (1, 60),
        CoverageSetting.Cadence => ((int)Cadence.Quarterly, (int)Cadence.Yearly),
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };

    /// <summary>The value of a threshold; of the cadence, its member.</summary>
    public decimal Read(CoverageSetting setting) => setting switch
    {
        CoverageSetting.LeastTouchpoints => LeastTouchpoints,
        CoverageSetting.PostPurchaseShare => PostPurchaseShare,
        CoverageSetting.MeasurementDays => MeasurementDays,
        CoverageSetting.AuditScore => AuditScore,
        CoverageSetting.LowEmotion => LowEmotion,
        CoverageSetting.EvidenceMonths => EvidenceMonths,
        CoverageSetting.Cadence => (int)Cadence,
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };

    /// <summary>The thresholds that lie outside their range; none when all is well.</summary>
    public IEnumerable<CoverageSetting> OutOfRange() => Enum.GetValues<CoverageSetting>().Where(setting =>
        Read(setting) < RangeOf(setting).Least || Read(setting) > RangeOf(setting).Most);
}
