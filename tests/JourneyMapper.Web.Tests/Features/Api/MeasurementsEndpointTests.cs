using System.Globalization;
using System.Text.Json;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs record measurements all or none, and are told of each row why not.</summary>
public sealed class MeasurementsEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task One_request_records_several_touchpoints_and_kpis()
    {
        var (store, shop) = (await room.NewTouchpointAsync(), await room.NewTouchpointAsync());
        using var program = await room.NewProgramAsync();
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("refuse",
            ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 41.5m), ApiRoom.Row(store.Id, ApiRoom.Conversion, "2026-05-01", 2.1234567m), ApiRoom.Row(shop.Id, ApiRoom.Nps, "2026-04-30", -7))));
        status.ShouldBe(200);
        ApiRoom.Counts(json).ShouldBe([3, 0, 0, 0]);
        (await room.StoredAsync(store.Id)).ShouldBe(new Dictionary<(string, DateOnly), decimal> { [(ApiRoom.Nps, Day)] = 41.5m, [(ApiRoom.Conversion, Day)] = 2.123457m }, ignoreOrder: true);
        (await room.StoredAsync(shop.Id)).ShouldBe(new Dictionary<(string, DateOnly), decimal> { [(ApiRoom.Nps, Day.AddDays(-1))] = -7 });
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("skip")]
    [InlineData("refuse")]
    public async Task The_same_request_again_leaves_the_same_state(string existing)
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        var body = ApiRoom.Body(existing, ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 41.5m), ApiRoom.Row(store.Id, ApiRoom.Conversion, "2026-05-01", 2.1234567m));
        ApiRoom.Counts((await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, body))).Json).ShouldBe([2, 0, 0, 0]);
        var before = await room.StoredAsync(store.Id);
        ApiRoom.Counts((await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, body))).Json).ShouldBe([0, 0, 2, 0]);
        (await room.StoredAsync(store.Id)).ShouldBe(before, ignoreOrder: true);
        // A review of yesterday stays good when nothing has changed.
        await using var db = await room.OpenDatabaseAsync();
        (await db.Facts.Where(facts => db.Measurements.Any(row => row.TouchpointId == store.Id && row.JourneyId == facts.JourneyId)).Select(facts => facts.Count).SingleAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_day_with_another_value_is_replaced_skipped_or_refused_as_one_asks()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("refuse", ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 41.5m))));
        object[] two = [ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-02", 1), ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 2)];

        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("refuse", two)));
        status.ShouldBe(409);
        ApiRoom.Errors(json).ShouldBe([(1, "on", "taken")]);
        json.GetProperty("errors")[0].GetProperty("reason").GetString()!.ShouldContain("41.5");
        (await room.StoredAsync(store.Id)).Values.ShouldBe([41.5m]);

        ApiRoom.Counts((await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("skip", two)))).Json).ShouldBe([1, 0, 0, 1]);
        ApiRoom.Counts((await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace", two)))).Json).ShouldBe([0, 1, 1, 0]);
        (await room.StoredAsync(store.Id)).Values.ShouldBe([1m, 2m], ignoreOrder: true);
    }

    [Fact]
    public async Task One_wrong_row_keeps_all_others_out_and_each_is_told_with_its_reason()
    {
        var store = await room.NewTouchpointAsync();
        var foreign = await room.NewTouchpointAsync(JourneyDatabase.OtherWorkspace);
        var trashed = await room.NewTouchpointAsync();
        await using (var db = await room.OpenDatabaseAsync())
        {
            var journey = await db.Touchpoints.Where(row => row.Id == trashed.Id).Select(row => EF.Property<Guid>(row, "JourneyId")).SingleAsync();
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow));
        }

        using var program = await room.NewProgramAsync();
        var future = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace",
            ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 41.5m),
            ApiRoom.Row(foreign.Id, ApiRoom.Nps, "2026-05-01", 41.5m),
            ApiRoom.Row(trashed.Id, ApiRoom.Nps, "2026-05-01", 41.5m),
            ApiRoom.Row(Guid.NewGuid(), ApiRoom.Nps, "2026-05-01", 41.5m),
            ApiRoom.Row(store.Id, "bounce-rate", "2026-05-01", 3),
            ApiRoom.Row(store.Id, "no-such-kpi", "2026-05-01", 3),
            ApiRoom.Row(store.Id, ApiRoom.Conversion, future, 3),
            ApiRoom.Row(store.Id, ApiRoom.Conversion, "1999-12-31", 3),
            ApiRoom.Row(store.Id, ApiRoom.Conversion, "2026-05-01", 100.5m),
            ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-02", -101),
            ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 40))));
        status.ShouldBe(422);
        ApiRoom.Errors(json).ShouldBe(
        [
            (1, "touchpoint", "unknown-touchpoint"), (2, "touchpoint", "unknown-touchpoint"), (3, "touchpoint", "unknown-touchpoint"), (4, "kpi", "unknown-kpi"), (5, "kpi", "unknown-kpi"),
            (6, "on", "in-future"), (7, "on", "too-early"), (8, "value", "out-of-range"), (9, "value", "out-of-range"), (10, "on", "day-twice"),
        ]);
        json.GetProperty("errors").EnumerateArray().ShouldAllBe(error => error.GetProperty("reason").GetString()!.Length > 5);
        json.GetProperty("errors").EnumerateArray().Take(3).Select(error => error.GetProperty("reason").GetString()).Distinct().ShouldHaveSingleItem();
        foreach (var touchpoint in new[] { store, foreign, trashed })
            (await room.StoredAsync(touchpoint.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_of_the_wrong_shape_are_told_row_by_row()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        var good = $"\"touchpoint\":\"{store.Id}\",\"kpi\":\"{ApiRoom.Nps}\"";
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, $$"""
            { "existing": "replace", "measurements": [
              { {{good}}, "on": "2026-05-01", "value": 1 },
              { {{good}}, "on": "01/05/2026", "value": "1,5" },
              { {{good}}, "on": "2026-02-30", "value": 1e400 },
              { "touchpoint": 7, "kpi": null, "on": 20260501, "value": null },
              { {{good}}, "on": "2026-05-01", "value": 1, "unit": "%" },
              null, [], 3
            ] }
            """));
        status.ShouldBe(422);
        ApiRoom.Errors(json).ShouldBe(
        [
            (1, "on", "malformed"), (1, "value", "malformed"), (2, "on", "malformed"), (2, "value", "malformed"),
            (3, "touchpoint", "malformed"), (3, "kpi", "malformed"), (3, "on", "malformed"), (3, "value", "malformed"), (4, "unit", "unknown-field"),
            (5, "", "malformed"), (6, "", "malformed"), (7, "", "malformed"),
        ]);
        (await room.StoredAsync(store.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\u0000")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"replace\"")]
    [InlineData("{}")]
    [InlineData("{\"existing\":\"replace\"}")]
    [InlineData("{\"measurements\":[]}")]
    [InlineData("{\"existing\":\"overwrite\",\"measurements\":[]}")]
    [InlineData("{\"existing\":1,\"measurements\":[]}")]
    [InlineData("{\"existing\":\"skip\",\"measurements\":{}}")]
    [InlineData("{\"existing\":\"skip\",\"measurements\":[],\"dryRun\":true}")]
    [InlineData("{\"existing\":\"skip\",\"existing\":\"replace\",\"measurements\":[]}")]
    [InlineData("{\"existing\":\"skip\",\"measurements\":[[[[[[[[[[]]]]]]]]]]}")]
    public async Task What_is_no_request_is_refused_with_a_reason(string body)
    {
        using var program = await room.NewProgramAsync();
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, body));
        status.ShouldBe(400);
        json.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_body_that_is_not_announced_as_json_is_refused()
    {
        using var program = await room.NewProgramAsync();
        (await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, "{}", "text/plain"))).Status.ShouldBe(415);
        (await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, "a=b", "application/x-www-form-urlencoded"))).Status.ShouldBe(415);
    }

    [Fact]
    public async Task A_thousand_rows_are_taken_at_once_and_not_one_more()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        object[] rows = [.. Enumerable.Range(0, 1001).Select(i => ApiRoom.Row(store.Id, ApiRoom.Nps, Day.AddDays(-i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), i % 100))];
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace", rows)));
        status.ShouldBe(400);
        json.GetProperty("detail").GetString()!.ShouldContain("1,001");
        (await room.StoredAsync(store.Id)).ShouldBeEmpty();
        ApiRoom.Counts((await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace", rows[..1000])))).Json).ShouldBe([1000, 0, 0, 0]);
        (await room.StoredAsync(store.Id)).Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_or_not_it_says_its_length(bool saysLength)
    {
        using var program = await room.NewProgramAsync();
        program.DefaultRequestHeaders.TransferEncodingChunked = !saysLength;
        var body = $"{{\"existing\":\"replace\",{new string(' ', 520 * 1024)}\"measurements\":[]}}";
        (await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, body))).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Reasons_come_in_french_to_who_asks_for_it()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        program.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR,fr;q=0.9");
        var (_, json) = await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace", ApiRoom.Row(store.Id, ApiRoom.Conversion, "2026-05-01", 100.5m))));
        json.GetProperty("title").GetString().ShouldBe("Certaines lignes sont incorrectes");
        json.GetProperty("errors")[0].GetProperty("reason").GetString()!.ShouldStartWith("Au plus");
    }

    [Fact]
    public async Task Two_programs_that_record_the_same_days_in_another_order_do_not_wait_for_one_another_for_ever()
    {
        var (store, shop) = (await room.NewTouchpointAsync(), await room.NewTouchpointAsync());
        using var program = await room.NewProgramAsync();
        object[] rows = [.. Enumerable.Range(0, 100).SelectMany(i => new[] { store.Id, shop.Id }.Select(id => ApiRoom.Row(id, ApiRoom.Nps, Day.AddDays(-i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), i)))];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("refuse", i % 2 == 0 ? rows : [.. rows.Reverse()])))));
        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Sum(answer => ApiRoom.Counts(answer.Json)[0]).ShouldBe(200);
        answers.Sum(answer => ApiRoom.Counts(answer.Json)[2]).ShouldBe(1400);
    }

    [Fact]
    public async Task The_token_is_nowhere_in_the_database()
    {
        var token = await room.NewTokenAsync(await room.NewMemberAsync());
        await using var db = await room.OpenDatabaseAsync();
        var rows = JsonSerializer.Serialize(await db.AccessTokens.AsNoTracking().ToListAsync());
        rows.ShouldNotContain(token);
        rows.ShouldContain(token[..7]);
    }
}
