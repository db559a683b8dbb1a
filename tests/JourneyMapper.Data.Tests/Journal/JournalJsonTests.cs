using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.Journal;

/// <summary>What the journal holds can be read back, that of earlier releases too.</summary>
public sealed class JournalJsonTests
{
    [Fact]
    public void Every_difference_reads_back_as_it_was_written() => Property.Holds(generate =>
    {
        foreach (var entry in generate.History(30).Entries)
        {
            var read = JournalJson.Read(Row(JournalJson.Write(entry.Difference), JournalJson.Schema, entry));
            Picture.Of(read.Difference).ShouldBe(Picture.Of(entry.Difference));
            (read with { Difference = entry.Difference }).ShouldBe(entry);
        }
    }, cases: 60);

    // As PostgreSQL gives them back. Journals are kept for ever: these texts stay, whatever the types become.
    [Theory]
    [InlineData("""{"changes": [{"kind": "added", "value": {"id": "11111111-1111-1111-1111-111111111111", "kpis": "nps|40|5", "name": "Store", "rank": "V00000", "owner": "22222222-2222-2222-2222-222222222222", "stage": "decision", "action": "", "cadence": "quarterly", "channel": "store", "contact": "direct", "emotion": -2, "setting": "physical", "thought": "", "evidence": "observed", "importance": "momentOfTruth", "painPoints": "", "description": "", "evidenceDate": "2026-03-01", "opportunities": "", "evidenceSource": "Visit"}, "record": "touchpoint"}]}""")]
    [InlineData("""{"changes": [{"id": "11111111-1111-1111-1111-111111111111", "kind": "changed", "fields": [{"to": "-2", "from": "0", "field": "emotion"}], "record": "touchpoint"}]}""")]
    [InlineData("""{"changes": [{"id": "11111111-1111-1111-1111-111111111111", "to": {"rank": "V00008", "stage": "loyalty"}, "from": {"rank": "V00000", "stage": "awareness"}, "kind": "moved", "record": "touchpoint"}]}""")]
    [InlineData("""{"changes": [{"kind": "changed", "fields": [{"to": "B", "from": "A", "field": "title"}], "record": "journey"}]}""")]
    [InlineData("""{"changes": [{"kind": "removed", "value": {"id": "11111111-1111-1111-1111-111111111111", "to": null, "from": "22222222-2222-2222-2222-222222222222", "kind": "dropOut", "rank": "V00000", "delay": 3, "label": "Too dear", "share": 68, "delayUnit": "week"}, "record": "transition"}]}""")]
    [InlineData("""{"changes": [{"id": "11111111-1111-1111-1111-111111111111", "to": {"rank": "V00008"}, "from": {"rank": "V00000"}, "kind": "moved", "record": "transition"}]}""")]
    public void Schema_2_is_understood(string stored)
    {
        var difference = JournalJson.Read(Row(stored, schema: 2)).Difference;
        // Nothing of it may have been overlooked: written again, it says the same, and what fields that came later hold by default.
        ShouldSay(JsonNode.Parse(JournalJson.Write(difference)), JsonNode.Parse(stored));
    }

    [Theory]
    [InlineData("""{"changes": [{"kind": "added", "value": {"id": "11111111-1111-1111-1111-111111111111", "rank": "V00000", "persona": "22222222-2222-2222-2222-222222222222", "curve": 2}, "record": "journeyPersona"}]}""")]
    [InlineData("""{"changes": [{"kind": "added", "value": {"id": "11111111-1111-1111-1111-111111111111", "rank": "V00000", "name": "Tom", "role": "", "segment": "", "quote": "", "goals": "", "motivations": "", "frustrations": "", "abilities": "", "sources": "", "channels": "store", "picture": "22222222-2222-2222-2222-222222222222"}, "record": "persona"}]}""")]
    [InlineData("""{"changes": [{"id": "11111111-1111-1111-1111-111111111111", "kind": "changed", "fields": [{"to": "-1", "from": "", "field": "emotion2"}], "record": "touchpoint"}]}""")]
    public void Schema_3_is_understood(string stored) =>
        ShouldSay(JsonNode.Parse(JournalJson.Write(JournalJson.Read(Row(stored, schema: 3)).Difference)), JsonNode.Parse(stored));

    [Fact]
    public void What_schema_2_says_of_the_line_that_became_a_persona_is_left_out_and_nothing_else()
    {
        const string Stored = """{"changes": [{"kind": "changed", "record": "journey", "fields": [{"field": "persona", "from": "", "to": "Tom"}, {"field": "title", "from": "A", "to": "B"}]}, {"kind": "changed", "record": "journey", "fields": [{"field": "persona", "from": "Tom", "to": "Lea"}]}]}""";
        var change = JournalJson.Read(Row(Stored, schema: 2)).Difference.Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Changed<Journey>>();
        change.Fields.ShouldHaveSingleItem().ShouldBe(new(JourneyFields.Title, "A", "B"));
    }

    static void ShouldSay(JsonNode? written, JsonNode? stored)
    {
        if (stored is JsonArray { Count: var count } all)
        {
            written.ShouldBeOfType<JsonArray>().Count.ShouldBe(count);
            foreach (var (now, before) in ((JsonArray)written).Zip(all))
                ShouldSay(now, before);
        }
        else if (stored is JsonObject members)
            foreach (var (name, value) in members)
                ShouldSay(written.ShouldBeOfType<JsonObject>()[name], value);
        else
            JsonNode.DeepEquals(written, stored).ShouldBeTrue($"{written?.ToJsonString()} for {stored?.ToJsonString()}");
    }

    [Fact]
    public void A_journal_of_schema_1_is_replayed_undos_included()
    {
        var entries = OldJournal.Read().Select(old => JournalJson.Read(old.Row())).ToList();
        entries.SelectMany(entry => entry.Difference.Changes).Select(change => change.GetType()).Distinct().ShouldBe(
            [typeof(Change.Added<Touchpoint>), typeof(Change.Removed<Touchpoint>), typeof(Change.Changed<Touchpoint>), typeof(Change.Moved<Touchpoint>), typeof(Change.Changed<Journey>)], ignoreOrder: true);
        entries.Select(entry => entry.Reverts).ShouldBe([null, null, null, null, null, null, entries[5].Edit, entries[6].Edit, null]);

        var states = entries.Aggregate(new List<Journey> { new() { Id = Guid.NewGuid(), Title = "A bike" } }, (all, entry) => [.. all, entry.Difference.ApplyTo(all[^1])]);
        var after = states[^1];
        (after.Title, after.Tags, after.Labels[0], after.Revision).ShouldBe(("A road bike", "velo, b2c", "Discover", 9));
        after.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name)).ShouldBe([(Stage.Retention, "Letter"), (Stage.Loyalty, "Poster")]);
        var shop = states[7].Touchpoints[0];
        (shop.Name, shop.Emotion, shop.PainPoints, shop.Owner, shop.Kpis.ToString(), shop.EvidenceDate).ShouldBe(("Shop", -2, "Queue\nNoise", null, "nps|45|", new DateOnly(2026, 3, 1)));

        foreach (var (entry, before) in entries.Zip(states))
            Picture.Of(entry.Difference.Inverse().ApplyTo(entry.Difference.ApplyTo(before))).ShouldBe(Picture.Of(before));
    }

    [Theory]
    [InlineData("""{"changes": []}""", 4)]
    [InlineData("""{"changes": []}""", 0)]
    [InlineData("""{"added": 1}""", 1)]
    [InlineData("""{"added": 1}""", 2)]
    [InlineData("""{"changes": [{"kind": "unheard of"}]}""", 1)]
    [InlineData("""{"changes": [{"kind": "unheard of", "record": "touchpoint"}]}""", 2)]
    [InlineData("""{"changes": [{"kind": "changed", "record": "persona", "fields": []}]}""", 2)]
    [InlineData("""{"changes": [{"kind": "changed", "record": "journey", "fields": [{"field": "unheard of", "from": "", "to": ""}]}]}""", 2)]
    [InlineData("""{"changes": [{"kind": "moved", "record": "touchpoint", "id": "11111111-1111-1111-1111-111111111111", "from": {"stage": "loyalty", "rank": "!"}, "to": {"stage": "loyalty", "rank": "V00000"}}]}""", 2)]
    [InlineData("""{"changes": [{"kind": 1}]}""", 1)]
    [InlineData("[]", 1)]
    [InlineData(null, 2)]
    public void What_cannot_be_read_is_said_to_be_unreadable(string? stored, short schema) => Should.Throw<JsonException>(() => JournalJson.Read(Row(stored, schema)));

    static JournalRow Row(string? difference, short schema, JournalEntry? entry = null) => new()
    {
        StreamId = Guid.Empty,
        Revision = entry?.Revision ?? 1,
        Stream = StreamKind.Journey,
        WorkspaceId = Guid.Empty,
        EditId = entry?.Edit ?? Guid.Empty,
        Reverts = entry?.Reverts,
        AuthorId = entry?.Author ?? Guid.Empty,
        At = entry?.At ?? DateTimeOffset.UnixEpoch,
        Schema = schema,
        Difference = difference,
    };
}
