using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Journeys and what is on their maps, written by programs.</summary>
public sealed class RecordEndpointsTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task A_program_draws_a_map_that_open_boards_see_at_once_and_history_names_its_token()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        var journey = await MadeAsync(program, "/api/v1/journeys", new { title = "Renting a bike", tags = new[] { "city", "summer" } });
        var id = journey.GetProperty("id").GetGuid();
        journey.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["city", "summer"]);
        var open = (await room.Services.GetRequiredService<JourneyRooms>().OpenAsync(member, id)).ShouldNotBeNull();
        List<RoomEvent> seen = [];
        using var listening = open.Subscribe(seen.Add);

        var touchpoints = $"/api/v1/journeys/{id}/touchpoints";
        var second = await MadeAsync(program, touchpoints, new { stage = "decision", name = " Till  ", emotion = -1, painPoints = new[] { "Queue", "Cash only" }, channel = "store" });
        var first = await MadeAsync(program, touchpoints, new { stage = "decision", name = "Shelf", after = (string?)null, kpis = new[] { new { kpi = "net-promoter-score", target = 40, margin = 5 } } });
        second.GetProperty("name").GetString().ShouldBe("Till");
        open.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Shelf", "Till"]);
        open.Journey.PainPoints.Select(point => point.Title).ShouldBe(["Queue", "Cash only"]);
        first.GetProperty("kpis")[0].GetProperty("target").GetDecimal().ShouldBe(40);
        seen.OfType<RoomEvent.Edited>().Select(edited => edited.Entry).ShouldAllBe(entry => entry.Author == member.Id && entry.Program == "Reports");

        var till = second.GetProperty("id").GetGuid();
        (await SentAsync(program, HttpMethod.Patch, $"{touchpoints}/{till}", new { emotion = (int?)1, painPoints = (string[]?)null, evidenceDate = "2026-05-01" })).Json.GetProperty("painPoints").GetArrayLength().ShouldBe(0);
        open.Journey.Find(till)!.EvidenceDate.ShouldBe(new DateOnly(2026, 5, 1));
        (await SentAsync(program, HttpMethod.Post, $"{touchpoints}/{till}/move", new { stage = "retention" })).Json.GetProperty("stage").GetString().ShouldBe("retention");
        (await SentAsync(program, HttpMethod.Delete, $"{touchpoints}/{first.GetProperty("id").GetGuid()}", null)).Status.ShouldBe(204);
        open.Journey.Touchpoints.ShouldHaveSingleItem().Stage.ShouldBe(Stage.Retention);

        (await SentAsync(program, HttpMethod.Patch, $"/api/v1/journeys/{id}", new { title = "Renting" })).Json.GetProperty("title").GetString().ShouldBe("Renting");
        (await SentAsync(program, HttpMethod.Delete, $"/api/v1/journeys/{id}", null)).Status.ShouldBe(204);
        (await SentAsync(program, HttpMethod.Get, $"/api/v1/journeys/{id}", null)).Status.ShouldBe(404);
        await using var db = await room.OpenDatabaseAsync();
        (await db.Journal.Where(entry => entry.StreamId == id).Select(entry => entry.Program).Distinct().ToListAsync()).ShouldBe(["Reports"]);
    }

    [Fact]
    public async Task Every_kind_of_record_is_added_changed_moved_and_removed()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        using var program = room.Program(await room.NewTokenAsync(owner));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "All kinds" })).GetProperty("id").GetGuid();
        var touchpoint = (await MadeAsync(program, $"/api/v1/journeys/{id}/touchpoints", new { stage = "awareness", name = "Poster" })).GetProperty("id").GetGuid();
        var persona = (await MadeAsync(program, "/api/v1/personas", new { name = "Mia", channels = new[] { "email" }, goals = new[] { "Save time" } })).GetProperty("id").GetGuid();
        foreach (var (path, add, change) in new (string, object, object?)[]
                 {
                     ("transitions", new { from = touchpoint, kind = "dropOut" }, new { label = "leaves" }),
                     ("lanes", new { name = "Systems", type = "items" }, new { name = "Tools" }),
                     ("goals", new { title = "Fewer calls", kpis = new[] { "net-promoter-score" } }, new { kind = "business" }),
                     ("pain-points", new { touchpoint, title = "Too small" }, new { severity = "high" }),
                     ("opportunities", new { touchpoint, title = "Larger", impact = 4, owner = owner.Id }, new { status = "done" }),
                     ("personas", new { persona }, null),
                 })
        {
            var list = $"/api/v1/journeys/{id}/{path}";
            var record = await MadeAsync(program, list, add);
            var one = $"{list}/{record.GetProperty("id").GetGuid()}";
            if (change is not null)
                (await SentAsync(program, HttpMethod.Patch, one, change)).Status.ShouldBe(200, path);
            (await SentAsync(program, HttpMethod.Post, $"{one}/move", new { after = (string?)null })).Status.ShouldBe(200, path);
            if (path == "opportunities")
                (await SentAsync(program, HttpMethod.Get, one, null)).Json.GetProperty("doneOn").GetString().ShouldNotBeNull("Who says that it is done need not say since when.");
            if (path == "personas")
                (await SentAsync(program, HttpMethod.Delete, $"/api/v1/personas/{persona}", null)).Status.ShouldBe(409);
            (await SentAsync(program, HttpMethod.Delete, one, null)).Status.ShouldBe(204, path);
            (await SentAsync(program, HttpMethod.Get, one, null)).Status.ShouldBe(404, path);
        }

        (await SentAsync(program, HttpMethod.Delete, $"/api/v1/personas/{persona}", null)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task What_is_not_accepted_is_told_all_at_once_with_pointers()
    {
        var member = await room.NewMemberAsync();
        var foreign = await room.NewMemberAsync(workspace: JourneyDatabase.OtherWorkspace);
        using var program = room.Program(await room.NewTokenAsync(member));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Pointers" })).GetProperty("id").GetGuid();
        var (status, json) = await SentAsync(program, HttpMethod.Post, $"/api/v1/journeys/{id}/touchpoints", new Dictionary<string, object?>
        {
            ["stage"] = "nowhere",
            ["name"] = "",
            ["emotion"] = 7,
            ["takes"] = "long",
            ["evidenceDate"] = "1.5.2026",
            ["kpis"] = new[] { 1 },
            ["Name"] = "x",
            ["a/b~c"] = 1,
            ["id"] = Guid.NewGuid(),
            ["owner"] = foreign.Id,
        });
        status.ShouldBe(422);
        json.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())).ShouldBe(
        [
            ("#/stage", "unknown"), ("#/name", "required"), ("#/emotion", "out-of-range"), ("#/takes", "malformed"), ("#/evidenceDate", "unknown"), ("#/kpis", "malformed"), ("#/Name", "unknown-field"),
            ("#/a~1b~0c", "unknown-field"), ("#/id", "read-only"), ("#/owner", "unknown"),
        ], ignoreOrder: true);
        (await SentAsync(program, HttpMethod.Post, $"/api/v1/journeys/{id}/transitions", new { from = Guid.NewGuid() })).Json.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("#/from");
        (await SentAsync(program, HttpMethod.Get, $"/api/v1/journeys/{id}/touchpoints", null)).Json.GetProperty("touchpoints").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Ways_that_would_take_more_than_all_customers_are_refused_with_their_share()
    {
        using var program = room.Program(await room.NewTokenAsync(await room.NewMemberAsync()));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Shares" })).GetProperty("id").GetGuid();
        var from = (await MadeAsync(program, $"/api/v1/journeys/{id}/touchpoints", new { stage = "awareness", name = "Poster" })).GetProperty("id").GetGuid();
        await MadeAsync(program, $"/api/v1/journeys/{id}/transitions", new { from, kind = "dropOut", share = 70 });
        var (status, json) = await SentAsync(program, HttpMethod.Post, $"/api/v1/journeys/{id}/transitions", new { from, kind = "dropOut", share = 40 });
        status.ShouldBe(422);
        var error = json.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()).ShouldBe(("#/share", "out-of-range"));
        error.GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain("110");
    }

    [Fact]
    public async Task A_tag_saves_reading_again_and_overwriting_what_was_not_read()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Tags" })).GetProperty("id").GetGuid();
        var list = $"/api/v1/journeys/{id}/touchpoints";
        var one = $"{list}/{(await MadeAsync(program, list, new { stage = "decision", name = "Till" })).GetProperty("id").GetGuid()}";
        var tag = await TagAsync(one);
        foreach (var address in new[] { one, list, $"/api/v1/journeys/{id}", "/api/v1/kpis", $"/api/v1/journeys/{id}/comments", $"/api/v1/journeys/{id}/coverage" })
        {
            using var again = await SendAsync(program, HttpMethod.Get, address, null, ("If-None-Match", await TagAsync(address)));
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified, address);
            (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(address);
        }

        (await StatusAsync(HttpMethod.Patch, one, new { name = "Counter" }, ("If-Match", tag))).ShouldBe(200);
        (await StatusAsync(HttpMethod.Patch, one, new { name = "Lost" }, ("If-Match", tag))).ShouldBe(412);
        (await StatusAsync(HttpMethod.Post, $"{one}/move", new { stage = "loyalty" }, ("If-Match", tag))).ShouldBe(412);
        (await StatusAsync(HttpMethod.Delete, one, null, ("If-Match", tag))).ShouldBe(412);
        (await StatusAsync(HttpMethod.Delete, $"/api/v1/journeys/{id}", null, ("If-Match", tag))).ShouldBe(412);
        (await StatusAsync(HttpMethod.Patch, one, new { name = "Lost" }, ("If-Match", "\"nonsense\""))).ShouldBe(412);
        using (var changed = await SendAsync(program, HttpMethod.Get, one, null, ("If-None-Match", tag)))
            changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(HttpMethod.Patch, one, new { name = "Counter 2" })).ShouldBe(200, "Who says nothing has the last word.");

        async Task<string> TagAsync(string address)
        {
            using var answer = await SendAsync(program, HttpMethod.Get, address, null);
            return answer.Headers.ETag.ShouldNotBeNull(address).ToString();
        }

        async Task<int> StatusAsync(HttpMethod method, string address, object? body, params (string, string)[] headers)
        {
            using var answer = await SendAsync(program, method, address, body, headers);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task Lists_come_in_parts_of_a_stable_order()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Parts" })).GetProperty("id").GetGuid();
        var list = $"/api/v1/journeys/{id}/touchpoints";
        foreach (var (stage, name) in new[] { ("loyalty", "e"), ("awareness", "a"), ("decision", "c"), ("decision", "d"), ("awareness", "b") })
            await MadeAsync(program, list, new { stage, name });
        (await AllAsync(list, "touchpoints", 2)).Select(one => one.GetProperty("name").GetString()).ShouldBe(["a", "b", "c", "d", "e"]);
        var journeys = await AllAsync("/api/v1/journeys", "journeys", 3);
        journeys.Select(one => one.GetProperty("id").GetGuid()).ShouldBeUnique();
        journeys.Select(one => one.GetProperty("id").GetGuid()).ShouldContain(id);
        foreach (var (query, status) in new[] { ("?limit=0", 400), ("?limit=201", 400), ("?limit=x", 400), ("?cursor=x", 400), ("?cursor=%00", 400), ("?cursor=_w", 400), ("?limit=200", 200) })
            (await SentAsync(program, HttpMethod.Get, list + query, null)).Status.ShouldBe(status, query);

        async Task<List<JsonElement>> AllAsync(string address, string name, int limit)
        {
            List<JsonElement> all = [];
            for (string? cursor = null; ;)
            {
                var (status, json) = await SentAsync(program, HttpMethod.Get, $"{address}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}", null);
                status.ShouldBe(200);
                json.GetProperty(name).GetArrayLength().ShouldBeLessThanOrEqualTo(limit);
                all.AddRange(json.GetProperty(name).EnumerateArray());
                if ((cursor = json.GetProperty("next").GetString()) is null)
                    return all;
            }
        }
    }

    [Fact]
    public async Task A_post_that_is_sent_again_under_its_key_is_carried_out_once()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Once" })).GetProperty("id").GetGuid();
        var list = $"/api/v1/journeys/{id}/touchpoints";
        var first = await SendKeyedAsync("k1", new { stage = "decision", name = "Till" });
        var again = await SendKeyedAsync("k1", new { stage = "decision", name = "Till" });
        (again.Status, again.Text, again.Location, again.Tag).ShouldBe((201, first.Text, first.Location, first.Tag));
        (await SendKeyedAsync("k1", new { stage = "decision", name = "Another" })).Status.ShouldBe(422);
        var wrong = await SendKeyedAsync("k2", new { stage = "decision" });
        (wrong.Status, (await SendKeyedAsync("k2", new { stage = "decision" })).Text).ShouldBe((422, wrong.Text), "A refusal is an answer as well.");
        foreach (var bad in new[] { "", "a b", new string('k', 201) })
            (await SendKeyedAsync(bad, new { stage = "decision", name = "x" })).Status.ShouldBe(400, bad);
        // The same key of another token is another key.
        using var other = room.Program(await room.NewTokenAsync(member));
        using (var answer = await SendAsync(other, HttpMethod.Post, list, new { stage = "decision", name = "Third" }, (HeaderName, "k1")))
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        // Ten at once: one is carried out, and none fails.
        var crowd = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendKeyedAsync("k3", new { stage = "loyalty", name = "Crowd" })));
        crowd.Select(answer => answer.Status).Distinct().Except([201, 409]).ShouldBeEmpty();
        (await SentAsync(program, HttpMethod.Get, list, null)).Json.GetProperty("touchpoints").EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .Count(name => name is "Till" or "Crowd").ShouldBe(2);

        async Task<(int Status, string Text, string? Location, string? Tag)> SendKeyedAsync(string key, object body)
        {
            using var answer = await SendAsync(program, HttpMethod.Post, list, body, (HeaderName, key));
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString(), answer.Headers.ETag?.ToString());
        }
    }

    [Fact]
    public async Task Comments_audits_findings_and_measurements_are_written_and_read_back()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        using var program = room.Program(await room.NewTokenAsync(owner));
        var id = (await MadeAsync(program, "/api/v1/journeys", new { title = "Facts" })).GetProperty("id").GetGuid();
        var till = (await MadeAsync(program, $"/api/v1/journeys/{id}/touchpoints", new { stage = "decision", name = "Till", kpis = new[] { new { kpi = "net-promoter-score" } } })).GetProperty("id").GetGuid();

        var comments = $"/api/v1/journeys/{id}/comments";
        var begun = (await MadeAsync(program, comments, new { text = "Too slow", touchpoint = till, field = "painPoints" })).GetProperty("id").GetGuid();
        var answer = await MadeAsync(program, comments, new { text = "Yes", thread = begun });
        answer.GetProperty("field").GetString().ShouldBe("painPoints");
        (await SentAsync(program, HttpMethod.Patch, $"{comments}/{begun}", new { text = "Much too slow" })).Json.GetProperty("text").GetString().ShouldBe("Much too slow");
        (await SentAsync(program, HttpMethod.Put, $"{comments}/{begun}/resolved", new { isResolved = true })).Status.ShouldBe(200);
        (await SentAsync(program, HttpMethod.Delete, $"{comments}/{answer.GetProperty("id").GetGuid()}", null)).Status.ShouldBe(204);
        (await SentAsync(program, HttpMethod.Get, comments, null)).Json.GetProperty("comments").EnumerateArray().ShouldHaveSingleItem().GetProperty("isResolved").GetBoolean().ShouldBeTrue();

        var criteria = (await SentAsync(program, HttpMethod.Get, "/api/v1/audit-criteria", null)).Json.GetProperty("criteria").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        var audits = $"/api/v1/journeys/{id}/audits";
        var audit = (await MadeAsync(program, audits, new { touchpoint = till, on = "2026-05-01", scores = criteria.ToDictionary(one => one, _ => 3), strengths = new[] { "Kind" } })).GetProperty("id").GetGuid();
        (await SentAsync(program, HttpMethod.Post, audits, new { touchpoint = till, on = "2026-05-01", scores = new Dictionary<string, int> { [criteria[0]] = 9 } })).Json.GetProperty("errors")
            .EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldContain($"#/scores/{criteria[0]}");
        (await SentAsync(program, HttpMethod.Get, audits, null)).Json.GetProperty("audits").EnumerateArray().ShouldHaveSingleItem().GetProperty("score").GetDecimal().ShouldBe(3);
        (await SentAsync(program, HttpMethod.Delete, $"{audits}/{audit}", null)).Status.ShouldBe(204);

        var findings = $"/api/v1/journeys/{id}/findings";
        var finding = (await SentAsync(program, HttpMethod.Get, findings, null)).Json.GetProperty("findings")[0].GetProperty("id").GetString();
        (await SentAsync(program, HttpMethod.Put, $"{findings}/{finding}/assignment", new { assignee = owner.Id, note = "Soon" })).Json.GetProperty("assignee").GetGuid().ShouldBe(owner.Id);
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await SentAsync(program, HttpMethod.Put, $"{findings}/{finding}/acceptance", new { because = "Known", until })).Json.GetProperty("isAccepted").GetBoolean().ShouldBeTrue();
        (await SentAsync(program, HttpMethod.Delete, $"{findings}/{finding}/acceptance", null)).Status.ShouldBe(204);
        (await SentAsync(program, HttpMethod.Get, $"/api/v1/journeys/{id}/coverage", null)).Json.GetProperty("stages").GetArrayLength().ShouldBe(5);

        var kpi = (await MadeAsync(program, "/api/v1/kpis", new { name = "Rental rate", unit = "percent", better = "up", least = 0, most = 100 })).GetProperty("id").GetString();
        (await SentAsync(program, HttpMethod.Put, $"/api/v1/kpis/{kpi}", new { name = "Rental share", unit = "percent", better = "up", least = 0, most = 50 })).Json.GetProperty("most").GetDecimal().ShouldBe(50);
        (await SentAsync(program, HttpMethod.Post, "/api/v1/kpis", new { name = "Rental share", unit = "percent", better = "up" })).Status.ShouldBe(409);
        (await SentAsync(program, HttpMethod.Delete, $"/api/v1/kpis/{kpi}", null)).Status.ShouldBe(204);

        (await SentAsync(program, HttpMethod.Post, ApiRoom.Measurements, ApiRoom.Body("replace", ApiRoom.Row(till, ApiRoom.Nps, "2026-05-01", 10), ApiRoom.Row(till, ApiRoom.Nps, "2026-05-02", 20)))).Status.ShouldBe(200);
        var page = (await SentAsync(program, HttpMethod.Get, $"/api/v1/measurements?journey={id}&limit=1", null)).Json;
        page.GetProperty("measurements")[0].GetProperty("value").GetDecimal().ShouldBe(10);
        page.GetProperty("measurements")[0].GetProperty("source").GetString().ShouldBe("api");
        page.GetProperty("measurements")[0].GetProperty("author").GetGuid().ShouldNotBe(Guid.Empty);
        (await SentAsync(program, HttpMethod.Get, $"/api/v1/measurements?journey={id}&limit=1&cursor={page.GetProperty("next").GetString()}", null)).Json.GetProperty("measurements")[0].GetProperty("value").GetDecimal().ShouldBe(20);
        (await SentAsync(program, HttpMethod.Delete, $"/api/v1/measurements/{till}/{ApiRoom.Nps}/2026-05-01", null)).Status.ShouldBe(204);
        (await room.StoredAsync(till)).ShouldHaveSingleItem();
    }

    const string HeaderName = "Idempotency-Key";

    static async Task<JsonElement> MadeAsync(HttpClient program, string address, object body)
    {
        using var answer = await SendAsync(program, HttpMethod.Post, address, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        answer.Headers.Location!.ToString().ShouldBe($"{address}/{json.GetProperty("id").GetString()}");
        return json;
    }

    static async Task<(int Status, JsonElement Json)> SentAsync(HttpClient program, HttpMethod method, string address, object? body)
    {
        using var answer = await SendAsync(program, method, address, body);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient program, HttpMethod method, string address, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await program.SendAsync(request);
    }
}
