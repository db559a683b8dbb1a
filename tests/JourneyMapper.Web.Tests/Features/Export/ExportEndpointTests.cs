using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Export;

public sealed class ExportEndpointTests
{
    [Fact]
    public async Task Whoever_may_read_a_journey_gets_its_pdf_in_their_language()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 1, 1, 1, 1) with { Title = "Acheter un vélo / à Nîmes" });
        await app.AddMemberAsync("zoe", Role.Viewer, language: "fr");
        using var visitor = app.Visit("fr");
        (await visitor.SignInAsync("zoe")).Dispose();

        using var response = await visitor.GetAsync($"/journeys/{journey}/export.pdf?paper=a3&layout=tiled");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/pdf"));
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var disposition = response.Content.Headers.ContentDisposition.ShouldNotBeNull();
        disposition.DispositionType.ShouldBe("attachment");
        disposition.FileNameStar.ShouldBe("Acheter un vélo - à Nîmes.pdf");
        var pdf = PdfFile.Parse(await response.Content.ReadAsByteArrayAsync());
        pdf.Pages.ShouldHaveSingleItem().Text.ShouldContain("Page 1 sur 1");
        pdf.Language.ShouldBe("fr");
    }

    [Fact]
    public async Task To_others_a_journey_is_not_there_and_strangers_sign_in_first()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var stranger = app.Visit();
        using var other = app.Visit();
        (await other.SignInAsync("otto")).Dispose();

        (await other.StatusOfAsync($"/journeys/{journey}/export.pdf")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusOfAsync($"/journeys/{Guid.NewGuid()}/export.pdf")).ShouldBe(HttpStatusCode.NotFound);
        // Even whether the options are sound is nothing to tell.
        (await other.StatusOfAsync($"/journeys/{journey}/export.pdf?paper=a5")).ShouldBe(HttpStatusCode.NotFound);
        using var led = await stranger.GetAsync($"/journeys/{journey}/export.pdf");
        stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Options_that_are_not_known_are_refused_by_name()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        using var visitor = await SignedInAsync(app);

        using var response = await visitor.GetAsync($"/journeys/{journey}/export.pdf?paper=a5");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("detail").GetString().ShouldBe("“a5” is no value for “paper”. Possible: a4, a3, letter, tabloid, poster.");
    }

    [Fact]
    public async Task A_preview_shows_each_page_to_those_who_see_the_journey_and_is_no_export()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(3, 3, 3, 3, 3));
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var visitor = await SignedInAsync(app);
        using var other = await SignedInAsync(app, "otto");

        using (var response = await visitor.GetAsync($"/journeys/{journey}/pages/5.png?layout=stages"))
        {
            response.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("image/png"));
            SkiaSharp.SKBitmap.DecodeBounds(await response.Content.ReadAsByteArrayAsync()).Width.ShouldBe(1000);
        }

        (await visitor.StatusOfAsync($"/journeys/{journey}/pages/6.png?layout=stages")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.StatusOfAsync($"/journeys/{journey}/pages/1.png?layout=none")).ShouldBe(HttpStatusCode.BadRequest);
        (await other.StatusOfAsync($"/journeys/{journey}/pages/1.png")).ShouldBe(HttpStatusCode.NotFound);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContextAsync();
        (await db.Activities.AnyAsync(row => row.Kind == ActivityKind.Exported)).ShouldBeFalse();
    }

    [Fact]
    public async Task Paper_speaks_the_journeys_language_and_another_one_where_that_is_asked_for()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 1, 1, 1, 1) with { Language = JourneyLanguage.French });
        using var visitor = await SignedInAsync(app);

        PdfFile.Parse(await (await visitor.GetAsync($"/journeys/{journey}/export.pdf")).Content.ReadAsByteArrayAsync()).Language.ShouldBe("fr");
        PdfFile.Parse(await (await visitor.GetAsync($"/journeys/{journey}/export.pdf?language=en")).Content.ReadAsByteArrayAsync()).Language.ShouldBe("en");
    }

    [Theory]
    [InlineData("MaximumPdfLength", "1000", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Timeout", "00:00:00.001", HttpStatusCode.GatewayTimeout)]
    public async Task A_print_that_becomes_too_large_or_takes_too_long_is_told_as_such(string limit, string value, HttpStatusCode status)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(($"JourneyMapper:Printing:{limit}", value));
        var journey = await AddAsync(app, Maps.Of(40, 40, 40, 40, 40));
        using var visitor = await SignedInAsync(app);

        (await visitor.StatusOfAsync($"/journeys/{journey}/export.pdf")).ShouldBe(status);
    }

    [Fact]
    public async Task A_file_that_waits_is_given_once_and_to_its_maker_alone()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var maker = await app.AddMemberAsync("mia", Role.Editor);
        await app.AddMemberAsync("zoe", Role.Owner);
        using var visitor = await SignedInAsync(app, "mia");
        using var other = await SignedInAsync(app, "zoe");
        var address = PdfTickets.AddressOf(app.Services.GetRequiredService<PdfTickets>().Add(maker.Id, "carte.pdf", new PrintedPdf(new byte[] { 1, 2, 3 })));

        (await other.StatusOfAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        using (var response = await visitor.GetAsync(address))
        {
            response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("carte.pdf");
            (await response.Content.ReadAsByteArrayAsync()).ShouldBe([1, 2, 3]);
        }
        (await visitor.StatusOfAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<Guid> AddAsync(AccountsApp app, Journey journey)
    {
        await app.Services.StoreAsync(journey);
        return journey.Id;
    }

    static async Task<Visitor> SignedInAsync(AccountsApp app, string? name = null)
    {
        if (name is null)
            await app.AddMemberAsync(name = "zoe", Role.Viewer);
        var visitor = app.Visit();
        (await visitor.SignInAsync(name)).Dispose();
        return visitor;
    }
}
