namespace JourneyMapper.Domain.Records;

/// <summary>Why a value is not accepted.</summary>
public enum Problem
{
    /// <summary>It must not be empty.</summary>
    Required,

    /// <summary>It is longer than its limit allows.</summary>
    TooLong,

    /// <summary>It is a number outside the scale.</summary>
    OutOfRange,

    /// <summary>It names something that does not exist.</summary>
    Unknown,
}
