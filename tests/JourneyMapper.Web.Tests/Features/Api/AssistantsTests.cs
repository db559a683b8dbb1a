using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>What an assistant reads and proposes by the Model Context Protocol, through a real client of it.</summary>
public sealed class AssistantsTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task An_assistant_finds_reads_and_reviews_what_its_member_sees()
    {
        var member = await room.NewMemberAsync(Role.Editor);
        var journey = await room.NewSampleAsync(member);
        await using var assistant = await AssistantAsync(await room.NewTokenAsync(member));
        (await assistant.ListToolsAsync()).Select(tool => tool.Name).ShouldBe(["find_journeys", "find_opportunities", "propose_changes", "read_coverage", "read_journey"], ignoreOrder: true);
        (await assistant.ListToolsAsync()).ShouldAllBe(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == (tool.Name != "propose_changes"));

        var found = (await CallAsync(assistant, "find_journeys", new() { ["text"] = journey.Title })).GetProperty("journeys").EnumerateArray().Where(line => line.GetProperty("id").GetGuid() == journey.Id).ShouldHaveSingleItem();
        found.GetProperty("touchpoints").GetInt32().ShouldBe(journey.Touchpoints.Length);
        found.GetProperty("address").GetString().ShouldBe($"journeys/{journey.Id}");

        var read = await CallAsync(assistant, "read_journey", new() { ["journey"] = journey.Id });
        read.GetProperty("stages").EnumerateArray().SelectMany(stage => stage.GetProperty("touchpoints").EnumerateArray()).Select(touchpoint => touchpoint.GetProperty("name").GetString())
            .ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.Name));
        read.GetProperty("stages")[0].GetProperty("touchpoints")[0].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()).ShouldContain("Customer action");
        read.GetProperty("transitions").GetArrayLength().ShouldBe(journey.Transitions.Length);
        (await CallAsync(assistant, "read_journey", new() { ["journey"] = journey.Id, ["stage"] = "Decision" })).GetProperty("stages").EnumerateArray().ShouldHaveSingleItem().GetProperty("stage").GetString().ShouldBe("Decision");

        var coverage = await CallAsync(assistant, "read_coverage", new() { ["journey"] = journey.Id });
        coverage.GetProperty("score").GetInt32().ShouldBeInRange(1, 99);
        coverage.GetProperty("stages").GetArrayLength().ShouldBe(5);
        coverage.GetProperty("findings")[0].GetProperty("why").GetString().ShouldNotBeNullOrWhiteSpace();

        (await CallAsync(assistant, "find_opportunities", new() { ["journey"] = journey.Id })).GetProperty("total").GetInt32().ShouldBe(journey.Opportunities.Length);
    }

    [Fact]
    public async Task What_the_member_does_not_see_is_not_there()
    {
        var owner = await room.NewMemberAsync(Role.Owner);
        var hidden = await room.NewSampleAsync(owner);
        await using (var db = await room.OpenDatabaseAsync())
            await db.Journeys.Where(row => row.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        var foreign = await room.NewSampleAsync(await room.NewMemberAsync(Role.Editor, JourneyDatabase.OtherWorkspace));
        await using var assistant = await AssistantAsync(await room.NewTokenAsync(await room.NewMemberAsync(Role.Editor)));
        foreach (var journey in new[] { hidden.Id, foreign.Id, Guid.NewGuid() })
            foreach (var tool in new[] { "read_journey", "read_coverage" })
            {
                var answer = await assistant.CallToolAsync(tool, new Dictionary<string, object?> { ["journey"] = journey });
                answer.IsError.ShouldBe(true);
                JsonSerializer.Serialize(answer.Content, McpJsonUtilities.DefaultOptions).ShouldContain("sees no journey of that id");
            }

        foreach (var journey in new[] { hidden.Id, foreign.Id })
        {
            (await CallAsync(assistant, "find_journeys", [])).GetProperty("journeys").EnumerateArray().ShouldNotContain(line => line.GetProperty("id").GetGuid() == journey);
            (await CallAsync(assistant, "find_opportunities", new() { ["journey"] = journey })).GetProperty("total").GetInt32().ShouldBe(0);
        }
    }

    [Fact]
    public async Task An_assistant_proposes_and_the_map_stays_as_it_is_until_somebody_accepts()
    {
        var member = await room.NewMemberAsync(Role.Editor);
        var journey = await room.NewSampleAsync(member);
        var touchpoint = journey.Touchpoints[0];
        await using var assistant = await AssistantAsync(await room.NewTokenAsync(member));
        var made = await CallAsync(assistant, "propose_changes", new()
        {
            ["journey"] = journey.Id,
            ["title"] = "Less waiting",
            ["items"] = new object[]
            {
                new { kind = "AddTouchpoint", stage = "Decision", name = "Callback", channel = "Phone", emotion = 1, painPoints = new[] { "Nobody calls" } },
                new { kind = "AddOpportunity", touchpoint = touchpoint.Id, title = "Call back within an hour" },
                new { kind = "ChangeText", touchpoint = touchpoint.Id, field = "Customer action", text = "Waits for a call" },
            },
        });
        (made.GetProperty("items").GetInt32(), made.GetProperty("address").GetString()).ShouldBe((3, $"journeys/{journey.Id}?show=proposals"));

        var proposals = room.Services.GetRequiredService<ProposalService>();
        var proposal = (await proposals.ReadAsync(member, journey.Id)).ShouldHaveSingleItem();
        (proposal.Title, proposal.Origin, proposal.OriginName, proposal.MemberId).ShouldBe(("Less waiting", ProposalOrigin.Assistant, "Reports", member.Id));
        var rooms = room.Services.GetRequiredService<JourneyRooms>();
        (await rooms.OpenAsync(member, journey.Id))!.Journey.Revision.ShouldBe(0);
        (await proposals.AcceptAllAsync(member, proposal.Id)).Items.Count.ShouldBe(3);
        var map = (await rooms.OpenAsync(member, journey.Id))!.Journey;
        (map.Revision, map.Find(touchpoint.Id)!.Action).ShouldBe((1, "Waits for a call"));
        map.Touchpoints.Single(each => each.Name == "Callback").Channel.ShouldBe("phone");
    }

    [Fact]
    public async Task What_cannot_be_proposed_is_refused_as_a_whole_in_words_for_each_item()
    {
        var member = await room.NewMemberAsync(Role.Editor);
        var journey = await room.NewSampleAsync(member);
        var foreign = await room.NewSampleAsync(await room.NewMemberAsync(Role.Editor, JourneyDatabase.OtherWorkspace));
        await using var assistant = await AssistantAsync(await room.NewTokenAsync(member));
        object fine = new { kind = "AddTouchpoint", stage = "Loyalty", name = "Club" };
        (await RefusedAsync(journey.Id, fine, new { kind = "AddTouchpoint", name = "Nowhere" }, new { kind = "ChangeText", touchpoint = journey.Touchpoints[0].Id, field = "Owner", text = "me" }))
            .ShouldContain("Nothing was proposed, since some items cannot be accepted. Item 2: AddTouchpoint needs a stage. Item 3: There is no text of that name.");
        (await RefusedAsync(journey.Id, fine, new { kind = "AddTouchpoint", stage = "Loyalty", name = "" }, new { kind = "AddOpportunity", touchpoint = foreign.Touchpoints[0].Id, title = "Theirs" }))
            .ShouldContain("Item 3: Its touchpoint is not on the map.");
        (await RefusedAsync(foreign.Id, fine)).ShouldContain("sees no journey of that id");
        (await RefusedAsync(journey.Id)).ShouldContain("at least one item");
        (await RefusedAsync(journey.Id, [.. Enumerable.Repeat(fine, Limits.ProposalItems + 1)])).ShouldContain("50 items at most");
        (await room.Services.GetRequiredService<ProposalService>().CountAsync(member, journey.Id)).ShouldBe(0);

        async Task<string> RefusedAsync(Guid about, params object[] items)
        {
            var answer = await assistant.CallToolAsync("propose_changes", new Dictionary<string, object?> { ["journey"] = about, ["title"] = "More", ["items"] = items });
            answer.IsError.ShouldBe(true);
            return answer.Content.OfType<ModelContextProtocol.Protocol.TextContentBlock>().ShouldHaveSingleItem().Text;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("jm_none")]
    public async Task Nobody_reads_without_a_token(string? token)
    {
        using var program = room.Program(token);
        using var answer = await program.PostAsync(new Uri("/api/mcp", UriKind.Relative), new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", Encoding.UTF8, "application/json"));
        ((int)answer.StatusCode).ShouldBe(401);
    }

    async Task<McpClient> AssistantAsync(string token) => await McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = new(room.Address, "/api/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, room.Program(token), ownsHttpClient: true));

    static async Task<JsonElement> CallAsync(McpClient assistant, string tool, Dictionary<string, object?> arguments)
    {
        var answer = await assistant.CallToolAsync(tool, arguments);
        answer.IsError.ShouldNotBe(true);
        return answer.StructuredContent.ShouldNotBeNull();
    }
}
