namespace JourneyMapper.Web.Features.Board;

/// <summary>One field that a gesture writes, in canonical form.</summary>
/// <param name="Field">The field's id.</param>
/// <param name="From">What the author sees.</param>
/// <param name="To">What the author wants.</param>
public sealed record FieldWrite(string Field, string From, string To);
