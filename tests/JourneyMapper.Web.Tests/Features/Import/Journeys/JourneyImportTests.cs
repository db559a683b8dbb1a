using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Readers;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Import.Journeys;

/// <summary>What was read is stored on the way on which all journeys are made, by those who may.</summary>
public sealed class JourneyImportTests : IAsyncLifetime
{
    MeasuringRoom room = null!;
    JourneyImport import = null!;
    JourneyStore store = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        store = new(room.Contexts, TimeProvider.System);
        var targets = new JourneyTargets(room.Contexts, new ChannelLibraries(room.Contexts), new WorkspaceCriteria(room.Contexts, new AuditTopic()), TimeProvider.System);
        import = new([new JourneyDocumentReader(), new MermaidJourneyReader(), new PlainListReader()], new JourneyLibrary(store, room.Contexts, new ActivityLog(room.Contexts, TimeProvider.System), TimeProvider.System), targets);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_imported_journey_has_its_touchpoints_items_and_personas_and_can_be_undone()
    {
        var reading = await ReadAsync("journey\n  title Tea\n  section Purchase\n    Pays by phone: 1: Ann\n");
        (await import.SaveAsync(MeasuringRoom.Member(), reading.Made!, "Tea time")).ShouldBeNull();
        var stored = (await store.FindAsync(JourneyDatabase.Reader, reading.Made!.Journey.Id)).ShouldNotBeNull();
        (stored.Title, stored.Revision).ShouldBe(("Tea time", 0));
        stored.Touchpoints.ShouldHaveSingleItem().ShouldSatisfyAllConditions(touchpoint => touchpoint.Channel.ShouldBe("phone"), touchpoint => touchpoint.Emotion.ShouldBe(-2));
        stored.Personas.ShouldHaveSingleItem();

        (await import.UndoAsync(MeasuringRoom.Member(), stored.Id)).ShouldBeNull();
        (await store.FindAsync(JourneyDatabase.Reader, stored.Id)).ShouldBeNull();
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.Journeys.SingleAsync(row => row.Id == stored.Id)).TrashedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_viewer_and_a_stranger_save_and_undo_nothing()
    {
        var reading = await ReadAsync("Pays");
        (await import.SaveAsync(MeasuringRoom.Member(Role.Viewer), reading.Made!, "Tea")).ShouldBe(new Refusal.NotAllowed());
        (await import.SaveAsync(MeasuringRoom.Member(), reading.Made!, "Tea")).ShouldBeNull();
        (await import.UndoAsync(MeasuringRoom.Member(Role.Viewer), reading.Made!.Journey.Id)).ShouldBe(new Refusal.NotAllowed());
        (await import.UndoAsync(MeasuringRoom.Stranger(), reading.Made!.Journey.Id)).ShouldBe(new Refusal.JourneyGone());
        (await store.FindAsync(JourneyDatabase.Reader, reading.Made!.Journey.Id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_title_that_no_journey_accepts_stores_nothing()
    {
        var reading = await ReadAsync("Pays");
        (await import.SaveAsync(MeasuringRoom.Member(), reading.Made!, " ")).ShouldBeOfType<Refusal.Invalid>();
        (await store.FindAsync(JourneyDatabase.Reader, reading.Made!.Journey.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_journey_that_was_exported_as_JSON_comes_back_with_all_that_it_has()
    {
        var journey = new Generate(7).Journey(20);
        using var file = new MemoryStream();
        await JourneyJson.WriteAsync(file, new(journey));
        var reading = await ReadAsync(Encoding.UTF8.GetString(file.ToArray()));
        var made = reading.Made.ShouldNotBeNull();
        // Chance has given it an owner who is nobody here.
        reading.Report.Lines.ShouldAllBe(line => line.Outcome == LineOutcome.Taken || line.Text.Length > 0);
        (await import.SaveAsync(MeasuringRoom.Member(), made, journey.Title)).ShouldBeNull();
        var stored = (await store.FindAsync(JourneyDatabase.Reader, made.Journey.Id)).ShouldNotBeNull();
        stored.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name)).ShouldBe(journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name)));
        stored.Transitions.Select(transition => (transition.Kind, transition.Label, transition.Share)).ShouldBe(journey.Transitions.Select(transition => (transition.Kind, transition.Label, transition.Share)));
    }

    [Fact]
    public async Task The_report_says_what_comes_along_beside_the_map_and_in_which_form()
    {
        var reading = await ReadAsync("""
            { "format": "journeymapper/journey", "version": 1, "journey": { "title": "Tea" }, "touchpoints": [{ "id": "a", "stage": "Decision", "name": "Shop" }],
              "commentThreads": [{ "touchpoint": "a", "comments": [{ "author": "Mia", "writtenAt": "2026-11-01T10:00:00Z", "text": "Really?" }, { "author": "Tom", "writtenAt": "2026-11-01T10:01:00Z", "text": "Yes" }] }],
              "funnel": [{ "month": "2026-10", "awareness": 100 }], "signOffs": [{ "state": "Approved" }] }
            """);
        reading.Report.Lines.Where(line => line.Outcome == LineOutcome.Taken).Select(line => line.Text).ShouldBe(["Shop", "2 comments", "1 month of the funnel"]);
        reading.Report.Lines.Single(line => line.Outcome == LineOutcome.Changed).Reason.ShouldContain("imported");
        reading.Report.Lines.Single(line => line.Outcome == LineOutcome.Dropped).Text.ShouldBe("/signOffs");
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("{\"format\": \"journeymapper/journey\", \"version\": 9, \"journey\": {}}", "9")]
    [InlineData("{\"name\": \"Tea\"}", "JourneyMapper")]
    public async Task A_document_that_is_no_journey_is_refused_in_words(string text, string said)
    {
        var reading = await ReadAsync(text);
        reading.Made.ShouldBeNull();
        reading.Problem.ShouldNotBeNull().ShouldContain(said);
    }

    async Task<JourneyReading> ReadAsync(string text)
    {
        await using var source = await JourneySource.OfTextAsync(text);
        return (await import.ReadAsync(source, null, await import.ChoicesAsync(MeasuringRoom.Member()))).Reading;
    }
}
