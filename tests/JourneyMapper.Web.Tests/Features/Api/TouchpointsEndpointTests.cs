using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Where programs get the ids from.</summary>
public sealed class TouchpointsEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task Programs_see_the_touchpoints_of_their_workspace_that_are_in_use_a_part_at_a_time()
    {
        var first = await room.NewTouchpointAsync(name: "First");
        await room.NewTouchpointAsync(JourneyDatabase.OtherWorkspace, "Foreign");
        var trashed = await room.NewTouchpointAsync(name: "Trashed");
        var second = await room.NewTouchpointAsync(name: "Second");
        await using (var db = await room.OpenDatabaseAsync())
        {
            var journey = await db.Touchpoints.Where(row => row.Id == trashed.Id).Select(row => EF.Property<Guid>(row, "JourneyId")).SingleAsync();
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow));
        }

        using var program = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner)));
        var part = await ReadAsync("?take=1");
        var entry = part.GetProperty("touchpoints").EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("id").GetGuid().ShouldBe(first.Id);
        entry.GetProperty("name").GetString().ShouldBe("First");
        entry.GetProperty("journey").GetProperty("title").GetString().ShouldBe("Buying a road bike");
        entry.GetProperty("kpis").EnumerateArray().Select(kpi => kpi.GetProperty("id").GetString()).ShouldBe([ApiRoom.Conversion, ApiRoom.Nps]);
        part.GetProperty("next").GetGuid().ShouldBe(first.Id);

        var rest = await ReadAsync($"?after={first.Id}");
        rest.GetProperty("touchpoints").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()).ShouldBe([second.Id]);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);

        async Task<JsonElement> ReadAsync(string query)
        {
            var (status, json) = await ApiRoom.ReadAsync(program.GetAsync(new Uri(ApiRoom.Touchpoints + query, UriKind.Relative)));
            status.ShouldBe(200);
            return json;
        }
    }

    [Theory]
    [InlineData("take=0")]
    [InlineData("take=501")]
    [InlineData("take=many")]
    [InlineData("after=first")]
    public async Task A_part_that_cannot_be_is_refused(string query)
    {
        using var program = await room.NewProgramAsync();
        (await ApiRoom.ReadAsync(program.GetAsync(new Uri($"{ApiRoom.Touchpoints}?{query}", UriKind.Relative)))).Status.ShouldBe(400);
    }
}
