using System.Net;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs read experiments and send the figures of their variants.</summary>
public sealed class ExperimentsEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    const string Experiments = "/api/v1/experiments";

    [Fact]
    public async Task Programs_see_the_experiments_of_their_workspace_a_part_at_a_time()
    {
        var member = await room.NewMemberAsync();
        var (first, second) = (await AddAsync(member, "First"), await AddAsync(member, "Second"));
        using var program = room.Program(await room.NewTokenAsync(member));
        var part = (await GetAsync(program, $"?after={Before(first.Id)}&take=1")).Json;
        var entry = part.GetProperty("experiments").EnumerateArray().ShouldHaveSingleItem();
        (entry.GetProperty("id").GetGuid(), entry.GetProperty("name").GetString(), entry.GetProperty("state").GetString(), entry.GetProperty("kind").GetString()).ShouldBe((first.Id, "First", "planned", "conversion"));
        entry.GetProperty("journey").GetProperty("title").GetString().ShouldBe("Buying a road bike");
        entry.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("name").GetString()).ShouldBe(["A", "B"]);
        part.GetProperty("next").GetGuid().ShouldBe(first.Id);
        (await GetAsync(program, $"?after={first.Id}")).Json.GetProperty("experiments").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ShouldContain(second.Id);

        using var stranger = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace)));
        (await GetAsync(stranger, "")).Json.GetProperty("experiments").GetArrayLength().ShouldBe(0);
        (await GetAsync(program, "?take=0")).Status.ShouldBe(400);
        using var nobody = room.Program(null);
        (await GetAsync(nobody, "")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Figures_replace_those_of_a_variant_and_may_come_twice()
    {
        var member = await room.NewMemberAsync();
        var experiment = await AddAsync(member, "Nightly");
        using var program = room.Program(await room.NewTokenAsync(member));
        for (var i = 0; i < 2; i++)
        {
            var (status, json) = await PutAsync(program, experiment, 1, """{ "visitors": 1204, "conversions": 96 }""");
            status.ShouldBe(200);
            (json.GetProperty("name").GetString(), json.GetProperty("visitors").GetInt64(), json.GetProperty("conversions").GetInt64()).ShouldBe(("B", 1204, 96));
            json.GetProperty("mean").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        var stored = (await List.FindAsync(member, experiment.Id)).ShouldNotBeNull().Experiment;
        (stored.State, stored.Variants[0].Count, stored.Variants[1].Conversions).ShouldBe((ExperimentState.Running, 0, 96));
    }

    [Theory]
    [InlineData("{", 400, "")]
    [InlineData("[]", 400, "")]
    [InlineData("""{ "conversions": 1 }""", 400, "“visitors” has to be a whole number.")]
    [InlineData("""{ "visitors": 1.5, "conversions": 1 }""", 400, "“visitors” has to be a whole number.")]
    [InlineData("""{ "visitors": 10, "conversions": "1" }""", 400, "“conversions” has to be a whole number.")]
    [InlineData("""{ "visitors": 10, "conversions": 1, "clicks": 3 }""", 400, "clicks")]
    [InlineData("""{ "visitors": 10, "conversions": 11 }""", 422, "conversions: More conversions than visitors: that cannot be.")]
    [InlineData("""{ "visitors": -10, "conversions": 0 }""", 422, "visitors: This number cannot be negative.")]
    [InlineData("""{ "visitors": 10, "conversions": -1 }""", 422, "conversions: This number cannot be negative.")]
    [InlineData("""{ "visitors": 10 }""", 422, "conversions: Please fill this in.")]
    [InlineData("""{ "visitors": 10, "conversions": 1, "mean": 3 }""", 422, "mean: This experiment compares conversion rates: it takes visitors and conversions.")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_nothing_is_recorded(string body, int expected, string sentence)
    {
        var member = await room.NewMemberAsync();
        var experiment = await AddAsync(member, "Refused");
        using var program = room.Program(await room.NewTokenAsync(member));
        var (status, json) = await PutAsync(program, experiment, 0, body);
        status.ShouldBe(expected);
        json.GetProperty("detail").GetString()!.ShouldContain(sentence);
        (await List.FindAsync(member, experiment.Id)).ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Viewers_strangers_and_decided_experiments_are_refused()
    {
        var member = await room.NewMemberAsync();
        var experiment = await AddAsync(member, "Closed");
        const string Body = """{ "visitors": 10, "conversions": 1 }""";
        using var viewer = room.Program(await ViewerTokenAsync());
        (await PutAsync(viewer, experiment, 0, Body)).Status.ShouldBe(403);
        using var stranger = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace)));
        (await PutAsync(stranger, experiment, 0, Body)).Status.ShouldBe(404);
        using var program = room.Program(await room.NewTokenAsync(member));
        (await PutAsync(program, experiment with { Id = Guid.NewGuid() }, 0, Body)).Status.ShouldBe(404);
        (await room.Services.GetRequiredService<ExperimentService>().DecideAsync(member, experiment.Id, experiment.Variants[0].Id, "Because", 1)).ShouldBeOfType<ExperimentOutcome.Done>();
        var (status, json) = await PutAsync(program, experiment, 0, Body);
        status.ShouldBe(409);
        json.GetProperty("title").GetString().ShouldBe("The experiment is decided");
        using var text = new StringContent(Body, Encoding.UTF8, "text/plain");
        using var answer = await program.PutAsync(new Uri(Address(experiment, 0), UriKind.Relative), text);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    ExperimentList List => room.Services.GetRequiredService<ExperimentList>();

    // Only editors make tokens: this one was made before they became a viewer.
    async Task<string> ViewerTokenAsync()
    {
        var member = await room.NewMemberAsync();
        var token = await room.NewTokenAsync(member);
        await using var db = await room.OpenDatabaseAsync();
        var row = (await db.Members.FindAsync(member.Id)).ShouldNotBeNull();
        row.Role = Role.Viewer;
        await db.SaveChangesAsync();
        return token;
    }

    async Task<Experiment> AddAsync(CurrentMember member, string name)
    {
        var touchpoint = await room.NewTouchpointAsync(member.Workspace);
        var experiment = new Experiment { Id = Guid.CreateVersion7(), Touchpoint = touchpoint.Id, Name = name, Variants = [new() { Id = Guid.NewGuid(), Name = "A" }, new() { Id = Guid.NewGuid(), Name = "B" }] };
        (await room.Services.GetRequiredService<ExperimentService>().AddAsync(member, experiment)).ShouldBe(new ExperimentOutcome.Done(1));
        return experiment;
    }

    // The id just below: ids of version 7 grow with time, and other tests add some, too.
    static Guid Before(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        for (var i = bytes.Length - 1; bytes[i]-- == 0; i--)
        {
        }

        return new(bytes, bigEndian: true);
    }

    static string Address(Experiment experiment, int variant) => $"{Experiments}/{experiment.Id}/variants/{experiment.Variants[variant].Id}";

    static Task<(int Status, JsonElement Json)> GetAsync(HttpClient program, string query) => ApiRoom.ReadAsync(program.GetAsync(new Uri(Experiments + query, UriKind.Relative)));

    static Task<(int Status, JsonElement Json)> PutAsync(HttpClient program, Experiment experiment, int variant, string body) =>
        ApiRoom.ReadAsync(program.PutAsync(new Uri(Address(experiment, variant), UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json")));
}
