using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>A record that is a line of a lane, too: see <see cref="Editing.TouchpointItems"/>.</summary>
public interface ITouchpointItem : IRecord
{
    /// <summary>The touchpoint in whose cell the line stands.</summary>
    Guid Touchpoint { get; }

    /// <summary>The line.</summary>
    string Title { get; }
}
