using System.Net;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared.Commands;

/// <summary>What the command palette finds, over HTTP, with what all features contribute.</summary>
public sealed class CommandEndpointTests : IAsyncLifetime
{
    AccountsApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        foreach (var role in Enum.GetValues<Role>())
            await app.AddMemberAsync(role.ToString().ToLowerInvariant(), role);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Before_anything_is_typed_the_latest_journeys_come_first_and_every_page_and_action_of_the_role()
    {
        var (older, newer) = (await PutAsync("Older"), await PutAsync("Newer"));
        using var editor = await ArriveAsync(Role.Editor);
        var groups = await FindAsync(editor, "");
        groups.Select(group => group.Name).ShouldBe(["Recent journeys", "Pages", "Actions"]);
        groups[0].Commands.Select(command => (command.Title, command.Address)).ShouldBe([("Newer", $"/journeys/{newer}"), ("Older", $"/journeys/{older}")]);
        groups[1].Commands.Select(command => command.Title).ShouldBe(["Journeys", "Inbox", "Channels", "Goals", "Experiments", "Coverage", "Stages and channels", "Touchpoints", "Omnichannel", "Register of processing", "KPIs", "Funnel", "Audits", "Strengths and weaknesses", "Rounds", "Calendar", "Trash", "Workspaces", "Account", "User guide"]);
        groups[2].Commands.Select(command => command.Title).ShouldBe(["New journey", "Import measurements", "Import journey"]);
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_not_offered()
    {
        using var viewer = await ArriveAsync(Role.Viewer);
        (await FindAsync(viewer, "")).Select(group => group.Name).ShouldBe(["Pages"]);
        (await FindAsync(viewer, "members")).ShouldBeEmpty();
        using var owner = await ArriveAsync(Role.Owner);
        (await FindAsync(owner, "members")).ShouldHaveSingleItem().Commands.ShouldHaveSingleItem().Address.ShouldBe("/members");
        (await FindAsync(owner, "thresholds")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("velo")]
    [InlineData("VÉLO ete")]
    [InlineData("d’été")]
    public async Task Journeys_are_found_by_their_titles_without_accents(string typed)
    {
        var journey = await PutAsync("Un vélo d’été");
        await PutAsync("Another");
        using var viewer = await ArriveAsync(Role.Viewer);
        var group = (await FindAsync(viewer, typed)).ShouldHaveSingleItem();
        (group.Name, group.Commands.ShouldHaveSingleItem().Address).ShouldBe(("Journeys", $"/journeys/{journey}"));
    }

    [Fact]
    public async Task A_touchpoint_is_found_by_its_name_and_leads_to_its_place_on_the_map()
    {
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Café 100 %", Rank = Rank.Between(null, null) };
        var journey = await PutAsync("Map", touchpoint);
        using var viewer = await ArriveAsync(Role.Viewer);
        var group = (await FindAsync(viewer, "cafe 100 %")).ShouldHaveSingleItem();
        var found = group.Commands.ShouldHaveSingleItem();
        (group.Name, found.Title, found.Detail, found.Address).ShouldBe(("Touchpoints", "Café 100 %", "Map · Decision", $"/journeys/{journey}?touchpoint={touchpoint.Id}"));
        (await FindAsync(viewer, "cafe_100")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_another_workspace_and_nothing_in_the_trash_is_found()
    {
        await PutAsync("Theirs", new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Their shop", Rank = Rank.Between(null, null) }, JourneyDatabase.OtherWorkspace);
        var trashed = await PutAsync("Trashed", new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Trashed shop", Rank = Rank.Between(null, null) });
        await using (var db = await Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == trashed).ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, DateTimeOffset.UtcNow));
        using var owner = await ArriveAsync(Role.Owner);
        foreach (var typed in new[] { "theirs", "shop", "trashed" })
            (await FindAsync(owner, typed)).ShouldBeEmpty(typed);
        (await FindAsync(owner, "")).Select(group => group.Name).ShouldNotContain("Recent journeys");
    }

    [Theory]
    [InlineData("'; DROP TABLE \"Journeys\"; --")]
    [InlineData("%")]
    [InlineData("\\")]
    public async Task Signs_with_a_meaning_elsewhere_are_only_signs(string typed)
    {
        await PutAsync("Map");
        using var viewer = await ArriveAsync(Role.Viewer);
        (await FindAsync(viewer, typed)).ShouldBeEmpty();
        (await FindAsync(viewer, "map")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_stranger_is_told_nothing()
    {
        using var stranger = app.Visit();
        (await stranger.StatusOfAsync("/commands?q=map")).ShouldNotBe(HttpStatusCode.OK);
    }

    IDbContextFactory<JourneyDbContext> Contexts => app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>();

    async Task<Visitor> ArriveAsync(Role role)
    {
        var visitor = app.Visit();
        (await visitor.SignInAsync(role.ToString().ToLowerInvariant())).Dispose();
        return visitor;
    }

    async Task<Guid> PutAsync(string title, Touchpoint? touchpoint = null, Guid? workspace = null)
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = title, Touchpoints = touchpoint is null ? [] : [touchpoint] };
        await app.Services.StoreAsync(journey, workspace);
        return journey.Id;
    }

    static async Task<IReadOnlyList<Group>> FindAsync(Visitor visitor, string typed)
    {
        using var response = await visitor.GetAsync($"/commands?q={Uri.EscapeDataString(typed)}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonSerializer.Deserialize<List<Group>>(await response.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    sealed record Group(string Name, IReadOnlyList<Line> Commands);

    sealed record Line(string Title, string Detail, string Icon, string Address);
}
