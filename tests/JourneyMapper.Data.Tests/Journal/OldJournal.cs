using System.Text.Json;
using JourneyMapper.Data.Journal;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.Journal;

/// <summary>
/// One entry of the journal that the release before schema numbers wrote, as PostgreSQL gives it back: every kind of change, an undo and a redo. The text stays,
/// whatever the types become.
/// </summary>
/// <param name="Revision">The journey's revision after it.</param>
/// <param name="EditId">The edit's id.</param>
/// <param name="Edit">What was asked, which was kept then, too.</param>
/// <param name="Difference">What it changed, in schema 1.</param>
sealed record OldJournal(long Revision, Guid EditId, JsonElement Edit, JsonElement Difference)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<OldJournal> Read() => JsonSerializer.Deserialize<OldJournal[]>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/JourneyMapper.Data.Tests/Journal/journal-schema-1.json")), JsonSerializerOptions.Web)!;

    /// <summary>As the migration leaves it.</summary>
    public JournalRow Row() => new()
    {
        StreamId = Guid.Empty,
        Revision = Revision,
        Stream = StreamKind.Journey,
        WorkspaceId = Guid.Empty,
        EditId = EditId,
        Reverts = Edit.TryGetProperty("reverts", out var reverts) ? reverts.GetGuid() : null,
        AuthorId = Guid.Empty,
        At = DateTimeOffset.UnixEpoch,
        Schema = 1,
        Difference = Difference.GetRawText(),
    };
}
