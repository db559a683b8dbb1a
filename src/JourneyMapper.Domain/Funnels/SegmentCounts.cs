namespace JourneyMapper.Domain.Funnels;

/// <summary>How many of the people whom a persona stands for were in each stage of a journey in one month.</summary>
/// <param name="Persona">One of the journey's personas.</param>
/// <param name="Counts">The month and its figures.</param>
public sealed record SegmentCounts(Guid Persona, StageCounts Counts);
