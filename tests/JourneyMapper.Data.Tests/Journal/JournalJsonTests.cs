using System.Text.Json;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.Journal;

/// <summary>What the journal holds can be read back, that of earlier versions too.</summary>
public sealed class JournalJsonTests
{
    [Fact]
    public void Every_edit_and_difference_reads_back_as_it_was_written() => Property.Holds(generate =>
    {
        var journey = generate.Journey();
        List<JournalEntry> past = [];
        for (var i = 0; i < 30; i++)
        {
            var edit = generate.Edit(journey, past);
            if (journey.Apply(edit) is not Outcome.Applied { Difference.IsEmpty: false } applied)
                continue;
            journey = applied.Journey;
            var entry = new JournalEntry(journey.Revision, generate.Id(), DateTimeOffset.UnixEpoch, edit, applied.Difference);
            var read = JournalJson.Read(Row(JournalJson.Write(edit), JournalJson.Write(entry.Difference), entry));
            Picture.Of(read.Difference).ShouldBe(Picture.Of(entry.Difference));
            JournalJson.Write(read.Edit).ShouldBe(JournalJson.Write(edit));
            read.Edit.GetType().ShouldBe(edit.GetType());
            read.Edit.Id.ShouldBe(edit.Id);
            (read.Revision, read.Author, read.At).ShouldBe((entry.Revision, entry.Author, entry.At));
            past.Add(entry);
        }
    }, cases: 60);

    // As the first release writes them. Journals are kept for ever: these texts stay, whatever the types become.
    [Theory]
    [InlineData("""{"edit":"add","touchpoint":{"id":"11111111-1111-1111-1111-111111111111","stage":"decision","rank":"V00000","name":"Store","description":"","channel":"store","contact":"direct","setting":"physical","action":"","thought":"","emotion":-2,"painPoints":"","opportunities":"","owner":"22222222-2222-2222-2222-222222222222","importance":"momentOfTruth","evidence":"observed","evidenceSource":"Visit"},"place":{"after":"33333333-3333-3333-3333-333333333333","last":false},"id":"44444444-4444-4444-4444-444444444444"}""")]
    [InlineData("""{"edit":"change","touchpoint":"11111111-1111-1111-1111-111111111111","fields":[{"field":"painPoints","from":"","to":"Queue"}],"id":"44444444-4444-4444-4444-444444444444"}""")]
    [InlineData("""{"edit":"move","touchpoint":"11111111-1111-1111-1111-111111111111","stage":"loyalty","place":{"last":true},"id":"44444444-4444-4444-4444-444444444444"}""")]
    [InlineData("""{"edit":"remove","touchpoint":"11111111-1111-1111-1111-111111111111","id":"44444444-4444-4444-4444-444444444444"}""")]
    [InlineData("""{"edit":"journey","fields":[{"field":"retentionLabel","from":"","to":"Keep"}],"id":"44444444-4444-4444-4444-444444444444"}""")]
    [InlineData("""{"edit":"revert","reverts":"11111111-1111-1111-1111-111111111111","difference":{"changes":[{"kind":"moved","touchpoint":"11111111-1111-1111-1111-111111111111","from":{"stage":"awareness","rank":"V00000"},"to":{"stage":"loyalty","rank":"V00008V"}}]},"id":"44444444-4444-4444-4444-444444444444"}""")]
    public void An_edit_of_an_earlier_version_is_understood(string stored)
    {
        var edit = JournalJson.Read(Row(stored, """{"changes":[]}""")).Edit;
        edit.Id.ShouldBe(Guid.Parse("44444444-4444-4444-4444-444444444444"));
        // Nothing of it may have been overlooked: written again, it says the same, and what was added to the types since besides.
        Normal(JournalJson.Write(edit), stored).ShouldBe(Normal(stored, stored));
    }

    [Theory]
    [InlineData("""{"changes":[{"kind":"changed","touchpoint":"11111111-1111-1111-1111-111111111111","fields":[{"field":"emotion","from":"0","to":"-2"}]}]}""")]
    [InlineData("""{"changes":[{"kind":"journey","fields":[{"field":"title","from":"A","to":"B"}]}]}""")]
    [InlineData("""{"changes":[{"kind":"moved","touchpoint":"11111111-1111-1111-1111-111111111111","from":{"stage":"awareness","rank":"V00000"},"to":{"stage":"loyalty","rank":"V00008"}}]}""")]
    public void A_difference_of_an_earlier_version_is_understood(string stored)
    {
        var difference = JournalJson.Read(Row("""{"edit":"remove","touchpoint":"11111111-1111-1111-1111-111111111111"}""", stored)).Difference;
        Normal(JournalJson.Write(difference), stored).ShouldBe(Normal(stored, stored));
    }

    [Fact]
    public void The_database_may_store_members_in_another_order()
    {
        var edit = JournalJson.Read(Row("""{"touchpoint":"11111111-1111-1111-1111-111111111111","id":"44444444-4444-4444-4444-444444444444","edit":"remove"}""", """{"changes":[]}""")).Edit;
        edit.ShouldBe(new RemoveTouchpoint(Guid.Parse("11111111-1111-1111-1111-111111111111")) { Id = Guid.Parse("44444444-4444-4444-4444-444444444444") });
    }

    static JournalRow Row(string edit, string difference, JournalEntry? entry = null) => new()
    {
        JourneyId = Guid.Empty,
        Revision = entry?.Revision ?? 1,
        EditId = entry?.Edit.Id ?? Guid.Empty,
        AuthorId = entry?.Author ?? Guid.Empty,
        At = entry?.At ?? DateTimeOffset.UnixEpoch,
        Edit = edit,
        Difference = difference,
    };

    // In one order of members, those only that an earlier version knew.
    static string Normal(string json, string known)
    {
        using var document = JsonDocument.Parse(json);
        using var earlier = JsonDocument.Parse(known);
        return Normal(document.RootElement, earlier.RootElement);
    }

    static string Normal(JsonElement element, JsonElement known) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Where(member => known.TryGetProperty(member.Name, out _)).Select(member => $"{member.Name}:{Normal(member.Value, known.GetProperty(member.Name))}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Zip(known.EnumerateArray(), Normal))}|{element.GetArrayLength()}]",
        _ => element.GetRawText(),
    };
}
