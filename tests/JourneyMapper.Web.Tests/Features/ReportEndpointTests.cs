using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Features.Coverage;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features;

/// <summary>Reports have addresses: who gets what there.</summary>
public sealed class ReportEndpointTests
{
    [Theory]
    [InlineData("/coverage/report.pdf?three=true&sort=Title&descending=true", "Rapport de couverture")]
    [InlineData("/coverage/data.pdf", "Registre des traitements")]
    [InlineData("/coverage/omnichannel.pdf", "Omnicanal")]
    [InlineData("/opportunities.pdf", "Opportunités")]
    [InlineData("/personas.pdf", "Personas")]
    [InlineData("/journeys/{id}/changes.pdf?since=2020-01-01", "Ce qui a changé")]
    public async Task Whoever_may_read_gets_a_report_in_their_language(string address, string title)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("zoe", Role.Viewer, language: "fr");
        var journey = await AddAsync(app);
        using var visitor = app.Visit("fr");
        (await visitor.SignInAsync("zoe")).Dispose();

        using var response = await visitor.GetAsync(address.Replace("{id}", $"{journey}", StringComparison.Ordinal));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var pdf = PdfFile.Parse(await response.Content.ReadAsByteArrayAsync());
        (pdf.Title, pdf.Language, pdf.IsTagged).ShouldBe((title, "fr", true));
        pdf.Pages[^1].Text.ShouldContain($"Page {pdf.Pages.Count} sur {pdf.Pages.Count}");
        pdf.UnmarkedContent.ShouldBeEmpty();
        pdf.MarkedWithoutParent.ShouldBe(0);
    }

    [Theory]
    [InlineData("/coverage/report.pdf?sort=9")]
    [InlineData("/coverage/report.pdf?sort=Stage&stage=9")]
    [InlineData("/coverage/report.pdf?status=9")]
    [InlineData("/coverage/report.pdf?owner=somebody")]
    [InlineData("/coverage/data.pdf?basis=9")]
    [InlineData("/opportunities.pdf?status=9")]
    [InlineData("/opportunities.pdf?journey=mine")]
    public async Task What_no_report_has_is_refused(string address)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("zoe", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("zoe")).Dispose();

        (await visitor.StatusOfAsync(address)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Strangers_sign_in_first_and_to_other_workspaces_a_journey_is_not_there()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        var journey = await AddAsync(app);
        using var other = app.Visit();
        (await other.SignInAsync("otto")).Dispose();
        using var stranger = app.Visit();

        foreach (var address in new[] { $"/journeys/{journey}/changes.pdf", $"/journeys/{journey}/audits.pdf", $"/journeys/{Guid.NewGuid()}/audits.pdf" })
            (await other.StatusOfAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in new[] { "/coverage/report.pdf", "/coverage/data.pdf", "/coverage/omnichannel.pdf", "/opportunities.pdf", "/personas.pdf", $"/journeys/{journey}/changes.pdf", $"/journeys/{journey}/audits.pdf" })
        {
            using var led = await stranger.GetAsync(address);
            stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
        }
    }

    [Fact]
    public async Task Opportunities_and_personas_of_another_workspace_are_not_printed()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("zoe", Role.Viewer);
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        await AddAsync(app);
        using var own = app.Visit();
        (await own.SignInAsync("zoe")).Dispose();
        using var other = app.Visit();
        (await other.SignInAsync("otto")).Dispose();

        PdfFile.Parse(await (await own.GetAsync("/opportunities.pdf")).Content.ReadAsByteArrayAsync()).Text.ShouldContain("Pay by phone");
        var persona = PdfFile.Parse(await (await own.GetAsync("/personas.pdf")).Content.ReadAsByteArrayAsync()).Text;
        foreach (var text in new[] { "Lea", "Commuter", "Arrives dry", "A bike" })
            persona.ShouldContain(text);
        PdfFile.Parse(await (await other.GetAsync("/opportunities.pdf")).Content.ReadAsByteArrayAsync()).Text.ShouldNotContain("Pay by phone");
        (await other.StatusOfAsync("/personas.pdf")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("q=phone", true)]
    [InlineData("q=fax", false)]
    [InlineData("status=Done", false)]
    [InlineData("journey={id}", true)]
    [InlineData("owner=11111111-1111-1111-1111-111111111111", false)]
    public async Task Opportunities_are_printed_as_they_are_filtered(string query, bool isFound)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("zoe", Role.Viewer);
        var journey = await AddAsync(app);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("zoe")).Dispose();

        using var response = await visitor.GetAsync($"/opportunities.pdf?{query.Replace("{id}", $"{journey}", StringComparison.Ordinal)}");

        PdfFile.Parse(await response.Content.ReadAsByteArrayAsync()).Text.Contains("Pay by phone", StringComparison.Ordinal).ShouldBe(isFound);
    }

    [Fact]
    public async Task Where_nothing_was_audited_there_is_no_report_of_audits()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("zoe", Role.Viewer);
        var journey = await AddAsync(app);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("zoe")).Dispose();

        (await visitor.StatusOfAsync($"/journeys/{journey}/audits.pdf")).ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<Guid> AddAsync(AccountsApp app)
    {
        Journey journey = CoverageRoom.Journey("A bike");
        journey = journey with { Touchpoints = journey.Touchpoints.SetItem(0, journey.Touchpoints[0] with { Opportunities = "Pay by phone" }) };
        var made = new NewJourney(journey).About(new Persona { Id = Guid.NewGuid(), Name = "Lea", Segment = "Commuter", Goals = "Arrives dry" });
        await app.Services.StoreAsync(made);
        return journey.Id;
    }
}
