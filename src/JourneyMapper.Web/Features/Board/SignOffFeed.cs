using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Where a map stands between being drawn and being approved, as one board shows it.</summary>
/// <param name="service">Reads requests and answers.</param>
/// <param name="store">Reads what was changed.</param>
/// <param name="reader">Who reads.</param>
/// <param name="journey">Which.</param>
public sealed class SignOffFeed(SignOffService service, JourneyStore store, Reader reader, Guid journey)
{
    /// <summary>Requests and answers, the newest first.</summary>
    public IReadOnlyList<SignOffEntry> History { get; private set; } = [];

    /// <summary>What was changed since the last approval; nothing while there is none.</summary>
    public ChangesSince Changes { get; private set; } = ChangesSince.None;

    /// <summary>Where a state of the map stands.</summary>
    public SignOffStatus StatusOf(Journey now) => SignOffStatus.Of(History, now.ContentRevision);

    /// <summary>Reads requests and answers.</summary>
    public async Task ReadAsync() => History = await service.HistoryAsync(reader, journey);

    /// <summary>Reads what was changed since the last approval.</summary>
    /// <param name="now">The map as it is.</param>
    /// <param name="readable">Shows values.</param>
    public async Task ReadChangesAsync(Journey now, ReadableFields readable)
    {
        if (StatusOf(now).Voided is not { } voided)
        {
            Changes = ChangesSince.None;
            return;
        }

        var words = new EditDescriber(now, readable.Read);
        Changes = await ChangesSince.ReadAsync(store, journey, voided.Revision, words.Tell);
    }
}
