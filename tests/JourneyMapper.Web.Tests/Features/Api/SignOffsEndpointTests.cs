using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs ask for sign-offs, answer them, and bring journeys back from the trash.</summary>
public sealed class SignOffsEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task A_sign_off_is_asked_for_refused_with_a_reason_and_given()
    {
        using var asking = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Editor), []));
        using var deciding = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner), []));
        var (journey, revision) = await NewJourneyAsync(asking);
        (await asking.PostAsJsonAsync($"{journey}/sign-offs", new { revision = revision + 5 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await asking.PostAsJsonAsync($"{journey}/sign-offs", new { revision = "1" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var request = (await JsonAsync(await asking.PostAsJsonAsync($"{journey}/sign-offs", new { revision }), HttpStatusCode.Created)).GetProperty("id").GetString();
        (await asking.PostAsJsonAsync($"{journey}/sign-offs", new { revision })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "It is asked for already.");

        (await asking.PatchAsJsonAsync($"{journey}/sign-offs/{request}", new { state = "approved" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "Editors do not approve.");
        (await deciding.PatchAsJsonAsync($"{journey}/sign-offs/{request}", new { state = "perhaps" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await deciding.PatchAsJsonAsync($"{journey}/sign-offs/{request}", new { state = "refused" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "Without a reason.");
        var (other, _) = await NewJourneyAsync(asking);
        (await deciding.PatchAsJsonAsync($"{other}/sign-offs/{request}", new { state = "approved" })).StatusCode.ShouldBe(HttpStatusCode.NotFound, "It is about another journey.");
        (await JsonAsync(await deciding.PatchAsJsonAsync($"{journey}/sign-offs/{request}", new { state = "refused", comment = "The returns are missing." }))).GetProperty("comment").GetString().ShouldBe("The returns are missing.");
        (await deciding.PatchAsJsonAsync($"{journey}/sign-offs/{request}", new { state = "approved" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "It is answered.");

        var again = (await JsonAsync(await asking.PostAsJsonAsync($"{journey}/sign-offs", new { revision }), HttpStatusCode.Created)).GetProperty("id").GetString();
        (await JsonAsync(await deciding.PatchAsJsonAsync($"{journey}/sign-offs/{again}", new { state = "approved" }))).GetProperty("state").GetString().ShouldBe("approved");
        (await JsonAsync(await asking.GetAsync($"{journey}/sign-offs"))).GetProperty("signOffs").EnumerateArray().Select(one => one.GetProperty("state").GetString()).ShouldBe(["approved", "refused"]);
    }

    [Fact]
    public async Task A_journey_comes_back_from_the_trash()
    {
        using var program = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Editor), []));
        var (journey, _) = await NewJourneyAsync(program);
        (await program.DeleteAsync(journey)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await program.GetAsync(journey)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.PutAsJsonAsync($"{journey}/trashed", new { isTrashed = "no" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var _ in Enumerable.Range(0, 2))
            (await JsonAsync(await program.PutAsJsonAsync($"{journey}/trashed", new { isTrashed = false }))).GetProperty("isTrashed").GetBoolean().ShouldBeFalse();
        (await program.GetAsync(journey)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.PutAsJsonAsync($"/api/v1/journeys/{Guid.NewGuid()}/trashed", new { isTrashed = false })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static async Task<(string Address, long Revision)> NewJourneyAsync(HttpClient program)
    {
        var address = $"/api/v1/journeys/{(await JsonAsync(await program.PostAsJsonAsync("/api/v1/journeys", new { title = "Renting a boat" }), HttpStatusCode.Created)).GetProperty("id").GetString()}";
        (await program.PostAsJsonAsync($"{address}/touchpoints", new { stage = "decision", name = "Till" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        return (address, (await JsonAsync(await program.GetAsync(address))).GetProperty("revision").GetInt64());
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
