namespace JourneyMapper.Domain.Coverage;

/// <summary>What a figure of a finding tells.</summary>
public enum FigureName
{
    /// <summary>The workspace's threshold that was missed, in its unit.</summary>
    Threshold,

    /// <summary>How many touchpoints are concerned.</summary>
    Touchpoints,

    /// <summary>A share, in whole percent, rounded down.</summary>
    Percent,

    /// <summary>Days since it was last done; absent when it never was.</summary>
    Days,

    /// <summary>Days since it should have been done, or done again.</summary>
    Overdue,

    /// <summary>Months from one time to the next.</summary>
    Months,

    /// <summary>The score of an audit.</summary>
    Score,

    /// <summary>A measured value, in the KPI's unit.</summary>
    Value,

    /// <summary>What the value should be, in the KPI's unit.</summary>
    Target,

    /// <summary>By how much it may be missed with a warning only, in the KPI's unit.</summary>
    Margin,

    /// <summary>An emotion from −2 to +2.</summary>
    Emotion,

    /// <summary>How many things are still to be done.</summary>
    Open,
}

/// <summary>A number that explains a finding.</summary>
public readonly record struct Figure(FigureName Name, decimal Value);
