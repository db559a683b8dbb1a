using JourneyMapper.Data.Review;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>Where a map stands between being drawn and being approved.</summary>
/// <param name="Open">The request about the present content that nobody has answered.</param>
/// <param name="Approved">The approval of the present content.</param>
/// <param name="Voided">The last approval, when the content has changed since.</param>
public sealed record SignOffStatus(SignOffEntry? Open, SignOffEntry? Approved, SignOffEntry? Voided)
{
    /// <summary>Tells it from the history.</summary>
    /// <param name="history">The newest first.</param>
    /// <param name="contentRevision">The map's <see cref="Domain.Journeys.Journey.ContentRevision"/>: what is about a revision from then on is about the same content.</param>
    public static SignOffStatus Of(IReadOnlyList<SignOffEntry> history, long contentRevision)
    {
        var approved = history.FirstOrDefault(entry => entry.State == SignOffState.Approved);
        var counts = approved?.Revision >= contentRevision;
        return new(
            history.FirstOrDefault(entry => entry.State == SignOffState.Requested && entry.Revision >= contentRevision),
            counts ? approved : null,
            counts ? null : approved);
    }

    /// <summary>How far the map has come.</summary>
    public JourneyStatus Status => JourneyStatuses.Of((Approved ?? Open)?.State);
}
