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
        store = new JourneyStore(contexts);
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
        (await store.AppendAsync(after, entry)).ShouldBe(Append.Written);

        Picture.Of((await store.FindAsync(JourneyDatabase.Workspace, after.Id))!).ShouldBe(Picture.Of(after));
        var stored = (await store.ReadAfterAsync(after.Id, 0)).ShouldHaveSingleItem();
        (stored.Revision, stored.Author, stored.Edit.Id).ShouldBe((1, Author, entry.Edit.Id));
        await using var db = await contexts.CreateDbContextAsync();
        var row = await db.Journeys.SingleAsync(row => row.Id == after.Id);
        (row.Revision, row.ChangedBy).ShouldBe((1, Author));
    }

    [Fact]
    public async Task An_edit_made_from_an_older_revision_is_stale_and_writes_nothing()
    {
        var start = await CreateAsync();
        var (first, firstEntry) = Edit(start);
        var (second, secondEntry) = Edit(start);
        await store.AppendAsync(first, firstEntry);
        (await store.AppendAsync(second, secondEntry)).ShouldBe(Append.Stale);
        Picture.Of((await store.FindAsync(JourneyDatabase.Workspace, start.Id))!).ShouldBe(Picture.Of(first));
        (await store.ReadAfterAsync(start.Id, 0)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_edit_is_recognised_whatever_came_between()
    {
        var start = await CreateAsync();
        var (first, entry) = Edit(start);
        await store.AppendAsync(first, entry);
        (await store.AppendAsync(first, entry)).ShouldBe(Append.Repeated);

        var (second, between) = Edit(first);
        await store.AppendAsync(second, between);
        (await store.AppendAsync(first, entry)).ShouldBe(Append.Repeated);
        (await store.AppendAsync(second with { Revision = 3 }, entry with { Revision = 3 })).ShouldBe(Append.Repeated);
        (await store.IsWrittenAsync(entry.Edit.Id)).ShouldBeTrue();
        (await store.ReadAfterAsync(start.Id, 0)).Select(read => read.Edit.Id).ShouldBe([entry.Edit.Id, between.Edit.Id]);
    }

    [Fact]
    public async Task Many_at_once_onto_one_revision_let_exactly_one_through()
    {
        var start = await CreateAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
        {
            var (after, entry) = Edit(start);
            return Task.Run(() => store.AppendAsync(after, entry));
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
        (await store.AppendAsync(after, entry)).ShouldBe(Append.Gone);
    }

    [Fact]
    public async Task The_latest_entries_of_one_author_come_in_order_and_without_those_of_others()
    {
        var journey = await CreateAsync();
        List<Guid> own = [];
        for (var i = 0; i < 10; i++)
        {
            var (after, entry) = Edit(journey, i % 3 == 0 ? Guid.NewGuid() : Author);
            await store.AppendAsync(after, entry);
            journey = after;
            if (entry.Author == Author)
                own.Add(entry.Edit.Id);
        }

        (await store.ReadLatestOfAsync(journey.Id, Author, 4)).Select(entry => entry.Edit.Id).ShouldBe(own.TakeLast(4));
    }

    async Task<Journey> CreateAsync()
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike" };
        await store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    static (Journey After, JournalEntry Entry) Edit(Journey journey, Guid? author = null)
    {
        var edit = new AddTouchpoint(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store" }, Place.AtEnd);
        var applied = (Outcome.Applied)journey.Apply(edit);
        return (applied.Journey, new JournalEntry(applied.Journey.Revision, author ?? Author, DateTimeOffset.UtcNow, edit, applied.Difference));
    }
}
