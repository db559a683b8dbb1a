namespace JourneyMapper.Domain.Measuring;

/// <summary>What one point of a series sums up.</summary>
public enum Period
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January, April, July or October on.</summary>
    Quarter,
}
