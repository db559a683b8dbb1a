using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Export;

public sealed class FormatEndpointTests
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_a_journey_gets_it_in_every_format_and_it_is_written_down()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 1, 1, 1, 1) with { Title = "Acheter un vélo / à Nîmes" });
        await app.AddMemberAsync("zoe", Role.Viewer, language: "fr");
        using var visitor = app.Visit("fr");
        (await visitor.SignInAsync("zoe")).Dispose();

        foreach (var format in JourneyFormat.All)
        {
            using var response = await visitor.GetAsync($"/{format.AddressOf(journey)}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, format.Extension);
            response.Content.Headers.ContentType!.ToString().ShouldBe(format.ContentType);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"Acheter un vélo - à Nîmes.{format.Extension}");
            (await response.Content.ReadAsByteArrayAsync(Cancellation)).Length.ShouldBeGreaterThan(200);
        }

        await using var db = await app.OpenDatabaseAsync();
        var written = await db.Activities.Where(activity => activity.JourneyId == journey && activity.Kind == ActivityKind.Exported).OrderBy(activity => activity.Id).Select(activity => activity.Value).ToListAsync(Cancellation);
        written.ShouldBe(JourneyFormat.All.Select(format => format.File.ToString()));
    }

    [Fact]
    public async Task To_others_a_journey_is_not_there_and_strangers_sign_in_first()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        var hidden = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        await using (var db = await app.OpenDatabaseAsync())
            await db.Journeys.Where(row => row.Id == hidden).ExecuteUpdateAsync(row => row.SetProperty(each => each.IsPrivate, true), Cancellation);
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        await app.AddMemberAsync("mia", Role.Editor);
        using var stranger = app.Visit();
        using var other = app.Visit();
        (await other.SignInAsync("otto")).Dispose();
        using var colleague = app.Visit();
        (await colleague.SignInAsync("mia")).Dispose();

        foreach (var format in JourneyFormat.All)
        {
            (await other.StatusOfAsync($"/{format.AddressOf(journey)}")).ShouldBe(HttpStatusCode.NotFound);
            (await colleague.StatusOfAsync($"/{format.AddressOf(hidden)}")).ShouldBe(HttpStatusCode.NotFound);
            (await colleague.StatusOfAsync($"/{format.AddressOf(Guid.NewGuid())}")).ShouldBe(HttpStatusCode.NotFound);
            using var led = await stranger.GetAsync($"/{format.AddressOf(journey)}");
            stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
        }

        (await colleague.StatusOfAsync($"/journeys/{journey}/export.doc")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_journey_goes_out_and_comes_in_through_the_database_as_it_was()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var sample = WithFacts(Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), Today, mia.Id));
        var store = app.Services.GetRequiredService<JourneyStore>();
        await store.CreateAsync(mia.Workspace, mia.Id, sample, Cancellation);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        var first = await TextAsync(visitor, $"/journeys/{sample.Journey.Id}/export.json");
        var target = await app.Services.GetRequiredService<JourneyTargets>().ReadAsync(mia, Cancellation);
        var (made, losses) = JourneyJson.Read(Encoding.UTF8.GetBytes(first), target).ShouldBeOfType<DocumentReading.Read>();
        await store.CreateAsync(mia.Workspace, mia.Id, made, Cancellation);
        var second = await TextAsync(visitor, $"/journeys/{made.Journey.Id}/export.json");

        losses.All.Select(loss => loss.Kind).ShouldBe([LossKind.Auditor, LossKind.Commenter, LossKind.Decider, LossKind.ClosedSurvey], ignoreOrder: true);
        Sorted(second).ShouldBe(Sorted(first));
        var root = JsonDocument.Parse(second).RootElement;
        foreach (var (name, count) in new[] { ("commentThreads", 1), ("experiments", 2), ("surveys", 1), ("economics", 1) })
            root.GetProperty(name).GetArrayLength().ShouldBe(count, name);
        root.GetProperty("funnel").EnumerateArray().Count(month => month.TryGetProperty("persona", out _)).ShouldBe(1);
        JsonDocument.Parse(first).RootElement.GetProperty("$schema").GetString().ShouldBe("http://localhost/schemas/journey-1.json");
    }

    [Fact]
    public async Task The_schema_is_published_to_everybody()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var stranger = app.Visit();
        using var response = await stranger.GetAsync("/schemas/journey-1.json");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(JourneySchema.Write());
    }

    [Fact]
    public async Task Owners_take_everything_along_as_one_archive()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var owner = await app.AddMemberAsync("oda", Role.Owner);
        await app.AddMemberAsync("mia", Role.Editor);
        var store = app.Services.GetRequiredService<JourneyStore>();
        var sample = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), Today, owner.Id);
        await store.CreateAsync(owner.Workspace, owner.Id, sample, Cancellation);
        await AddAsync(app, Maps.Of(1, 0, 0, 0, 0) with { Title = sample.Journey.Title });
        var foreign = Maps.Of(1, 0, 0, 0, 0) with { Title = "Foreign" };
        await app.Services.StoreAsync(foreign, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("oda")).Dispose();

        using var response = await visitor.GetAsync("/workspace/export.zip");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Velo.zip");
        await using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync(Cancellation)));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
            [$"journeys/{sample.Journey.Title}.json", $"journeys/{sample.Journey.Title} 2.json", "persona list.csv", "channels.csv", "KPI list.csv", "measurements.csv"], ignoreOrder: true);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
            JourneyJson.Read(Encoding.UTF8.GetBytes(await TextAsync(entry)), JourneyTarget.BuiltIn).ShouldBeOfType<DocumentReading.Read>();
        var measurements = (await TextAsync(zip.GetEntry("measurements.csv")!)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        measurements.Length.ShouldBe(1 + sample.Measured.Sum(series => series.Measurements.Length));
        measurements[0].ShouldStartWith("\uFEFFTouchpoint ID,Journey,Touchpoint,KPI,Date,Value");
        (await TextAsync(zip.GetEntry("persona list.csv")!)).ShouldContain(sample.Personas[0].Name);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.SingleAsync(activity => activity.Kind == ActivityKind.Exported, Cancellation)).Value.ShouldBe(nameof(ExportedFile.WorkspaceArchive));
    }

    [Fact]
    public async Task The_archive_is_for_owners_as_they_are_now()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.StatusOfAsync("/workspace/export.zip")).ShouldBe(HttpStatusCode.NotFound);
        using var stranger = app.Visit();
        using var led = await stranger.GetAsync("/workspace/export.zip");
        stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
    }

    static NewJourney WithFacts(NewJourney made)
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var touchpoint = made.Journey.Touchpoints[0];
        return made with
        {
            Threads = [new() { Touchpoint = touchpoint.Id, Field = "Thought", ResolvedAt = at.AddDays(1), ResolvedBy = "Tom", Comments = [new("Mia", false, "Is it so?", at, null), new("Eve", true, "It is.", at.AddHours(1), at.AddHours(2))] }],
            Segments = [new(made.Journey.Personas[0].Persona, StageCounts.None(made.Counts[0].Month).With(Stage.Awareness, 3))],
            Surveys =
            [
                new() { Wordings = [new("fr", "Bonjour", "", "Oui")], MadeAt = at, ClosesOn = new(2026, 4, 1), Items = [new(touchpoint.Id, touchpoint.Stage, "", touchpoint.Name, "Where it begins", 1), new(null, Stage.Loyalty, "", "Gone", "", -2)] },
            ],
        };
    }

    static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    static async Task<Guid> AddAsync(AccountsApp app, Journey journey)
    {
        await app.Services.StoreAsync(journey);
        return journey.Id;
    }

    static async Task<string> TextAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    static async Task<string> TextAsync(ZipArchiveEntry entry)
    {
        // With the mark at its beginning, by which spreadsheets know UTF-8.
        using var reader = new StreamReader(await entry.OpenAsync(Cancellation), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(Cancellation);
    }

    // Ids are new; lists that the database orders by id come in another order.
    static ImmutableArray<string> Sorted(string json) =>
    [
        .. json.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "[0-9a-f]{8}-[0-9a-f-]{27}", "#", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).TrimEnd(',')).Order(StringComparer.Ordinal),
    ];
}
