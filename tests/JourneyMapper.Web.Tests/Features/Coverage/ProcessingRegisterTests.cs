using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>The register of processing as a file.</summary>
public sealed class ProcessingRegisterTests : IAsyncLifetime
{
    AccountsApp app = null!;
    Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Viewer);
        visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task It_has_the_touchpoints_of_current_journeys_that_use_personal_data_and_no_formula()
    {
        await PutAsync("Bikes", "Newsletter", LegalBasis.Consent, "=1+1");
        await PutAsync("Bikes next year", "Newsletter", LegalBasis.Consent, "", JourneyState.Future);
        await PutAsync("Without data", "Poster", LegalBasis.Unsaid, "", data: "");
        var lines = await LinesAsync("");
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("Contact details, Purchases");
        lines[1].ShouldContain("Consent");
        lines[1].ShouldNotContain(",=1+1");
    }

    [Fact]
    public async Task It_can_be_narrowed_down_to_a_legal_basis_and_to_gaps()
    {
        await PutAsync("A", "Mail", LegalBasis.Consent, "");
        await PutAsync("B", "Order", LegalBasis.Contract, "", retention: "10 years");
        (await LinesAsync("?basis=Contract")).Skip(1).ShouldHaveSingleItem().ShouldStartWith("B,");
        (await LinesAsync("?gaps=true")).Skip(1).ShouldHaveSingleItem().ShouldStartWith("A,");
        (await LinesAsync("?basis=Contract&gaps=true")).Length.ShouldBe(1);
        (await visitor.StatusOfAsync("/coverage/data.csv?basis=9")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Journeys_of_another_workspace_are_not_in_it()
    {
        await PutAsync("Theirs", "Mail", LegalBasis.Consent, "", workspace: JourneyDatabase.OtherWorkspace);
        (await LinesAsync("")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_printed_one_has_the_same_and_marks_gaps()
    {
        await PutAsync("Bikes", "Newsletter", LegalBasis.Consent, "To tell news");
        await PutAsync("Bikes", "Order", LegalBasis.Contract, "", retention: "10 years");
        using var response = await visitor.GetAsync("/coverage/data.pdf?gaps=true");
        var pdf = PdfFile.Parse(await response.Content.ReadAsByteArrayAsync());
        foreach (var text in new[] { "Register of processing", "Newsletter", "To tell news", "Contact details, Purchases", "not said" })
            pdf.Contains(text).ShouldBeTrue(text);
        pdf.Contains("10 years").ShouldBeFalse();
    }

    async Task PutAsync(
        string title, string name, LegalBasis basis, string purpose, JourneyState state = JourneyState.Current, string data = "Contact, Purchases", string retention = "", Guid? workspace = null) =>
        await app.Services.StoreAsync(new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            State = state,
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Retention, Name = name, PersonalData = data, LegalBasis = basis, DataPurpose = purpose, DataRetention = retention, Rank = Rank.Between(null, null) }],
        }, workspace);

    async Task<string[]> LinesAsync(string query)
    {
        using var response = await visitor.GetAsync($"/coverage/data.csv{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
