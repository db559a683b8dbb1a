using System.Globalization;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Tests.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Files become measurements: all rows or none, exactly as written, and nothing stays behind.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    ImportRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Rows_are_recorded_as_they_are_written()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,Conversion rate,2026-11-20,2.5", "  store , CONVERSION-RATE ,2026-11-21,2.1234567", "Store,Taux de conversion,20261119,3"));
        import.Counts.ShouldBe(new ImportCounts(3, 0, 0, 0));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>().ShouldSatisfyAllConditions(
            done => done.Added.ShouldBe(3), done => done.Replaced.ShouldBe(0), done => done.Kept.ShouldBe(0), done => done.Journeys.ShouldBe([new(room.Measuring.Journey.Id, "Buying a road bike", 3)]));
        (await room.Measuring.StoredAsync()).ShouldBe([new(new(2026, 11, 19), 3), new(new(2026, 11, 20), 2.5m), new(new(2026, 11, 21), 2.123457m)]);
    }

    [Fact]
    public async Task A_large_file_is_recorded_to_the_last_value()
    {
        const int Days = 5000;
        var random = new Random(3);
        var journeys = new List<Journey>();
        for (var i = 0; i < 5; i++)
            journeys.Add(await room.Measuring.PutAsync(room.Measuring.Store with { Id = Guid.NewGuid(), Name = $"Shop {i}" }));
        var rows = (from journey in journeys
                    from kpi in (string[])[MeasuringRoom.Conversion, MeasuringRoom.Nps]
                    from day in Enumerable.Range(0, Days)
                    select (journey.Touchpoints[0], kpi, On: MeasuringRoom.Today.AddDays(-day), Value: random.Next(100_000_000) / 1_000_000m)).ToArray();
        random.Shuffle(rows);
        var import = await room.ReadAsync(ImportRoom.Csv([.. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Item1.Name},{row.kpi},{row.On:yyyy-MM-dd},{row.Value}"))]));
        import.Counts.ShouldBe(new ImportCounts(50_000, 0, 0, 0));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>().Added.ShouldBe(50_000);

        var stored = await room.StoredAsync();
        stored.Select(row => (row.TouchpointId, row.Kpi, row.On, row.Value)).ToHashSet().SetEquals(rows.Select(row => (row.Item1.Id, row.kpi, row.On, row.Value))).ShouldBeTrue();
        stored.Count.ShouldBe(rows.Length);
        await using var db = await room.Measuring.Contexts.CreateDbContextAsync();
        (await db.MeasurementSums.Where(sum => sum.Period == Period.Month).SumAsync(sum => sum.Sum)).ShouldBe(rows.Sum(row => row.Value));
    }

    [Fact]
    public async Task Days_that_have_a_value_keep_it_or_get_the_new_one_as_one_asks()
    {
        await room.Measuring.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new(new(2026, 11, 20), 1), new(new(2026, 11, 21), 2), new(new(2026, 11, 22), 3));
        var text = ImportRoom.Csv("Store,conversion-rate,2026-11-20,9", "Store,conversion-rate,2026-11-21,2", "Store,conversion-rate,2026-11-19,4");
        var import = await room.ReadAsync(text);
        import.Counts.ShouldBe(new ImportCounts(3, 0, 0, 2));

        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBe(new ImportOutcome.Taken(2));
        (await room.CountAsync()).ShouldBe(3);
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Skip)).ShouldBeOfType<ImportOutcome.Done>().ShouldSatisfyAllConditions(done => done.Added.ShouldBe(1), done => done.Replaced.ShouldBe(0), done => done.Kept.ShouldBe(2));
        (await room.Measuring.StoredAsync()).Select(row => row.Value).ShouldBe([4, 1, 2, 3]);

        var facts = await room.Measuring.FactsAsync();
        (await (await room.ReadAsync(text)).ImportAsync(MeasuringRoom.Member(), ExistingDays.Replace)).ShouldBeOfType<ImportOutcome.Done>().ShouldSatisfyAllConditions(done => done.Added.ShouldBe(0), done => done.Replaced.ShouldBe(1), done => done.Kept.ShouldBe(2));
        (await room.Measuring.StoredAsync()).Select(row => row.Value).ShouldBe([4, 9, 2, 3]);
        (await room.Measuring.FactsAsync()).ShouldBe(facts + 1);

        // The same file once more changes nothing, and tells nobody.
        (await (await room.ReadAsync(text)).ImportAsync(MeasuringRoom.Member(), ExistingDays.Replace)).ShouldBeOfType<ImportOutcome.Done>().Kept.ShouldBe(3);
        (await room.Measuring.FactsAsync()).ShouldBe(facts + 1);
    }

    [Fact]
    public async Task A_row_that_repeats_another_counts_once_and_one_that_contradicts_is_wrong()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1", "Store,conversion-rate,2026-11-20,1.0"));
        import.Counts.ShouldBe(new ImportCounts(2, 0, 1, 0));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>().ShouldSatisfyAllConditions(done => done.Added.ShouldBe(1), done => done.Kept.ShouldBe(0));

        var contradicting = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-21,1", "Store,net-promoter-score,2026-11-21,1", "Store,conversion-rate,2026-11-21,2"));
        contradicting.Counts.Wrong.ShouldBe(1);
        contradicting.Problems.First.ShouldBe([new(4, Web.Features.Import.Checking.ImportField.Value, RowProblemKind.OtherValue, "2", Number: 2)]);
        (await contradicting.ImportAsync(MeasuringRoom.Member(), ExistingDays.Replace)).ShouldBe(new ImportOutcome.NothingRecorded(1));
        (await room.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Earlier_reviews_are_out_of_date_and_whoever_looks_is_told()
    {
        var told = new List<TopicMessage>();
        using var subscription = room.Measuring.Topic.Subscribe(JourneyDatabase.Workspace, told.Add);
        await using (var db = await room.Measuring.Contexts.CreateDbContextAsync())
        {
            db.ScoreHistory.AddRange(from day in (DateOnly[])[new(2026, 9, 30), new(2026, 10, 31)] select new ScoreHistoryRow { JourneyId = room.Measuring.Journey.Id, On = day, Score = 50 });
            await db.SaveChangesAsync();
        }

        await (await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1", "Store,net-promoter-score,2026-10-02,2"))).ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell);
        (await room.Measuring.FactsAsync()).ShouldBe(1);
        told.ShouldBe([new(room.Measuring.Journey.Id, room.Measuring.Store.Id)]);
        await using var after = await room.Measuring.Contexts.CreateDbContextAsync();
        (await after.ScoreHistory.Select(score => score.On).ToListAsync()).ShouldBe([new(2026, 9, 30)]);
    }

    [Fact]
    public async Task A_viewer_neither_checks_nor_imports_and_another_workspace_does_not_either()
    {
        var file = await room.FileAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1"));
        var choices = (await room.SuggestAsync(file)).Suggestion!.Choices;
        (await room.Import.CheckAsync(MeasuringRoom.Member(Role.Viewer), file, choices)).ShouldBe(new ImportCheck.NotAllowed());
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1"));
        (await import.ImportAsync(MeasuringRoom.Member(Role.Viewer), ExistingDays.Replace)).ShouldBe(new ImportOutcome.NotAllowed());
        (await import.ImportAsync(MeasuringRoom.Stranger(), ExistingDays.Replace)).ShouldBe(new ImportOutcome.NotAllowed());
        (await room.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stopping_the_check_or_the_import_in_the_middle_leaves_nothing()
    {
        var rows = Enumerable.Range(0, 9000).Select(day => $"Store,conversion-rate,{MeasuringRoom.Today.AddDays(-day):yyyy-MM-dd},1").ToArray();
        var file = await room.FileAsync(ImportRoom.Csv(rows));
        var choices = (await room.SuggestAsync(file)).Suggestion!.Choices;
        using var stopped = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => room.Import.CheckAsync(MeasuringRoom.Member(), file, choices, new StopAt(ImportPhase.Reading, 1, stopped), stopped.Token));
        (await room.TemporaryTablesAsync()).ShouldBe(0);

        var import = await room.ReadAsync(ImportRoom.Csv(rows));
        using var again = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell, leaveOutWrong: false, new StopAt(ImportPhase.Recording, 0, again), cancellation: again.Token));
        (await room.CountAsync()).ShouldBe(0);
        (await room.Measuring.FactsAsync()).ShouldBe(0);

        // What was stopped can be tried again.
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBeOfType<ImportOutcome.Done>().Added.ShouldBe(9000);
    }

    [Fact]
    public async Task Whoever_walks_away_leaves_no_rows_behind()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1"));
        (await room.TemporaryTablesAsync()).ShouldBe(2);
        await import.DisposeAsync();
        (await room.TemporaryTablesAsync()).ShouldBe(0);
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBe(new ImportOutcome.Expired());
        (await room.CheckAsync("Touchpoint,KPI,Date,Value\n")).ShouldBeOfType<ImportCheck.Unreadable>();
        (await room.TemporaryTablesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task No_more_than_a_few_wait_at_once()
    {
        var text = ImportRoom.Csv("Store,conversion-rate,2026-11-20,1");
        var first = await room.ReadAsync(text);
        for (var i = 1; i < 8; i++)
            await room.ReadAsync(text);
        (await room.CheckAsync(text)).ShouldBe(new ImportCheck.Busy());
        await first.DisposeAsync();
        await room.ReadAsync(text);
    }

    [Fact]
    public async Task What_changed_since_the_check_is_not_measured()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1"));
        await using (var db = await room.Measuring.Contexts.CreateDbContextAsync())
            await db.Journeys.ExecuteUpdateAsync(row => row.SetProperty(journey => journey.TrashedAt, DateTimeOffset.UtcNow));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBe(new ImportOutcome.Changed());
        (await room.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_came_between_check_and_import_is_asked_about()
    {
        var import = await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-20,1", "Store,conversion-rate,2026-11-19,1"));
        await room.Measuring.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(new(2026, 11, 20), 7));
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Tell)).ShouldBe(new ImportOutcome.Taken(1));
        (await room.CountAsync()).ShouldBe(1);
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Replace)).ShouldBeOfType<ImportOutcome.Done>().Replaced.ShouldBe(1);
    }

    [Fact]
    public async Task The_report_has_a_line_for_each_problem_and_runs_no_formula()
    {
        var previous = CultureInfo.CurrentUICulture;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("fr"));
        try
        {
            var import = await room.ReadAsync(ImportRoom.Csv("=cmd|' /C calc'!A0,conversion-rate,2026-11-20,1", "Store,conversion-rate,hier,101"));
            using var file = new MemoryStream();
            await ProblemReport.WriteAsync(file, import.Problems.First, new(null, 0, 1, 2, 3), ["Touchpoint", "KPI", "Date", ""], (await room.Import.IndexAsync(JourneyDatabase.Reader)).Kpis);
            var lines = Encoding.UTF8.GetString(file.ToArray()).Trim('\uFEFF', '\r', '\n').Split("\r\n");
            lines.ShouldBe(
            [
                "Ligne;Colonne;Contenu;Motif",
                "2;Touchpoint;\"'=cmd|' /C calc'!A0\";\"Il n’y a pas de point de contact «\u00a0=cmd|' /C calc'!A0\u00a0».\"",
                "3;Date;hier;«\u00a0hier\u00a0» n’est pas une date de la forme choisie.",
            ]);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (previous, previous);
        }
    }

    sealed class StopAt(ImportPhase phase, long least, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Phase == phase && value.Done >= least)
                stop.Cancel();
        }
    }
}
