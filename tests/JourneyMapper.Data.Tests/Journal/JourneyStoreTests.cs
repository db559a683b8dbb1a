using System.Globalization;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Data.Tests.Journal;

/// <summary>Journeys and their journal on a real PostgreSQL.</summary>
public sealed class JourneyStoreTests : IAsyncLifetime
{
    static readonly Guid Author = Guid.NewGuid();

    NpgsqlDataSource database = null!;
    IDbContextFactory<JourneyDbContext> contexts = null!;
    JourneyStore store = null!;

    public async ValueTask InitializeAsync()
    {
        database = (await JourneyDatabase.NewAsync()).Connect();
        contexts = JourneyDatabase.Contexts(database);
        store = new JourneyStore(contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_journey_is_found_as_it_was_made()
    {
        foreach (var made in Samples.All.Select(sample => sample.Create(CultureInfo.GetCultureInfo("fr"))).Append(new Generate(1).Journey()))
        {
            await store.CreateAsync(JourneyDatabase.Workspace, Author, made);
            var found = (await store.FindAsync(JourneyDatabase.Workspace, made.Id)).ShouldNotBeNull();
            Picture.Of(found).ShouldBe(Picture.Of(made));
            found.Revision.ShouldBe(0);
        }
    }

    [Fact]
    public async Task What_is_known_from_the_start_is_stored_with_the_journey_or_nothing_is()
    {
        var made = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), Author);
        var twice = made with { Measured = [.. made.Measured, made.Measured[^1] with { Measurements = [made.Measured[^1].Measurements[0] with { Value = 1 }] }] };
        await Should.ThrowAsync<Exception>(store.CreateAsync(JourneyDatabase.Workspace, Author, twice));
        var taken = made with { Audits = [.. made.Audits.Take(1)], Journey = (await CreateAsync()) with { Title = "Taken" } };
        await Should.ThrowAsync<DbUpdateException>(store.CreateAsync(JourneyDatabase.Workspace, Author, taken));
        await using var db = await contexts.CreateDbContextAsync();
        (await db.Journeys.AnyAsync(row => row.Id == made.Journey.Id)).ShouldBeFalse();
        (await db.Touchpoints.CountAsync(touchpoint => touchpoint.Id == made.Journey.Touchpoints[0].Id)).ShouldBe(0);
        (await db.Audits.CountAsync(), await db.Measurements.CountAsync(), await db.MeasurementSums.CountAsync(), await db.Facts.CountAsync()).ShouldBe((0, 0, 0, 0));

        await store.CreateAsync(JourneyDatabase.Workspace, Author, made);
        (await db.Audits.CountAsync(), await db.Measurements.CountAsync(), await db.Facts.CountAsync())
            .ShouldBe((made.Audits.Length, made.Measured.Sum(series => series.Measurements.Length), 1));
    }

    [Fact]
    public async Task Another_workspace_finds_nothing()
    {
        var journey = await CreateAsync();
        (await store.FindAsync(JourneyDatabase.OtherWorkspace, journey.Id)).ShouldBeNull();
        (await store.RevisionAsync(JourneyDatabase.OtherWorkspace, journey.Id)).ShouldBeNull();
        (await store.RevisionAsync(JourneyDatabase.Workspace, journey.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_writes_the_rows_the_journal_and_who_edited_last_together()
    {
        var (after, entry) = Edit(await CreateAsync());
        (await store.AppendAsync(JourneyDatabase.Workspace, after, entry)).ShouldBe(Append.Written);

        Picture.Of((await store.FindAsync(JourneyDatabase.Workspace, after.Id))!).ShouldBe(Picture.Of(after));
        var stored = (await store.ReadAfterAsync(after.Id, 0)).ShouldHaveSingleItem();
        (stored.Revision, stored.Author, stored.Edit).ShouldBe((1, Author, entry.Edit));
        await using var db = await contexts.CreateDbContextAsync();
        var row = await db.Journeys.SingleAsync(row => row.Id == after.Id);
        (row.Revision, row.ChangedBy).ShouldBe((1, Author));
        var journaled = await db.Journal.SingleAsync(row => row.StreamId == after.Id);
        (journaled.Stream, journaled.WorkspaceId, journaled.Schema, journaled.Reverts).ShouldBe((StreamKind.Journey, JourneyDatabase.Workspace, JournalJson.Schema, null));
    }

    [Fact]
    public async Task An_undo_is_stored_with_the_edit_that_it_takes_back()
    {
        var (after, entry) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, after, entry);
        var undo = new Revert(entry.Edit, entry.Difference);
        var undone = (Outcome.Applied)after.Apply(undo);
        await store.AppendAsync(JourneyDatabase.Workspace, undone.Journey, JournalEntry.Of(undo, undone, Author, DateTimeOffset.UtcNow));
        (await store.ReadAfterAsync(after.Id, 1)).ShouldHaveSingleItem().Reverts.ShouldBe(entry.Edit);
    }

    [Fact]
    public async Task The_revision_of_the_content_is_stored_and_stays_when_only_an_owner_changes()
    {
        var (added, entry) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, added, entry);
        var edit = ChangeTouchpoint.Field(added.Touchpoints[0], TouchpointFields.Owner, Author.ToString());
        var owned = (Outcome.Applied)added.Apply(edit);
        await store.AppendAsync(JourneyDatabase.Workspace, owned.Journey, JournalEntry.Of(edit, owned, Author, DateTimeOffset.UtcNow));
        var found = (await store.FindAsync(JourneyDatabase.Workspace, added.Id)).ShouldNotBeNull();
        (found.Revision, found.ContentRevision).ShouldBe((2, 1));
    }

    [Fact]
    public async Task No_more_is_read_than_may_be_replayed_and_one()
    {
        var journey = await WriteAsync(JourneyStore.LongestReplay + 5);
        (await store.ReadAfterAsync(journey.Id, 0)).Select(entry => entry.Revision).ShouldBe(Numbers(1, JourneyStore.LongestReplay + 1));
        (await store.ReadLatestAfterAsync(journey.Id, 0)).Select(entry => entry.Revision).ShouldBe(Numbers(6, JourneyStore.LongestReplay).Reverse());
        (await store.ReadLatestAfterAsync(journey.Id, JourneyStore.LongestReplay)).Select(entry => entry.Revision).ShouldBe(Numbers(JourneyStore.LongestReplay + 1, 5).Reverse());
    }

    [Fact]
    public async Task The_latest_entries_end_where_one_is_missing_or_cannot_be_read()
    {
        var journey = await WriteAsync(6);
        await using var db = await contexts.CreateDbContextAsync();
        await db.Journal.Where(row => row.StreamId == journey.Id && row.Revision == 2).ExecuteDeleteAsync();
        (await store.ReadLatestAfterAsync(journey.Id, 0)).Select(entry => entry.Revision).ShouldBe([6, 5, 4, 3]);
        await db.Journal.Where(row => row.StreamId == journey.Id && row.Revision == 4).ExecuteUpdateAsync(row => row.SetProperty(r => r.Schema, (short)(JournalJson.Schema + 1)));
        (await store.ReadLatestAfterAsync(journey.Id, 0)).Select(entry => entry.Revision).ShouldBe([6, 5]);
    }

    [Fact]
    public async Task Entries_made_before_a_time_are_forgotten_a_few_at_once()
    {
        var (old, young) = (await WriteAsync(5, DateTimeOffset.UtcNow.AddDays(-40)), await WriteAsync(2));
        var before = DateTimeOffset.UtcNow.AddDays(-30);
        (await store.ForgetAsync(before, 3)).ShouldBe(3);
        (await store.ForgetAsync(before, 3)).ShouldBe(2);
        (await store.ForgetAsync(before, 3)).ShouldBe(0);
        (await store.ReadAfterAsync(old.Id, 0)).ShouldBeEmpty();
        (await store.ReadAfterAsync(young.Id, 0)).Count.ShouldBe(2);
        (await store.FindAsync(JourneyDatabase.Workspace, old.Id)).ShouldNotBeNull().Touchpoints.Length.ShouldBe(5);
    }

    [Fact]
    public async Task An_edit_made_from_an_older_revision_is_stale_and_writes_nothing()
    {
        var start = await CreateAsync();
        var (first, firstEntry) = Edit(start);
        var (second, secondEntry) = Edit(start);
        await store.AppendAsync(JourneyDatabase.Workspace, first, firstEntry);
        (await store.AppendAsync(JourneyDatabase.Workspace, second, secondEntry)).ShouldBe(Append.Stale);
        Picture.Of((await store.FindAsync(JourneyDatabase.Workspace, start.Id))!).ShouldBe(Picture.Of(first));
        (await store.ReadAfterAsync(start.Id, 0)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_edit_is_recognised_whatever_came_between()
    {
        var start = await CreateAsync();
        var (first, entry) = Edit(start);
        await store.AppendAsync(JourneyDatabase.Workspace, first, entry);
        (await store.AppendAsync(JourneyDatabase.Workspace, first, entry)).ShouldBe(Append.Repeated);

        var (second, between) = Edit(first);
        await store.AppendAsync(JourneyDatabase.Workspace, second, between);
        (await store.AppendAsync(JourneyDatabase.Workspace, first, entry)).ShouldBe(Append.Repeated);
        (await store.AppendAsync(JourneyDatabase.Workspace, second with { Revision = 3 }, entry with { Revision = 3 })).ShouldBe(Append.Repeated);
        (await store.IsWrittenAsync(entry.Edit)).ShouldBeTrue();
        (await store.ReadAfterAsync(start.Id, 0)).Select(read => read.Edit).ShouldBe([entry.Edit, between.Edit]);
    }

    [Fact]
    public async Task Many_at_once_onto_one_revision_let_exactly_one_through()
    {
        var start = await CreateAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
        {
            var (after, entry) = Edit(start);
            return Task.Run(() => store.AppendAsync(JourneyDatabase.Workspace, after, entry));
        }));
        results.Count(result => result == Append.Written).ShouldBe(1);
        results.Count(result => result == Append.Stale).ShouldBe(11);
    }

    [Fact]
    public async Task A_journey_in_the_trash_is_not_found_and_takes_no_edit()
    {
        var start = await CreateAsync();
        await using (var db = await contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == start.Id).ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, DateTimeOffset.UtcNow));
        (await store.FindAsync(JourneyDatabase.Workspace, start.Id)).ShouldBeNull();
        var (after, entry) = Edit(start);
        (await store.AppendAsync(JourneyDatabase.Workspace, after, entry)).ShouldBe(Append.Gone);
    }

    [Fact]
    public async Task The_latest_entries_of_one_author_come_in_order_and_without_those_of_others()
    {
        var journey = await CreateAsync();
        List<Guid> own = [];
        for (var i = 0; i < 10; i++)
        {
            var (after, entry) = Edit(journey, i % 3 == 0 ? Guid.NewGuid() : Author);
            await store.AppendAsync(JourneyDatabase.Workspace, after, entry);
            journey = after;
            if (entry.Author == Author)
                own.Add(entry.Edit);
        }

        (await store.ReadLatestOfAsync(journey.Id, Author, 4)).Select(entry => entry.Edit).ShouldBe(own.TakeLast(4));
    }

    async Task<Journey> CreateAsync()
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike" };
        await store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    async Task<Journey> WriteAsync(int edits, DateTimeOffset? at = null)
    {
        var journey = await CreateAsync();
        for (var i = 0; i < edits; i++)
        {
            var (after, entry) = Edit(journey);
            (await store.AppendAsync(JourneyDatabase.Workspace, after, entry with { At = at ?? entry.At })).ShouldBe(Append.Written);
            journey = after;
        }

        return journey;
    }

    static IEnumerable<long> Numbers(int first, int count) => Enumerable.Range(first, count).Select(number => (long)number);

    static (Journey After, JournalEntry Entry) Edit(Journey journey, Guid? author = null)
    {
        var edit = new AddTouchpoint(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store" }, Place.AtEnd);
        var applied = (Outcome.Applied)journey.Apply(edit);
        return (applied.Journey, JournalEntry.Of(edit, applied, author ?? Author, DateTimeOffset.UtcNow));
    }
}
