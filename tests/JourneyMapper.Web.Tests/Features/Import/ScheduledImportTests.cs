using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Scheduled;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Measurements come from an address by themselves: what is taken, by whom, from where, and what happens when nothing is to be had.</summary>
public sealed class ScheduledImportTests : IAsyncLifetime
{
    static readonly Touchpoint Store = new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store", Rank = Domain.Records.Rank.Between(null, null), Kpis = [new("conversion-rate", 3, 1)] };

    readonly Journey journey = new() { Id = Guid.CreateVersion7(), Title = "Renting a boat", Touchpoints = [Store] };
    WebApplication source = null!;
    AccountsApp app = null!;
    CurrentMember owner = null!;
    string csv = "Touchpoint,KPI,Date,Value\nStore,conversion-rate,2026-04-01,2.5\n";
    Func<HttpContext, Task>? answer;
    int asked;

    string Address => $"{source.Urls.Single()}/values.csv";

    ScheduledImportService Service => Get<ScheduledImportService>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        source = builder.Build();
        source.MapGet("/values.csv", async (HttpContext http) =>
        {
            Interlocked.Increment(ref asked);
            if (answer is not null)
                await answer(http);
            else
                await http.Response.WriteAsync(csv);
        });
        source.MapGet("/moved", () => Results.Redirect("/values.csv"));
        await source.StartAsync();
        app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:ImportsFromPrivateNetworks", "true"));
        owner = await app.AddMemberAsync("olga", Role.Owner);
        await Get<Data.Journal.JourneyStore>().CreateAsync(owner.Workspace, owner.Id, journey);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await source.DisposeAsync();
    }

    [Fact]
    public async Task What_an_address_holds_is_imported_as_it_was_by_hand()
    {
        var import = await ScheduleAsync($"{source.Urls.Single()}/moved");
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        var run = (await LineAsync()).Runs.ShouldHaveSingleItem();
        (run.Result, run.Added, run.Replaced, run.Wrong).ShouldBe((ImportRunResult.Imported, 1, 0, 0));

        csv += "Store,conversion-rate,2026-04-02,3\nNowhere,conversion-rate,2026-04-02,3\n";
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        run = (await LineAsync()).Runs[0];
        (run.Result, run.Added, run.Kept, run.Wrong, run.HasRefusedRows).ShouldBe((ImportRunResult.SomeRefused, 1, 1, 1, true));
        Encoding.UTF8.GetString((await Service.RefusedRowsAsync(owner, run.Id)).ShouldNotBeNull()).Trim('\uFEFF')
            .ShouldBe("Touchpoint,KPI,Date,Value,Reason\r\nNowhere,conversion-rate,2026-04-02,3,There is no touchpoint “Nowhere”.\r\n");
        (await ValuesAsync()).ShouldBe([2.5m, 3m]);
    }

    [Fact]
    public async Task Where_wrong_rows_were_not_left_out_by_hand_they_keep_all_others_out()
    {
        var import = await ScheduleAsync(leavesOutWrong: false);
        csv += "Nowhere,conversion-rate,2026-04-02,3\n";
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        (await LineAsync()).Runs[0].ShouldSatisfyAllConditions(run => run.Result.ShouldBe(ImportRunResult.Refused), run => run.Wrong.ShouldBe(1), run => run.HasRefusedRows.ShouldBeTrue());
        (await ValuesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_nodes_run_what_is_due_once_and_then_when_it_is_due_again()
    {
        var import = await ScheduleAsync();
        (await Get<ScheduledImporter>().RunAsync()).ShouldBe(0, "It is due in a day.");
        await SetAsync(import, next: DateTimeOffset.UtcNow.AddHours(-30));
        await using var second = app.Again(("JourneyMapper:ImportsFromPrivateNetworks", "true"));
        var before = asked;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? Get<ScheduledImporter>() : second.Services.GetRequiredService<ScheduledImporter>()).RunAsync()));
        (asked - before).ShouldBe(1);
        (await LineAsync()).ShouldSatisfyAllConditions(line => line.Runs.ShouldHaveSingleItem(), line => line.NextAt.ShouldBe(DateTimeOffset.UtcNow.AddHours(18), TimeSpan.FromMinutes(1)), line => line.IsRunning.ShouldBeFalse());
        (await Service.SwitchAsync(owner, import, on: false)).ShouldBeNull();
        await SetAsync(import, next: DateTimeOffset.UtcNow.AddHours(-30));
        (await Get<ScheduledImporter>().RunAsync()).ShouldBe(0, "It is paused.");
    }

    [Fact]
    public async Task The_third_failure_in_a_row_is_told_to_who_has_set_it_up_and_the_twentieth_pauses_it()
    {
        var import = await ScheduleAsync();
        answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        for (var i = 1; i <= 3; i++)
        {
            (await Get<InboxQuery>().UnreadAsync(owner)).ShouldBe(0);
            (await Service.RunAsync(owner, import)).ShouldBeNull();
        }

        (await LineAsync()).ShouldSatisfyAllConditions(line => line.Failures.ShouldBe(3), line => (line.Runs[0].Result, line.Runs[0].Status).ShouldBe((ImportRunResult.Status, (short)503)));
        var told = (await Get<InboxQuery>().PageAsync(owner, unread: true, 10)).Entries.ShouldHaveSingleItem();
        (told.Kind, told.Place).ShouldBe((InboxItemKind.ImportFailing, "127.0.0.1"));

        answer = null;
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        (await LineAsync()).Failures.ShouldBe(0);
        (await Get<InboxQuery>().UnreadAsync(owner)).ShouldBe(0, "It works again.");

        await SetAsync(import, failures: ScheduledImporter.MostFailures - 1);
        csv = "<html>Sign in</html>";
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        (await LineAsync()).ShouldSatisfyAllConditions(line => line.IsEnabled.ShouldBeFalse(), line => line.GivenUpAt.ShouldNotBeNull(), line => line.Runs[0].Result.ShouldBe(ImportRunResult.OtherColumns));
        (await Service.SwitchAsync(owner, import, on: true)).ShouldBeNull();
        (await LineAsync()).ShouldSatisfyAllConditions(line => line.IsEnabled.ShouldBeTrue(), line => line.Failures.ShouldBe(0), line => line.NextAt.ShouldBeGreaterThan(DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Hostile_answers_are_refused_within_limits()
    {
        var import = await ScheduleAsync();
        async Task<ImportRunResult> AfterAsync(Func<HttpContext, Task> by)
        {
            answer = by;
            (await Service.RunAsync(owner, import)).ShouldBeNull();
            return (await LineAsync()).Runs[0].Result;
        }

        (await AfterAsync(http =>
        {
            http.Response.Redirect("/values.csv");
            return Task.CompletedTask;
        })).ShouldBe(ImportRunResult.Redirected, "It leads to itself.");
        (await AfterAsync(http =>
        {
            http.Response.Redirect("ftp://example.org/");
            return Task.CompletedTask;
        })).ShouldBe(ImportRunResult.Redirected);
        (await AfterAsync(async http =>
        {
            // 65 MB of blanks are 65 KB.
            http.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            var blanks = new byte[1024 * 1024];
            for (var i = 0; i < 65; i++)
                await packed.WriteAsync(blanks);
        })).ShouldBe(ImportRunResult.TooLarge);
        (await AfterAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        })).ShouldBe(ImportRunResult.Unreachable);
        (await AfterAsync(http => http.Response.WriteAsync(""))).ShouldBe(ImportRunResult.Unreadable);
        (await AfterAsync(async http => await http.Response.Body.WriteAsync("PK\u0003\u0004 no workbook"u8.ToArray()))).ShouldBe(ImportRunResult.Unreadable);
        (await AfterAsync(http => http.Response.WriteAsync("KPI,Touchpoint,Date,Value\nconversion-rate,Store,2026-04-01,9\n"))).ShouldBe(ImportRunResult.OtherColumns);
        (await ValuesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_owners_of_the_workspace_manage_them_and_who_is_none_any_more_imports_nothing()
    {
        var import = await ScheduleAsync();
        (await Service.RunAsync(owner, import)).ShouldBeNull();
        var run = (await LineAsync()).Runs[0].Id;
        var editor = await app.AddMemberAsync("eva", Role.Editor);
        var other = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        var plan = await PlanAsync(leavesOutWrong: true);
        // What a page knows may be of yesterday.
        foreach (var (member, problem) in new[] { (editor with { Role = Role.Owner }, ScheduledImportProblem.NotAllowed), (other, ScheduledImportProblem.Gone) })
        {
            (await Service.ChangeAsync(member, import, ImportFrequency.Hourly)).ShouldBe(problem);
            (await Service.SwitchAsync(member, import, on: false)).ShouldBe(problem);
            (await Service.RunAsync(member, import)).ShouldBe(problem);
            (await Service.RemoveAsync(member, import)).ShouldBe(problem);
            (await Service.RefusedRowsAsync(member, run)).ShouldBeNull();
        }

        (await Service.ScheduleAsync(editor with { Role = Role.Owner }, Address, plan, ImportFrequency.Daily, null)).ShouldBe(ScheduledImportProblem.NotAllowed);
        (await Service.FetchAsync(editor, Address, new MemoryStream(), TestContext.Current.CancellationToken)).Problem.ShouldBe(ImportRunResult.NotAllowed);
        (await Service.ReadAsync(editor)).ShouldBeNull();
        (await Service.ReadAsync(other)).ShouldNotBeNull().ShouldBeEmpty();
        foreach (var address in new[] { "", "nonsense", "ftp://example.org", "https://user:secret@example.org/", $"https://example.org/{new string('a', 500)}" })
            (await Service.ScheduleAsync(owner, address, plan, ImportFrequency.Daily, null)).ShouldBe(ScheduledImportProblem.Address, address);
        for (var i = 1; i < ScheduledImportService.Most; i++)
            (await Service.ScheduleAsync(owner, $"{Address}?{i}", plan, ImportFrequency.Daily, null)).ShouldBeNull();
        (await Service.ScheduleAsync(owner, $"{Address}?more", plan, ImportFrequency.Daily, null)).ShouldBe(ScheduledImportProblem.Full);
        (await Service.ScheduleAsync(owner, Address, plan, ImportFrequency.Weekly, null)).ShouldBeNull("It is there already, and set up anew.");
        (await Service.ReadAsync(owner)).ShouldNotBeNull().Count.ShouldBe(ScheduledImportService.Most);

        await using (var db = await app.OpenDatabaseAsync())
            await db.Members.Where(member => member.Id == owner.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, Role.Editor));
        (await Get<ScheduledImporter>().RunNowAsync(import)).ShouldBeTrue();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.ScheduledImportRuns.OrderByDescending(row => row.Id).FirstAsync()).Result.ShouldBe(ImportRunResult.NotAllowed);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("eva")).Dispose();
        (await visitor.StatusOfAsync("/measurements/imports")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Unless_the_operator_says_otherwise_nothing_comes_from_private_networks()
    {
        await using var usual = app.Again();
        var service = usual.Services.GetRequiredService<ScheduledImportService>();
        service.Check(Address).ShouldBe(ScheduledImportProblem.Address, "Without encryption.");
        var port = new Uri(Address).Port;
        foreach (var host in new[] { "localhost", "127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1" })
            (await service.FetchAsync(owner, $"https://{host}:{port}/values.csv", new MemoryStream(), TestContext.Current.CancellationToken)).Problem.ShouldBe(ImportRunResult.PrivateNetwork, host);
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_operator_names_hosts_nothing_comes_from_others_even_by_a_redirect()
    {
        await using var narrow = app.Again(("JourneyMapper:ImportsFromPrivateNetworks", "true"), ("JourneyMapper:ImportHosts", "127.0.0.1, *.example.org"));
        var service = narrow.Services.GetRequiredService<ScheduledImportService>();
        service.Check("https://example.com/a.csv").ShouldBe(ScheduledImportProblem.Host);
        service.Check("https://example.org/a.csv").ShouldBe(ScheduledImportProblem.Host);
        service.Check("https://evilexample.org/a.csv").ShouldBe(ScheduledImportProblem.Host);
        service.Check("https://data.example.org/a.csv").ShouldBeNull();
        answer = http =>
        {
            http.Response.Redirect($"http://localhost:{new Uri(Address).Port}/values.csv");
            return Task.CompletedTask;
        };
        (await service.FetchAsync(owner, Address, new MemoryStream(), TestContext.Current.CancellationToken)).Problem.ShouldBe(ImportRunResult.OtherHost);
    }

    [Fact]
    public void A_plan_of_another_version_is_none() => new[] { "{}", "[]", "{\"choices\":{}}" }.ShouldAllBe(stored => ImportPlan.Read(stored) == null);

    async Task<Guid> ScheduleAsync(string? address = null, bool leavesOutWrong = true)
    {
        (await Service.ScheduleAsync(owner, address ?? Address, await PlanAsync(leavesOutWrong), ImportFrequency.Daily, journey.Id)).ShouldBeNull();
        return (await LineAsync()).Id;
    }

    async Task<ImportPlan> PlanAsync(bool leavesOutWrong)
    {
        var file = await ImportFile.InspectAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), ImportDownload.Limits);
        var suggested = ImportSuggestion.Of(file, null, await Get<MeasurementImport>().IndexAsync(owner), CultureInfo.InvariantCulture).Suggestion.ShouldNotBeNull();
        return new(suggested.Choices with { Percents = Web.Features.Kpis.Cells.PercentForm.AsWritten }, suggested.Titles, null, ExistingDays.Replace, leavesOutWrong);
    }

    async Task<ScheduledImportLine> LineAsync() => (await Service.ReadAsync(owner)).ShouldNotBeNull().ShouldHaveSingleItem();

    async Task SetAsync(Guid import, DateTimeOffset? next = null, int failures = 0)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.ScheduledImports.Where(row => row.Id == import).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, row => next ?? row.NextAt).SetProperty(row => row.Failures, failures));
    }

    async Task<List<decimal>> ValuesAsync()
    {
        await using var db = await app.OpenDatabaseAsync();
        return await db.Measurements.OrderBy(row => row.On).Select(row => row.Value).ToListAsync();
    }

    T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();
}
