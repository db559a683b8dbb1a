using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>The coverage review over the map, while it is switched on. Every edit, whoever makes it, is reviewed at once. For one circuit.</summary>
/// <param name="coverage">Reads what a review depends on beside the map.</param>
/// <param name="reader">Who reads.</param>
/// <param name="journey">Which.</param>
public sealed class CoverageOverlay(CoverageQuery coverage, Reader reader, Guid journey)
{
    readonly CoalescingRunner reading = new();

    /// <summary>What reviews are made with; null while it is switched off.</summary>
    public CoverageContext? Context { get; private set; }

    /// <summary>What the review says of the map as it was taken last; null while it is switched off.</summary>
    public CoverageReview? Review { get; private set; }

    /// <summary>The rules whose findings are unfolded, for as long as the board is open.</summary>
    public ISet<string> OpenRules { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Switches it on.</summary>
    public async Task ShowAsync(Journey now)
    {
        Context = await coverage.ContextAsync(reader, journey);
        Take(now);
    }

    /// <summary>Switches it off.</summary>
    public void Hide() => (Context, Review) = (null, null);

    /// <summary>Reviews the map as it is now.</summary>
    public void Take(Journey now) => Review = Context?.Review(now);

    /// <summary>Reads again what reviews depend on: audits, exceptions or thresholds have changed. What comes up meanwhile is read with the next.</summary>
    /// <param name="now">The map as it is when that has been read.</param>
    public Task ReadAgainAsync(Func<Journey> now) => reading.RunAsync(async () =>
    {
        if (Context is null)
            return;
        var read = await coverage.ContextAsync(reader, journey);
        // It may have been switched off meanwhile.
        if (Context is null)
            return;
        Context = read;
        Take(now());
    });
}
