using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs write and read a month of a funnel.</summary>
public sealed class FunnelEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task A_month_is_read_as_it_was_put_and_put_again_it_is_replaced()
    {
        var address = await AddressAsync();
        using var program = await room.NewProgramAsync();
        var (status, json) = await PutAsync(program, address, """{ "people": { "awareness": 1200, "decision": 0, "loyalty": null } }""");
        status.ShouldBe(200, json.ToString());
        People(json).ShouldBe([1200, null, 0, null, null]);
        json.GetProperty("month").GetString().ShouldBe("2026-10");
        json.GetProperty("persona").ValueKind.ShouldBe(JsonValueKind.Null);
        People((await GetAsync(program, address)).Json).ShouldBe([1200, null, 0, null, null]);
        (await PutAsync(program, address, """{ "people": { "consideration": 7 } }""")).Status.ShouldBe(200);
        People((await GetAsync(program, address)).Json).ShouldBe([null, 7, null, null, null]);
        People((await GetAsync(program, address.Replace("2026-10", "2026-09", StringComparison.Ordinal))).Json).ShouldBe([null, null, null, null, null]);
    }

    [Theory]
    [InlineData("""{ "people": { "awareness": -1, "decision": 20000000000 } }""", 422, "awareness: It cannot be less than 0. decision: At most 10,000,000,000 people.")]
    [InlineData("""{ "people": { "awareness": 1.5 } }""", 400, "“awareness” has to be a whole number")]
    [InlineData("""{ "people": { "awareness": "12" } }""", 400, "“awareness” has to be a whole number")]
    [InlineData("""{ "people": { "purchase": 12 } }""", 400, "purchase")]
    [InlineData("""{ "people": {}, "kind": 1 }""", 400, "kind")]
    [InlineData("""[]""", 400, "has to be a JSON object")]
    [InlineData("""{}""", 400, "“people”")]
    [InlineData("""{ "people": """, 400, "JSON")]
    public async Task What_cannot_be_is_told_and_nothing_is_written(string body, int expected, string told)
    {
        var address = await AddressAsync();
        using var program = await room.NewProgramAsync();
        var (status, json) = await PutAsync(program, address, body);
        status.ShouldBe(expected);
        json.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(told);
        People((await GetAsync(program, address)).Json).ShouldBe([null, null, null, null, null]);
    }

    [Fact]
    public async Task A_month_to_come_a_month_that_is_none_and_a_foreign_persona_are_refused()
    {
        var address = await AddressAsync();
        using var program = await room.NewProgramAsync();
        const string Body = """{ "people": { "awareness": 1 } }""";
        (await PutAsync(program, address.Replace("2026-10", "2999-01", StringComparison.Ordinal), Body)).Status.ShouldBe(422);
        (await PutAsync(program, address.Replace("2026-10", "October", StringComparison.Ordinal), Body)).Status.ShouldBe(400);
        (await PutAsync(program, $"{address}?persona={Guid.NewGuid()}", Body)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Viewers_read_and_write_nothing_and_others_find_nothing()
    {
        var address = await AddressAsync();
        const string Body = """{ "people": { "awareness": 1 } }""";
        var member = await room.NewMemberAsync();
        using var viewer = room.Program(await room.NewTokenAsync(member));
        await using (var db = await room.OpenDatabaseAsync())
            await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, Role.Viewer));
        var (status, refusal) = await PutAsync(viewer, address, Body);
        (status, refusal.GetProperty("detail").GetString()).ShouldBe((403, FunnelText.NotAllowed));
        (await GetAsync(viewer, address)).Status.ShouldBe(200);
        using var stranger = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace)));
        (await PutAsync(stranger, address, Body)).Status.ShouldBe(404);
        (await GetAsync(stranger, address)).Status.ShouldBe(404);
        using var nobody = room.Program(null);
        (await GetAsync(nobody, address)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Its_examples_are_a_request_that_it_takes_and_the_answer_to_it()
    {
        using var program = await room.NewProgramAsync();
        var (document, _) = OpenApiDocument.Parse(await program.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "json");
        var put = document!.Paths["/api/v1/journeys/{journey}/funnel/{month}"].Operations![HttpMethod.Put];
        put.Responses!.Keys.ShouldBe(["200", "400", "401", "403", "404", "413", "415", "422", "429", "503"], ignoreOrder: true);
        var (status, json) = await PutAsync(program, await AddressAsync(), put.RequestBody!.Content!["application/json"].Example!.ToJsonString());
        status.ShouldBe(200);
        var example = put.Responses["200"].Content!["application/json"].Example!.AsObject();
        JsonNode.DeepEquals(example["people"], JsonNode.Parse(json.GetProperty("people").GetRawText())).ShouldBeTrue();
        example.Select(field => field.Key).ShouldBe(json.EnumerateObject().Select(field => field.Name));
    }

    async Task<string> AddressAsync()
    {
        var touchpoint = await room.NewTouchpointAsync();
        await using var db = await room.OpenDatabaseAsync();
        var journey = await db.Touchpoints.Where(row => row.Id == touchpoint.Id).Select(row => EF.Property<Guid>(row, "JourneyId")).SingleAsync();
        return $"/api/v1/journeys/{journey}/funnel/2026-10";
    }

    static Task<(int Status, JsonElement Json)> PutAsync(HttpClient program, string address, string body) =>
        ApiRoom.ReadAsync(program.PutAsync(new Uri(address, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json")));

    static Task<(int Status, JsonElement Json)> GetAsync(HttpClient program, string address) => ApiRoom.ReadAsync(program.GetAsync(new Uri(address, UriKind.Relative)));

    static IEnumerable<long?> People(JsonElement json) =>
        new[] { "awareness", "consideration", "decision", "retention", "loyalty" }.Select(stage => json.GetProperty("people").GetProperty(stage) is { ValueKind: JsonValueKind.Number } people ? people.GetInt64() : (long?)null);
}
