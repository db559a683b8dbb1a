using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Data.Journal;

/// <summary>
/// What PostgreSQL announces of each edit to all nodes, on <see cref="JourneyStore.Channel"/>: <c>stream id revision</c>, and of journeys the row of the journal as JSON behind it where an announcement is
/// long enough (8,000 bytes). With it a node that is one edit behind reads nothing.
/// </summary>
/// <param name="Stream">One of <see cref="StreamKind"/>.</param>
/// <param name="Id">The stream's.</param>
/// <param name="Revision">The stream's, after the edit.</param>
/// <param name="Row">The row of the journal, or empty.</param>
public sealed record JournalAnnouncement(string Stream, Guid Id, long Revision, string Row)
{
    /// <summary>Reads an announcement; null for one of another form.</summary>
    /// <param name="payload">What was announced.</param>
    public static JournalAnnouncement? Parse(string payload) =>
        payload.Split(' ', 4) is [var stream, var id, var revision, .. var rest] && Guid.TryParse(id, out var known) && long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(stream, known, number, rest is [var row] ? row : "")
            : null;

    /// <summary>Reads the entry; null where the announcement does not have it, or it cannot be read here: the journal says the same, or why.</summary>
    public JournalEntry? Read()
    {
        try
        {
            return Row.Length > 0 && JsonSerializer.Deserialize<Announced>(Row) is { } row ? EntryOf(row) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    JournalEntry EntryOf(Announced row) =>
        JournalJson.ReadWhole(new()
        {
            StreamId = Id,
            Revision = Revision,
            Stream = Stream,
            WorkspaceId = row.WorkspaceId,
            EditId = row.EditId,
            Reverts = row.Reverts,
            AuthorId = row.AuthorId,
            Program = row.Program,
            At = row.At.ToUniversalTime(),
            Schema = row.Schema,
            Difference = row.Difference.ValueKind == JsonValueKind.Object ? row.Difference.GetRawText() : null,
        });

    // By the names of the columns.
    sealed record Announced(Guid WorkspaceId, Guid EditId, Guid? Reverts, Guid AuthorId, string? Program, DateTimeOffset At, short Schema, JsonElement Difference);
}
