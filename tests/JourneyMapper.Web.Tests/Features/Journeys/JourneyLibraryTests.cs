using System.Globalization;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>Whole journeys are made, copied, thrown away and brought back, by those who may.</summary>
public sealed class JourneyLibraryTests : IAsyncLifetime
{
    readonly CurrentMember editor = Shelf.Member();
    readonly CurrentMember owner = Shelf.Member(Role.Owner);
    readonly CurrentMember viewer = Shelf.Member(Role.Viewer);
    readonly CurrentMember stranger = Shelf.Stranger();
    Shelf shelf = null!;

    public async ValueTask InitializeAsync() => shelf = await Shelf.NewAsync();

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task A_sample_is_stored_whole_and_can_be_edited()
    {
        var sample = Samples.All[0].Create(CultureInfo.GetCultureInfo("fr"));
        (await shelf.Library.CreateAsync(editor, new(sample))).ShouldBeNull();
        var stored = (await shelf.Store.FindAsync(JourneyDatabase.Reader, sample.Id)).ShouldNotBeNull();
        Picture.Of(stored).ShouldBe(Picture.Of(sample));

        var room = (await new JourneyRooms(shelf.Store, new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance).OpenAsync(JourneyDatabase.Reader, sample.Id)).ShouldNotBeNull();
        (await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Title, "Un autre titre"), editor)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await shelf.TitlesAsync()).ShouldBe(["Un autre titre"]);
    }

    [Fact]
    public async Task A_sample_brings_its_audits_and_measurements_as_those_of_who_makes_it()
    {
        var made = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), editor.Id);
        (await shelf.Library.CreateAsync(editor, made)).ShouldBeNull();

        await using var db = await shelf.Contexts.CreateDbContextAsync();
        var audits = await db.Audits.Where(row => row.JourneyId == made.Journey.Id).ToListAsync();
        audits.Select(row => (row.Id, row.TouchpointId, row.On, row.Score, row.Strengths)).ShouldBe(made.Audits.Select(audit => (audit.Id, audit.Touchpoint, audit.On, audit.Mean!.Value, audit.Strengths)), ignoreOrder: true);
        audits.ShouldAllBe(row => row.AuditorId == editor.Id);
        (await db.Measurements.Where(row => row.JourneyId == made.Journey.Id).Select(row => new { row.TouchpointId, row.Kpi, row.On, row.Value }).ToListAsync())
            .Select(row => (row.TouchpointId, row.Kpi, row.On, row.Value))
            .ShouldBe(made.Measured.SelectMany(series => series.Measurements.Select(measurement => (series.Touchpoint, series.Kpi, measurement.On, measurement.Value))), ignoreOrder: true);
        (await db.MeasurementSums.AnyAsync()).ShouldBeTrue();
        (await db.Facts.SingleAsync(row => row.JourneyId == made.Journey.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_journey_needs_a_title_and_gets_clean_texts()
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "  \t " };
        (await shelf.Library.CreateAsync(editor, new(journey))).ShouldBe(new Refusal.Invalid(journey.Id, JourneyFields.Title, Problem.Required));
        (await shelf.Library.CreateAsync(editor, new(journey with { Title = new string('x', Limits.Name + 1) })))
            .ShouldBe(new Refusal.Invalid(journey.Id, JourneyFields.Title, Problem.TooLong));
        (await shelf.TitlesAsync()).ShouldBeEmpty();

        (await shelf.Library.CreateAsync(editor, new(journey with { Title = "  Two\twords " }))).ShouldBeNull();
        (await shelf.TitlesAsync()).ShouldBe(["Two words"]);
    }

    [Fact]
    public async Task A_copy_holds_the_same_under_new_ids_and_without_history()
    {
        var original = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"));
        await shelf.Library.CreateAsync(editor, new(original));
        var room = (await new JourneyRooms(shelf.Store, new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance).OpenAsync(JourneyDatabase.Reader, original.Id)).ShouldNotBeNull();
        await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Scenario, "Lea"), editor);

        var id = Guid.NewGuid();
        (await shelf.Library.DuplicateAsync(editor, original.Id, id)).ShouldBeNull();
        var copy = (await shelf.Store.FindAsync(JourneyDatabase.Reader, id)).ShouldNotBeNull();
        (copy.Title, copy.Scenario, copy.Revision).ShouldBe(($"Copy of {original.Title}", "Lea", 0));
        copy.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }).ShouldBe(original.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }));
        copy.Touchpoints.Select(touchpoint => touchpoint.Id).Intersect(original.Touchpoints.Select(touchpoint => touchpoint.Id)).ShouldBeEmpty();
        (await shelf.Store.ReadAfterAsync(id, 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_title_of_a_copy_is_cut_between_whole_characters()
    {
        var id = await shelf.PutAsync(string.Concat(Enumerable.Repeat("👩‍🚀", Limits.Name / 5)));
        (await shelf.Library.DuplicateAsync(editor, id, Guid.NewGuid())).ShouldBeNull();
        var title = (await shelf.TitlesAsync("copy")).ShouldHaveSingleItem();
        title.Length.ShouldBeInRange(Limits.Name - 8, Limits.Name);
        title.ShouldEndWith("👩‍🚀…");
    }

    [Fact]
    public async Task The_trash_takes_a_journey_out_of_sight_and_gives_it_back()
    {
        var id = await shelf.PutAsync("Old", touchpoints: 3);
        (await shelf.Library.TrashAsync(editor, id)).ShouldBeNull();
        (await shelf.TitlesAsync()).ShouldBeEmpty();
        (await shelf.Store.FindAsync(JourneyDatabase.Reader, id)).ShouldBeNull();
        var trashed = (await shelf.List.TrashAsync(JourneyDatabase.Reader)).ShouldHaveSingleItem();
        (trashed.Title, trashed.Touchpoints).ShouldBe(("Old", 3));
        trashed.TrashedAt.ShouldNotBeNull();
        (await shelf.Library.TrashAsync(editor, id)).ShouldBe(new Refusal.JourneyGone());
        (await shelf.Library.DuplicateAsync(editor, id, Guid.NewGuid())).ShouldBe(new Refusal.JourneyGone());

        (await shelf.Library.RestoreAsync(editor, id)).ShouldBeNull();
        (await shelf.TitlesAsync()).ShouldBe(["Old"]);
        (await shelf.List.TrashAsync(JourneyDatabase.Reader)).ShouldBeEmpty();
        (await shelf.Library.RestoreAsync(editor, id)).ShouldBe(new Refusal.JourneyGone());
    }

    [Fact]
    public async Task Only_an_owner_deletes_for_ever_and_only_out_of_the_trash()
    {
        var (id, kept) = (await shelf.PutAsync("Old", touchpoints: 3), await shelf.PutAsync("Kept", touchpoints: 1));
        (await shelf.Library.DeleteAsync(owner, id)).ShouldBe(new Refusal.JourneyGone());
        await shelf.Library.TrashAsync(editor, id);
        (await shelf.Library.DeleteAsync(editor, id)).ShouldBe(new Refusal.NotAllowed());
        (await shelf.List.TrashAsync(JourneyDatabase.Reader)).ShouldHaveSingleItem();

        (await shelf.Library.DeleteAsync(owner, id)).ShouldBeNull();
        (await shelf.Library.RestoreAsync(owner, id)).ShouldBe(new Refusal.JourneyGone());
        await using var db = await shelf.Contexts.CreateDbContextAsync();
        (await db.Journeys.Select(row => row.Id).ToListAsync()).ShouldBe([kept]);
        (await db.Touchpoints.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_deleted_for_ever_leaves_who_edited_and_deleted_it_and_no_texts()
    {
        var (id, kept) = (await shelf.PutAsync("Old", touchpoints: 1), await shelf.PutAsync("Kept", touchpoints: 1));
        var rooms = new JourneyRooms(shelf.Store, new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance);
        foreach (var journey in (Guid[])[id, kept])
        {
            var room = (await rooms.OpenAsync(JourneyDatabase.Reader, journey)).ShouldNotBeNull();
            await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Scenario, "A secret"), editor);
            await room.UndoAsync(editor, Guid.NewGuid());
        }

        await shelf.Library.TrashAsync(editor, id);
        (await shelf.Library.DeleteAsync(owner, id)).ShouldBeNull();
        (await shelf.Library.DeleteAsync(owner, id)).ShouldBe(new Refusal.JourneyGone());

        await using var db = await shelf.Contexts.CreateDbContextAsync();
        var entries = await db.Journal.AsNoTracking().OrderBy(row => row.Revision).ToListAsync();
        var left = entries.Where(row => row.StreamId == id).ToList();
        left.Select(row => (row.Revision, row.Stream, row.WorkspaceId, row.AuthorId, row.Difference))
            .ShouldBe([(1, StreamKind.Journey, JourneyDatabase.Workspace, editor.Id, null), (2, StreamKind.Journey, JourneyDatabase.Workspace, editor.Id, null)]);
        left[1].Reverts.ShouldBe(left[0].EditId);
        entries.Where(row => row.StreamId == kept).ShouldAllBe(row => row.Difference != null);
        await Should.ThrowAsync<JsonException>(shelf.Store.ReadAfterAsync(id, 0));
        // A board that is still open somewhere gets nothing into it.
        (await rooms.Find(id)!.SubmitAsync(JourneyKinds.Journey.Change(rooms.Find(id)!.Journey, JourneyFields.Scenario, "Again"), editor)).ShouldBe(new Outcome<Journey>.Refused(new Refusal.JourneyGone()));
        (await rooms.Find(id)!.UndoAsync(editor, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Refused>();

        var deleted = (await shelf.List.DeletedAsync(JourneyDatabase.Reader, 50)).ShouldHaveSingleItem();
        (deleted.Id, deleted.Title, deleted.DeletedBy).ShouldBe((id, "Old", null));
        (await shelf.List.DeletedAsync(JourneyDatabase.OtherReader, 50)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_latest_deleted_for_ever_come_first_and_no_more_than_asked_for()
    {
        foreach (var title in (string[])["First", "Second", "Third"])
        {
            var id = await shelf.PutAsync(title);
            await shelf.Library.TrashAsync(editor, id);
            await shelf.Library.DeleteAsync(owner, id);
        }

        (await shelf.List.DeletedAsync(JourneyDatabase.Reader, 2)).Select(journey => journey.Title).ShouldBe(["Third", "Second"]);
    }

    [Fact]
    public async Task A_viewer_is_refused_everything()
    {
        var (id, trashed) = (await shelf.PutAsync("Seen"), await shelf.PutAsync("Trashed"));
        await shelf.Library.TrashAsync(editor, trashed);
        var no = new Refusal.NotAllowed();
        (await shelf.Library.CreateAsync(viewer, new(new Journey { Id = Guid.NewGuid(), Title = "New" }))).ShouldBe(no);
        (await shelf.Library.DuplicateAsync(viewer, id, Guid.NewGuid())).ShouldBe(no);
        (await shelf.Library.TrashAsync(viewer, id)).ShouldBe(no);
        (await shelf.Library.RestoreAsync(viewer, trashed)).ShouldBe(no);
        (await shelf.Library.DeleteAsync(viewer, trashed)).ShouldBe(no);
        (await shelf.TitlesAsync()).ShouldBe(["Seen"]);
        (await shelf.List.TrashAsync(JourneyDatabase.Reader)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_journey_of_another_workspace_answers_as_one_that_does_not_exist()
    {
        var (id, trashed) = (await shelf.PutAsync("Ours"), await shelf.PutAsync("Trashed"));
        await shelf.Library.TrashAsync(editor, trashed);
        var gone = new Refusal.JourneyGone();
        (await shelf.Library.DuplicateAsync(stranger, id, Guid.NewGuid())).ShouldBe(gone);
        (await shelf.Library.TrashAsync(stranger, id)).ShouldBe(gone);
        (await shelf.Library.RestoreAsync(stranger, trashed)).ShouldBe(gone);
        (await shelf.Library.DeleteAsync(stranger, trashed)).ShouldBe(gone);
        (await shelf.List.TrashAsync(JourneyDatabase.OtherReader)).ShouldBeEmpty();
        (await shelf.TitlesAsync()).ShouldBe(["Ours"]);
        (await shelf.List.TrashAsync(JourneyDatabase.Reader)).ShouldHaveSingleItem();
    }
}
