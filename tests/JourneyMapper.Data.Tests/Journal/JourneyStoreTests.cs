using System.Data.Common;
using System.Globalization;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
            var found = (await store.FindAsync(JourneyDatabase.Reader, made.Id)).ShouldNotBeNull();
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
        (await db.FunnelCounts.CountAsync(), await db.FunnelMoney.CountAsync(), await db.FunnelTerms.CountAsync()).ShouldBe((made.Counts.Length * Stages.All.Count, made.Money[0].Lines.Length, 1));
        var experiments = await db.Experiments.Include(row => row.Variants).ToListAsync();
        experiments.Select(row => row.Read()).Select(read => (read.Id, read.State, read.Chosen, read.Variants.Length))
            .ShouldBe(made.Experiments.Select(experiment => (experiment.Id, experiment.State, experiment.Chosen, experiment.Variants.Length)), ignoreOrder: true);
        experiments.ShouldAllBe(row => (row.DecidedOn == null) == (row.State != ExperimentState.Decided) && row.TouchpointName.Length > 0);
    }

    [Fact]
    public async Task The_survey_of_a_new_journey_is_stored_with_its_answers()
    {
        var made = Samples.Find("content-first-beauty")!.Create(CultureInfo.GetCultureInfo("fr"), new(2026, 11, 22), Author);
        await store.CreateAsync(JourneyDatabase.Workspace, Author, made);
        await using var db = await contexts.CreateDbContextAsync();
        var survey = await db.Surveys.Include(row => row.Wordings).Include(row => row.Touchpoints).SingleAsync();
        (survey.JourneyId, survey.Token, survey.Wordings.Count, survey.IsOpen(new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero))).ShouldBe((made.Journey.Id, made.Survey!.Token, 2, false));
        survey.Touchpoints.OrderBy(row => row.Number).Select(row => (row.TouchpointId, row.Name)).ShouldBe(made.Journey.Touchpoints.Select(touchpoint => (touchpoint.Id, touchpoint.Name)));
        (await db.SurveyAnswers.CountAsync(), await db.SurveySteps.CountAsync()).ShouldBe((made.Survey.Answers.Length, made.Survey.Answers.Sum(answer => answer.Answer.Steps.Length)));
        (await db.FindPublicSurveyAsync(survey.Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_workspace_finds_nothing()
    {
        var journey = await CreateAsync();
        (await store.FindAsync(JourneyDatabase.OtherReader, journey.Id)).ShouldBeNull();
        (await store.RevisionAsync(JourneyDatabase.OtherReader, journey.Id)).ShouldBeNull();
        (await store.RevisionAsync(JourneyDatabase.Reader, journey.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_writes_the_rows_the_journal_and_who_edited_last_together()
    {
        var (after, entry) = Edit(await CreateAsync());
        (await store.AppendAsync(JourneyDatabase.Workspace, after, entry)).ShouldBe(Append.Written);

        Picture.Of((await store.FindAsync(JourneyDatabase.Reader, after.Id))!).ShouldBe(Picture.Of(after));
        var stored = (await store.ReadAfterAsync(after.Id, 0)).ShouldHaveSingleItem();
        (stored.Revision, stored.Author, stored.Edit).ShouldBe((1, Author, entry.Edit));
        await using var db = await contexts.CreateDbContextAsync();
        var row = await db.Journeys.SingleAsync(row => row.Id == after.Id);
        (row.Revision, row.ChangedBy).ShouldBe((1, Author));
        var journaled = await db.Journal.SingleAsync(row => row.StreamId == after.Id);
        (journaled.Stream, journaled.WorkspaceId, journaled.Schema, journaled.Reverts).ShouldBe((StreamKind.Journey, JourneyDatabase.Workspace, JournalJson.Schema, null));
    }

    [Fact]
    public async Task Edits_by_chance_leave_the_rows_that_the_journey_has()
    {
        var generate = new Generate(20261128);
        var journey = generate.Journey();
        List<JournalEntry> past = [];
        await store.CreateAsync(JourneyDatabase.Workspace, Author, journey);
        for (var i = 0; i < 150; i++)
        {
            var edit = generate.OnceIn(3) ? Kpis(generate.OneOf(journey.Touchpoints), generate.Touchpoint().Kpis.ToString()) : generate.Edit(journey, past);
            if (journey.Apply(edit) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
                continue;
            past.Add(JournalEntry.Of(edit, applied, Author, DateTimeOffset.UtcNow));
            (await store.AppendAsync(JourneyDatabase.Workspace, applied.After, past[^1])).ShouldBe(Append.Written);
            journey = applied.After;
            Picture.Of((await store.FindAsync(JourneyDatabase.Reader, journey.Id))!).ShouldBe(Picture.Of(journey), edit.ToString());
        }

        past.Count.ShouldBeGreaterThan(60);
        await using var db = await contexts.CreateDbContextAsync();
        (await db.TouchpointKpis.CountAsync())
            .ShouldBe(journey.Touchpoints.Sum(touchpoint => touchpoint.Kpis.Count), "a touchpoint that is gone leaves none behind");
    }

    [Fact]
    public async Task An_edit_writes_the_rows_of_those_Kpis_alone_that_it_changes_and_asks_for_rights_and_writes_at_once()
    {
        var commands = new Commands();
        var listened = new JourneyStore(JourneyDatabase.Contexts(database, commands), TimeProvider.System);
        var (journey, added) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, journey, added);

        await AppendAsync(Kpis(journey.Touchpoints[0], "one|1|\ntwo|2|2\nthree||\nfour|4|"));
        commands.TakeWrites().ShouldBe(["INSERT 4"]);
        await AppendAsync(Kpis(journey.Touchpoints[0], "one|1|\nthree||\ntwo|2|3"));
        commands.TakeWrites().ShouldBe(["DELETE 1", "UPDATE 2"]);
        await AppendAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Emotion, "2"));
        commands.TakeWrites().ShouldBeEmpty();
        await AppendAsync(JourneyKinds.Touchpoint.Remove(journey.Touchpoints[0].Id));
        commands.TakeWrites().ShouldBeEmpty("the foreign key takes them along");

        async Task AppendAsync(Edit edit)
        {
            var applied = (Outcome<Journey>.Applied)journey.Apply(edit);
            var entry = JournalEntry.Of(edit, applied, Author, DateTimeOffset.UtcNow);
            (await listened.AppendAsync(JourneyDatabase.Workspace, applied.After, entry)).ShouldBe(Append.Written);
            journey = applied.After;
        }
    }

    [Fact]
    public async Task Wherever_a_touchpoint_is_read_its_Kpis_are_with_it()
    {
        var (journey, added) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, journey, added);
        var edit = Kpis(journey.Touchpoints[0], "b|0.125|\na||0.1\nc||");
        var applied = (Outcome<Journey>.Applied)journey.Apply(edit);
        await store.AppendAsync(JourneyDatabase.Workspace, applied.After, JournalEntry.Of(edit, applied, Author, DateTimeOffset.UtcNow));
        await using var db = await contexts.CreateDbContextAsync();
        (await db.Touchpoints.SingleAsync()).Kpis.ShouldBe([new("b", 0.125m, null), new("a", null, 0.1m), new("c", null, null)]);
        (await db.Touchpoints.Select(touchpoint => touchpoint.Kpis).SingleAsync()).ToString().ShouldBe("b|0.125|\na||0.1\nc||");
    }

    [Fact]
    public async Task An_undo_is_stored_with_the_edit_that_it_takes_back()
    {
        var (after, entry) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, after, entry);
        var undo = new Revert(entry.Edit, entry.Difference);
        var undone = (Outcome<Journey>.Applied)after.Apply(undo);
        await store.AppendAsync(JourneyDatabase.Workspace, undone.After, JournalEntry.Of(undo, undone, Author, DateTimeOffset.UtcNow));
        (await store.ReadAfterAsync(after.Id, 1)).ShouldHaveSingleItem().Reverts.ShouldBe(entry.Edit);
    }

    [Fact]
    public async Task The_revision_of_the_content_is_stored_and_stays_when_only_an_owner_changes()
    {
        var (added, entry) = Edit(await CreateAsync());
        await store.AppendAsync(JourneyDatabase.Workspace, added, entry);
        var edit = JourneyKinds.Touchpoint.Change(added.Touchpoints[0], TouchpointFields.Owner, Author.ToString());
        var owned = (Outcome<Journey>.Applied)added.Apply(edit);
        await store.AppendAsync(JourneyDatabase.Workspace, owned.After, JournalEntry.Of(edit, owned, Author, DateTimeOffset.UtcNow));
        var found = (await store.FindAsync(JourneyDatabase.Reader, added.Id)).ShouldNotBeNull();
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
        (await store.FindAsync(JourneyDatabase.Reader, old.Id)).ShouldNotBeNull().Touchpoints.Length.ShouldBe(5);
    }

    [Fact]
    public async Task An_edit_made_from_an_older_revision_is_stale_and_writes_nothing()
    {
        var start = await CreateAsync();
        var (first, firstEntry) = Edit(start);
        var (second, secondEntry) = Edit(start);
        await store.AppendAsync(JourneyDatabase.Workspace, first, firstEntry);
        (await store.AppendAsync(JourneyDatabase.Workspace, second, secondEntry)).ShouldBe(Append.Stale);
        Picture.Of((await store.FindAsync(JourneyDatabase.Reader, start.Id))!).ShouldBe(Picture.Of(first));
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
        (await store.FindAsync(JourneyDatabase.Reader, start.Id)).ShouldBeNull();
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
        var edit = JourneyKinds.Touchpoint.Add(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store" }, Place.AtEnd);
        var applied = (Outcome<Journey>.Applied)journey.Apply(edit);
        return (applied.After, JournalEntry.Of(edit, applied, author ?? Author, DateTimeOffset.UtcNow));
    }

    static ChangeRecord<Touchpoint> Kpis(Touchpoint touchpoint, string kpis) => JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Kpis, kpis);

    /// <summary>Which rows of KPIs the statements of one command write, behind the one that asks for rights.</summary>
    sealed class Commands : DbCommandInterceptor
    {
        readonly List<string> texts = [];

        /// <summary>Such as "INSERT 2", in alphabetical order.</summary>
        public IReadOnlyList<string> TakeWrites()
        {
            texts.Count.ShouldBe(2);
            texts[0].ShouldContain(AccessQueries.Rights);
            var text = texts[1];
            texts.Clear();
            return
            [
                .. ((string[])["DELETE FROM", "INSERT INTO", "UPDATE"]).Select(verb => (Verb: verb.Split(' ')[0], Rows: Rows(text, verb)))
                    .Where(write => write.Rows > 0).Select(write => $"{write.Verb} {write.Rows}"),
            ];
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }

        // A statement a row.
        static int Rows(string text, string verb) => text.Split($"{verb} \"TouchpointKpis\"").Length - 1;
    }
}
