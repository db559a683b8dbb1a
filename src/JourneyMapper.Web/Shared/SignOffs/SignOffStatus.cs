using JourneyMapper.Data.Review;

namespace JourneyMapper.Web.Shared.SignOffs;

/// <summary>Where a map stands between being drawn and being approved.</summary>
/// <param name="Open">The request about the present revision that nobody has answered.</param>
/// <param name="Approved">The approval of the present revision.</param>
/// <param name="Voided">The last approval, when the map has changed since.</param>
public sealed record SignOffStatus(SignOffEntry? Open, SignOffEntry? Approved, SignOffEntry? Voided)
{
    /// <summary>Tells it from the history.</summary>
    /// <param name="history">The newest first.</param>
    /// <param name="revision">The map's revision.</param>
    public static SignOffStatus Of(IReadOnlyList<SignOffEntry> history, long revision)
    {
        var approved = history.FirstOrDefault(entry => entry.State == SignOffState.Approved);
        var counts = approved?.Revision == revision;
        return new(
            history.FirstOrDefault(entry => entry.State == SignOffState.Requested && entry.Revision == revision),
            counts ? approved : null,
            counts ? null : approved);
    }

    /// <summary>How far the map has come.</summary>
    public JourneyStatus Status => JourneyStatuses.Of((Approved ?? Open)?.State);
}
