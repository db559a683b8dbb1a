using JourneyMapper.Web.Shared;
namespace JourneyMapper.Web.Live;

/// <summary>News on their way from one node to the others: a line of words with the kind, then the ids of sender, workspace, journey and touchpoints.</summary>
/// <param name="Kind">The <see cref="WorkspaceTopic.Kind"/>.</param>
/// <param name="Sender">Who has told them where they come from.</param>
/// <param name="Workspace">Whose news.</param>
/// <param name="Items">What has changed, all of it in one journey.</param>
sealed record TopicEnvelope(string Kind, Guid Sender, Guid Workspace, IReadOnlyList<TopicMessage> Items)
{
    // PostgreSQL carries less than 8000 bytes at once, and an id has 33 with its space.
    const int MostTouchpoints = 200;
    const string Any = "-";
    const string Plain = "N";

    /// <summary>As few letters as will do.</summary>
    public static IEnumerable<string> Write(string kind, Guid sender, Guid workspace, IEnumerable<TopicMessage> items)
    {
        foreach (var journey in items.GroupBy(item => item.Journey, item => item.Touchpoint))
            foreach (var touchpoints in journey.Distinct().Chunk(MostTouchpoints))
                yield return string.Join(' ', [kind, Word(sender), Word(workspace), Word(journey.Key), .. touchpoints.Select(Word)]);
    }

    /// <summary>Null for what is no letter. An id that cannot be read counts as any.</summary>
    public static TopicEnvelope? Read(string letter) =>
        letter.Split(' ') is [var kind, var sender, var workspace, var journey, .. var touchpoints] && Id(sender) is { } from && Id(workspace) is { } where
            ? new(kind, from, where, [.. touchpoints.Select(touchpoint => new TopicMessage(Id(journey), Id(touchpoint)))])
            : null;

    static string Word(Guid? id) => id?.ToString(Plain) ?? Any;

    static Guid? Id(string word) => Guid.TryParseExact(word, Plain, out var id) ? id : null;
}
