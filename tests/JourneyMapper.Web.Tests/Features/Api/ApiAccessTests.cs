using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Api;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Each address of the interface, asked by everybody: made of the routes themselves, so that none is forgotten.</summary>
public sealed partial class ApiAccessTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    // What any member may do, viewers as well.
    static readonly string[] ForViewers = ["comments", "findings", "sign-offs"];

    readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    Guid journey;

    [Fact]
    public async Task Every_address_asks_for_a_token_a_scope_a_role_and_the_own_workspace()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        await FillAsync(owner);
        var viewer = await room.NewMemberAsync();
        var foreign = await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace);
        using var stranger = room.Program(null);
        foreach (var (method, route, scopes) in Addresses())
        {
            var name = $"{method} {route}";
            var address = AddressOf(route);
            (await StatusAsync(stranger, method, address)).ShouldBe(401, name);

            using var narrow = room.Program(await TokenAsync(owner, [.. TokenScopes.All.Where(scope => !scopes.Any(needed => TokenScopes.Cover([scope], needed)))]));
            using (var refused = await SendAsync(narrow, method, address, "{}"u8.ToArray()))
            {
                ((int)refused.StatusCode).ShouldBe(403, name);
                refused.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope", customMessage: name);
            }

            if (method != "GET" && !ForViewers.Any(part => route.Contains($"/{part}", StringComparison.Ordinal)))
            {
                using var looker = room.Program(await TokenAsync(viewer, TokenScopes.All, Role.Viewer));
                (await StatusAsync(looker, method, address)).ShouldBe(403, $"{name} by a viewer");
            }

            using var outsider = room.Program(await TokenAsync(foreign, TokenScopes.All));
            var (status, text) = await AnswerAsync(outsider, method, address);
            if (route.Contains("{journey", StringComparison.Ordinal) || route.Contains("{id", StringComparison.Ordinal) || route.Contains("{kpi}/{on}", StringComparison.Ordinal))
                status.ShouldBe(404, $"{name} by another workspace: {text}");
            text.ShouldNotContain(journey.ToString(), customMessage: name);
        }

        // Nothing of that has changed anything.
        using var last = room.Program(await TokenAsync(owner, TokenScopes.All));
        (await StatusAsync(last, "GET", $"/api/v1/journeys/{journey}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_private_journey_is_not_there_for_those_to_whom_it_is_closed()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        await FillAsync(owner);
        await using (var db = await room.OpenDatabaseAsync())
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        var editor = await room.NewMemberAsync();
        foreach (var (method, route, _) in Addresses().Where(address => address.Route.Contains("{journey", StringComparison.Ordinal)))
        {
            using var program = room.Program(await TokenAsync(editor, TokenScopes.All));
            var (status, text) = await AnswerAsync(program, method, AddressOf(route));
            status.ShouldBe(404, $"{method} {route}: {text}");
        }

        using var lister = room.Program(await TokenAsync(editor, TokenScopes.All));
        (await AnswerAsync(lister, "GET", "/api/v1/journeys?limit=200")).Text.ShouldNotContain(journey.ToString());
        (await AnswerAsync(lister, "GET", "/api/v1/measurements?limit=200")).Text.ShouldNotContain(journey.ToString());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_bad_request_and_never_trouble()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        await FillAsync(owner);
        foreach (var (method, route, _) in Addresses().Where(address => address.Method is "POST" or "PUT" or "PATCH"))
        {
            using var program = room.Program(await TokenAsync(owner, TokenScopes.All));
            foreach (var (what, body) in new (string, byte[])[]
                     {
                         ("invalid UTF-8", [.. "{\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8]),
                         ("an overlong form", [.. "{\"text\":\""u8, 0xc0, 0x80, .. "\"}"u8]),
                         ("a surrogate in UTF-8", [.. "{\"text\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]),
                         ("a lone surrogate", [.. @"{""text"":""\ud800""}"u8]),
                         ("a lone surrogate as a name", [.. @"{""\udc00"":1}"u8]),
                         ("a NUL", [.. @"{""text"":""\u0000""}"u8]),
                         ("half of it", [.. "{\"text\":"u8]),
                         ("too deep", [.. Encoding.UTF8.GetBytes(new string('[', 200))]),
                         ("a name twice", [.. @"{""text"":1,""text"":2}"u8]),
                         ("no object", [.. "[]"u8]),
                         ("nothing", []),
                     })
            {
                using var answer = await SendAsync(program, method, AddressOf(route), body);
                ((int)answer.StatusCode).ShouldBe(400, $"{method} {route} with {what}: {await answer.Content.ReadAsStringAsync()}");
            }

            using var other = await SendAsync(program, method, AddressOf(route), "{}"u8.ToArray(), "application/json; charset=utf-16");
            ((int)other.StatusCode).ShouldBe(415, $"{method} {route}");
        }
    }

    IEnumerable<(string Method, string Route, IReadOnlyList<string> Scopes)> Addresses() =>
        from endpoint in room.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select (method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetRequiredMetadata<RequiredScope>().Scopes);

    string AddressOf(string route) => Parameter().Replace(route, match => match.Groups[1].Value == "id" ? ids[route[..match.Index].TrimEnd('/').Split('/')[^1] + (route.Contains("{journey", StringComparison.Ordinal) ? "" : "*")] : ids[match.Groups[1].Value]);

    // One of each: otherwise nothing is found, and nothing told.
    async Task FillAsync(CurrentMember owner)
    {
        using var program = room.Program(await TokenAsync(owner, TokenScopes.All));
        journey = Guid.Parse(await MadeAsync("/api/v1/journeys", new { title = "Everything" }));
        ids["journey"] = journey.ToString();
        var root = $"/api/v1/journeys/{journey}";
        var touchpoint = ids["touchpoints"] = ids["touchpoint"] = await MadeAsync($"{root}/touchpoints", new { stage = "decision", name = "Till", kpis = new[] { new { kpi = ApiRoom.Nps } } });
        ids["personas*"] = await MadeAsync("/api/v1/personas", new { name = "Mia" });
        ids["personas"] = await MadeAsync($"{root}/personas", new { persona = ids["personas*"] });
        ids["transitions"] = await MadeAsync($"{root}/transitions", new { from = touchpoint, kind = "dropOut" });
        ids["lanes"] = await MadeAsync($"{root}/lanes", new { name = "Systems" });
        ids["goals"] = await MadeAsync($"{root}/goals", new { title = "Fewer calls" });
        ids["pain-points"] = await MadeAsync($"{root}/pain-points", new { touchpoint, title = "Queue" });
        ids["opportunities"] = await MadeAsync($"{root}/opportunities", new { touchpoint, title = "Pay by phone" });
        ids["comment"] = ids["thread"] = await MadeAsync($"{root}/comments", new { text = "Slow", touchpoint });
        ids["request"] = await MadeAsync($"{root}/sign-offs", new { revision = JsonDocument.Parse((await AnswerAsync(program, "GET", root)).Text).RootElement.GetProperty("revision").GetInt64() });
        var criteria = JsonDocument.Parse((await AnswerAsync(program, "GET", "/api/v1/audit-criteria")).Text).RootElement.GetProperty("criteria").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!, _ => 3);
        ids["audit"] = await MadeAsync($"{root}/audits", new { touchpoint, on = "2026-05-01", scores = criteria });
        ids["finding"] = JsonDocument.Parse((await AnswerAsync(program, "GET", $"{root}/findings")).Text).RootElement.GetProperty("findings")[0].GetProperty("id").GetString()!;
        ids["kpi"] = await MadeAsync("/api/v1/kpis", new { name = $"Own {Guid.NewGuid():N}"[..20], unit = "count", better = "up" });
        (ids["on"], ids["month"], ids["experiment"], ids["variant"]) = ("2026-05-01", "2026-05", Guid.NewGuid().ToString(), Guid.NewGuid().ToString());

        async Task<string> MadeAsync(string address, object body)
        {
            using var answer = await SendAsync(program, "POST", address, JsonSerializer.SerializeToUtf8Bytes(body));
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
            return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
        }
    }

    // A token has so many requests a minute, and a member so many tokens: those that were used are forgotten.
    async Task<string> TokenAsync(CurrentMember member, IReadOnlyList<string> scopes, Role? role = null)
    {
        await using var db = await room.OpenDatabaseAsync();
        await db.AccessTokens.Where(token => token.MemberId == member.Id).ExecuteDeleteAsync();
        await db.Members.Where(user => user.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, member.Role));
        var token = await room.NewTokenAsync(member, scopes);
        if (role is { } other)
            await db.Members.Where(user => user.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Role, other));
        return token;
    }

    static async Task<int> StatusAsync(HttpClient program, string method, string address) => (await AnswerAsync(program, method, address)).Status;

    static async Task<(int Status, string Text)> AnswerAsync(HttpClient program, string method, string address)
    {
        using var answer = await SendAsync(program, method, address, "{}"u8.ToArray());
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient program, string method, string address, byte[] body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method is not ("GET" or "DELETE"))
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return await program.SendAsync(request);
    }

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();
}
