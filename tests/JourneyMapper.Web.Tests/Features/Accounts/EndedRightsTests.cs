using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>What somebody can still do whose role was changed or whose account was removed, with a page that has not heard of it.</summary>
public sealed class EndedRightsTests : IAsyncLifetime
{
    AccountsApp app = null!;

    public async ValueTask InitializeAsync() => app = await AccountsApp.WithWorkspacesAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_demoted_member_edits_no_map_any_more()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var room = await NewRoomAsync(mia);
        (await room.SubmitAsync(Edits.Add("Store"), mia)).ShouldBeOfType<Outcome<Journey>.Applied>();

        await DemoteAsync(mia);
        (await room.SubmitAsync(Edits.Add("Web"), mia)).ShouldBe(new Outcome<Journey>.Refused(new Refusal.NotAllowed()));
        (await room.UndoAsync(mia, Guid.NewGuid())).ShouldBe(new Outcome<Journey>.Refused(new Refusal.NotAllowed()));
        (await app.Services.GetRequiredService<JourneyStore>().FindAsync(mia, room.Journey.Id))!.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
    }

    [Fact]
    public async Task A_removed_member_edits_no_map_and_makes_none()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var room = await NewRoomAsync(mia);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Members.ExecuteDeleteAsync();

        (await room.SubmitAsync(Edits.Add("Web"), mia)).ShouldBe(new Outcome<Journey>.Refused(new Refusal.NotAllowed()));
        (await app.Services.GetRequiredService<JourneyLibrary>().CreateAsync(mia, new(new Journey { Id = Guid.NewGuid(), Title = "Another" }))).ShouldBe(new Refusal.NotAllowed());
        room.Journey.Touchpoints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_demoted_owner_changes_nothing_of_the_workspace()
    {
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        var journey = (await NewRoomAsync(olga)).Journey.Id;
        await DemoteAsync(olga);

        (await app.Services.GetRequiredService<WorkspaceKpis>().SetCurrencyAsync(olga, "CHF")).ShouldBeFalse();
        (await app.Services.GetRequiredService<JourneyLibrary>().TrashAsync(olga, journey)).ShouldBe(new Refusal.NotAllowed());
        (await app.Services.GetRequiredService<SignOffService>().RequestAsync(olga, journey, 0)).ShouldBe(SignOffProblem.NotAllowed);
        (await app.Services.GetRequiredService<MemberAdministration>().InviteAsync(olga, Role.Owner, "")).Outcome.ShouldBe(Administered.NotAllowed);
    }

    [Fact]
    public async Task What_comes_in_from_an_open_page_is_refused_on_every_node_once_the_role_has_changed()
    {
        await using var other = app.Again();
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        var (mia, tom) = (await app.AddMemberAsync("mia", Role.Editor), await app.AddMemberAsync("tom", Role.Editor));
        await using var here = await OpenPageAsync(app, mia);
        await using var there = await OpenPageAsync(other, mia);
        await using var beside = await OpenPageAsync(other, tom);
        (await here.SendAsync() && await there.SendAsync() && await beside.SendAsync()).ShouldBeTrue();

        (await app.Services.GetRequiredService<MemberAdministration>().ChangeRoleAsync(olga, mia.Id, Role.Viewer)).ShouldBe(Administered.Done);
        await Wait.UntilAsync(async () => !await here.SendAsync() && !await there.SendAsync());
        (await beside.SendAsync()).ShouldBeTrue();
    }

    // As on another machine whose announcements this one misses.
    async Task DemoteAsync(CurrentMember member)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, Role.Viewer));
    }

    async Task<JourneyRoom> NewRoomAsync(CurrentMember member)
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike" };
        (await app.Services.GetRequiredService<JourneyLibrary>().CreateAsync(member, new(journey))).ShouldBeNull();
        return (await app.Services.GetRequiredService<JourneyRooms>().OpenAsync(member, journey.Id)).ShouldNotBeNull();
    }

    static async Task<OpenPage> OpenPageAsync(AccountsApp node, CurrentMember member)
    {
        var scope = node.Services.CreateAsyncScope();
        var states = (ServerAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(await node.PrincipalAsync(member))));
        await scope.ServiceProvider.GetServices<CircuitHandler>().OfType<MemberCircuit>().Single().OnCircuitOpenedAsync(null!, CancellationToken.None);
        return new(scope);
    }

    sealed class OpenPage(AsyncServiceScope scope) : IAsyncDisposable
    {
        public async Task<bool> SendAsync()
        {
            var done = false;
            var handler = scope.ServiceProvider.GetServices<CircuitHandler>().OfType<MemberCircuit>().Single().CreateInboundActivityHandler(_ =>
            {
                done = true;
                return Task.CompletedTask;
            });
            await handler(null!);
            return done;
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
