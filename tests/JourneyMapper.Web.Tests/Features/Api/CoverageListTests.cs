using System.Net;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs read the coverage of all journeys at once.</summary>
public sealed class CoverageListTests : IAsyncLifetime
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    readonly ApiRoom room = new();

    public ValueTask InitializeAsync() => room.InitializeAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task All_journeys_are_there_with_the_scores_and_findings_of_each()
    {
        var member = await room.NewMemberAsync();
        var sample = await room.NewSampleAsync(member);
        var other = await room.NewSampleAsync(member);
        using var program = room.Program(await room.NewTokenAsync(member, TokenScopes.Coverage.Read));

        var listed = (await ListAsync(program, "")).GetProperty("journeys").EnumerateArray().ToList();
        listed.Select(journey => journey.GetProperty("id").GetGuid()).ShouldBe(new[] { sample.Id, other.Id }.Order());
        var one = listed.Find(journey => journey.GetProperty("id").GetGuid() == sample.Id);
        one.GetProperty("title").GetString().ShouldBe(sample.Title);

        // What the journey's own address says.
        var single = JsonSerializer.Deserialize<JsonElement>(await program.GetStringAsync(new Uri($"/api/v1/journeys/{sample.Id}/coverage", UriKind.Relative), Cancellation));
        one.GetProperty("score").GetInt32().ShouldBe(single.GetProperty("score").GetInt32());
        one.GetProperty("stages").GetRawText().ShouldBe(single.GetProperty("stages").GetRawText());
        var findings = one.GetProperty("findings");
        new[] { "critical", "serious", "minor" }.Sum(severity => findings.GetProperty(severity).GetInt32()).ShouldBe(single.GetProperty("findings").GetInt32());
        var portfolio = room.Services.GetRequiredService<Portfolio>();
        (await portfolio.FindingsAsync(member, new(), accepted: false, 5000, cancellation: Cancellation)).Count(finding => finding.Journey == sample.Id && finding.Finding.Severity == Severity.Critical)
            .ShouldBe(findings.GetProperty("critical").GetInt32());
    }

    [Fact]
    public async Task It_comes_in_parts_and_only_of_those_that_are_covered_badly()
    {
        var member = await room.NewMemberAsync();
        var journeys = new List<Guid>();
        for (var i = 0; i < 3; i++)
            journeys.Add((await room.NewSampleAsync(member)).Id);
        await room.NewTouchpointAsync(name: "Alone");
        using var program = room.Program(await room.NewTokenAsync(member));

        var (seen, cursor) = (new List<Guid>(), "");
        do
        {
            var part = await ListAsync(program, $"?limit=1&cursor={cursor}");
            seen.AddRange(part.GetProperty("journeys").EnumerateArray().Select(journey => journey.GetProperty("id").GetGuid()));
            cursor = part.GetProperty("next").GetString();
        }
        while (cursor is not null);
        seen.Count.ShouldBe(4);
        seen.ShouldBe(seen.Order());
        journeys.ShouldBeSubsetOf(seen);

        var all = (await ListAsync(program, "")).GetProperty("journeys").EnumerateArray().Select(journey => journey.GetProperty("score").GetInt32()).ToList();
        var bad = (await ListAsync(program, $"?atMost={all.Min()}")).GetProperty("journeys").EnumerateArray().Select(journey => journey.GetProperty("score").GetInt32()).ToList();
        bad.ShouldAllBe(score => score == all.Min());
        bad.Count.ShouldBe(all.Count(score => score == all.Min()));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?atMost=101")]
    [InlineData("?atMost=-1")]
    [InlineData("?atMost=bad")]
    [InlineData("?cursor=%00%ff")]
    [InlineData("?cursor=YWJjH2RlZg")]
    public async Task What_cannot_be_asked_is_refused(string query)
    {
        using var program = await room.NewProgramAsync();
        using var answer = await program.GetAsync(new Uri($"/api/v1/coverage{query}", UriKind.Relative), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nothing_of_others_is_there_and_it_needs_its_scope()
    {
        var member = await room.NewMemberAsync();
        var hidden = await room.NewSampleAsync(member);
        await using (var db = await room.OpenDatabaseAsync())
            await db.Journeys.Where(row => row.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true), Cancellation);
        using var elsewhere = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace)));
        using var colleague = room.Program(await room.NewTokenAsync(await room.NewMemberAsync()));
        foreach (var program in new[] { elsewhere, colleague })
            (await ListAsync(program, "")).GetProperty("journeys").GetArrayLength().ShouldBe(0);
        using var narrow = room.Program(await room.NewTokenAsync(member, TokenScopes.Journeys.Read));
        (await narrow.GetAsync(new Uri("/api/v1/coverage", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = room.Program(null);
        (await stranger.GetAsync(new Uri("/api/v1/coverage", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_journey_without_touchpoints_has_no_score_and_one_that_is_the_same_is_not_sent_again()
    {
        var member = await room.NewMemberAsync();
        await room.Services.GetRequiredService<Data.Journal.JourneyStore>().CreateAsync(member.Workspace, member.Id, new Journey { Id = Guid.CreateVersion7(), Title = "Empty" }, Cancellation);
        using var program = room.Program(await room.NewTokenAsync(member));
        (await ListAsync(program, "")).GetProperty("journeys")[0].GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        using var first = await program.GetAsync(new Uri("/api/v1/coverage", UriKind.Relative), Cancellation);
        program.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var again = await program.GetAsync(new Uri("/api/v1/coverage", UriKind.Relative), Cancellation);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    static async Task<JsonElement> ListAsync(HttpClient program, string query)
    {
        using var answer = await program.GetAsync(new Uri($"/api/v1/coverage{query}", UriKind.Relative), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
