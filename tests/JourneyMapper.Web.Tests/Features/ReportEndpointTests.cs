using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
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
        foreach (var address in new[] { "/coverage/report.pdf", "/coverage/data.pdf", "/coverage/omnichannel.pdf", $"/journeys/{journey}/changes.pdf", $"/journeys/{journey}/audits.pdf" })
        {
            using var led = await stranger.GetAsync(address);
            stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
        }
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
        await app.Services.GetRequiredService<JourneyStore>().CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey.Id;
    }
}
