using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Workspaces;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts.Workspaces;

/// <summary>One person in several workspaces.</summary>
public sealed class WorkspacesTests : IAsyncLifetime
{
    AccountsApp app = null!;

    public async ValueTask InitializeAsync() => app = await AccountsApp.WithWorkspacesAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_person_switches_and_has_in_each_their_role_of_there()
    {
        var (here, _) = await MiaAsync(Role.Viewer, Role.Owner);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.Forbidden);

        using (var answer = await SwitchAsync(visitor, JourneyDatabase.OtherWorkspace))
            visitor.TargetOf(answer).ShouldBe("/");

        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.OK);
        using (var back = await SwitchAsync(visitor, here.Workspace))
            back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_not_there_may_be_in_the_other_workspace_and_the_way_leads_on_to_it()
    {
        await MiaAsync(Role.Viewer, Role.Owner);
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = "Elsewhere" };
        await app.Services.StoreAsync(journey, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        var address = $"/journeys/{journey.Id}/history";
        var way = (await visitor.ReadAsync(address)).QuerySelector<IHtmlAnchorElement>(".problem a[href*=workspaces]").ShouldNotBeNull().GetAttribute("href")!;

        way.ShouldBe($"{WorkspaceEndpoints.Page}?returnUrl={Uri.EscapeDataString(address)}");
        using var answer = await visitor.SendToAsync(WorkspaceEndpoints.Switch, way);

        visitor.TargetOf(answer).ShouldBe(address);
        (await visitor.StatusOfAsync(address)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_signs_in_comes_where_they_were_last()
    {
        await MiaAsync(Role.Viewer, Role.Owner);
        using (var visitor = app.Visit())
        {
            (await visitor.SignInAsync("mia")).Dispose();
            (await SwitchAsync(visitor, JourneyDatabase.OtherWorkspace)).Dispose();
        }

        using var again = app.Visit();
        (await again.SignInAsync("mia")).Dispose();

        (await again.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_gets_into_a_workspace_of_others()
    {
        await app.AddMemberAsync("mia", Role.Owner);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        foreach (var workspace in (Guid[])[JourneyDatabase.OtherWorkspace, Guid.NewGuid()])
        {
            using var answer = await SwitchAsync(visitor, workspace);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await ListAsync("mia")).ShouldHaveSingleItem().Id.ShouldBe(JourneyDatabase.Workspace);
    }

    [Fact]
    public async Task An_owner_makes_a_workspace_that_nobody_else_is_in()
    {
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("olga")).Dispose();

        using var made = await visitor.SendAsync(WorkspaceEndpoints.Page, "workspace", ("Name", "Second brand"), ("Language", "fr"));

        visitor.TargetOf(made).ShouldBe("/");
        (await visitor.ReadAsync(WorkspaceEndpoints.Page)).QuerySelector(".workspace:has(.workspace-own)")!.TextContent.ShouldContain("Second brand");
        await using var db = await app.OpenDatabaseAsync();
        var workspace = await db.Workspaces.SingleAsync(row => row.Name == "Second brand");
        workspace.Language.ShouldBe("fr");
        (await db.Members.Where(row => row.WorkspaceId == workspace.Id).SingleAsync()).ShouldSatisfyAllConditions(
            row => row.Role.ShouldBe(Role.Owner), row => row.DisplayName.ShouldBe(olga.Name), row => row.Id.ShouldNotBe(olga.Id));
    }

    [Fact]
    public async Task Only_owners_make_workspaces_with_a_name_and_not_more_than_can_be()
    {
        var own = app.Services.GetRequiredService<OwnWorkspaces>();
        var (olga, eve) = (await app.AddMemberAsync("olga", Role.Owner), await app.AddMemberAsync("eve", Role.Editor));
        (await own.CreateAsync(eve, "Mine", "en")).ShouldBeNull();
        // A page that does not know yet that she is none any more.
        (await own.CreateAsync(eve with { Role = Role.Owner }, "Mine", "en")).ShouldBeNull();
        foreach (var name in (string[])["", " ", new('x', 121), "a\nb"])
            (await own.CreateAsync(olga, name, "en")).ShouldBeNull();
        for (var i = 1; i < OwnWorkspaces.Most; i++)
            (await own.CreateAsync(olga, $"Brand {i}", "en")).ShouldNotBeNull();
        (await own.CreateAsync(olga, "One more", "en")).ShouldBeNull();
        (await own.ReadAsync(olga)).Count.ShouldBe(OwnWorkspaces.Most);
    }

    [Fact]
    public async Task An_operator_lets_nobody_make_workspaces()
    {
        await using var closed = app.Again(("JourneyMapper:Workspaces:Create", "Nobody"));
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        using var visitor = closed.Visit();
        (await visitor.SignInAsync("olga")).Dispose();

        (await visitor.ReadAsync(WorkspaceEndpoints.Page)).QuerySelector("#workspace").ShouldBeNull();
        (await closed.Services.GetRequiredService<OwnWorkspaces>().CreateAsync(olga, "Mine", "en")).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_has_an_account_joins_by_an_invitation_without_another_one()
    {
        var (olga, mia) = (await app.AddMemberAsync("olga", Role.Owner, JourneyDatabase.OtherWorkspace), await app.AddMemberAsync("mia", Role.Owner));
        var link = await InviteAsync(olga, Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        using var joined = await visitor.SendAsync(link, "join");

        visitor.TargetOf(joined).ShouldBe("/");
        (await ListAsync("mia")).Select(line => (line.Name, line.Role)).ShouldBe([("Others", Role.Editor), ("Velo", Role.Owner)]);
        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This invitation is over");
        // A second link makes no second member of her.
        var second = await InviteAsync(olga, Role.Owner);
        (await visitor.SendAsync(second, "join")).Dispose();
        (await ListAsync("mia")).Select(line => line.Role).ShouldBe([Role.Editor, Role.Owner]);
        mia.Workspace.ShouldBe(JourneyDatabase.Workspace);
    }

    [Fact]
    public async Task Another_role_in_one_workspace_ends_no_session_in_another()
    {
        var olga = await app.AddMemberAsync("olga", Role.Owner, JourneyDatabase.OtherWorkspace);
        var (here, there) = await MiaAsync(Role.Editor, Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        (await Administration.ChangeRoleAsync(olga, there.Id, Role.Viewer)).ShouldBe(Administered.Done);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        (await Administration.RemoveAsync(olga, there.Id)).ShouldBe(Administered.Done);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();

        (await ListAsync("mia")).ShouldHaveSingleItem().Id.ShouldBe(here.Workspace);
    }

    [Fact]
    public async Task A_page_that_is_open_in_the_other_workspace_ends_with_the_role_there_and_goes_on_otherwise()
    {
        var olga = await app.AddMemberAsync("olga", Role.Owner, JourneyDatabase.OtherWorkspace);
        var (_, there) = await MiaAsync(Role.Editor, Role.Editor);
        var sessions = app.Services.GetRequiredService<Sessions>();
        var open = await app.PrincipalAsync(there);
        await using (var db = await app.OpenDatabaseAsync())
            await sessions.MoveAsync(Sessions.IdOf(open)!.Value, await db.Members.SingleAsync(row => row.DisplayName == "mia" && row.WorkspaceId == JourneyDatabase.Workspace), "192.0.2.1");

        (await sessions.CheckAsync(open)).ShouldNotBeNull();
        (await Administration.ChangeRoleAsync(olga, there.Id, Role.Viewer)).ShouldBe(Administered.Done);
        (await sessions.CheckAsync(open)).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_ends_with_its_last_workspace()
    {
        var (velo, others) = (await app.AddMemberAsync("olga", Role.Owner), await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace));
        var (here, there) = await MiaAsync(Role.Editor, Role.Viewer);

        (await Administration.RemoveAsync(velo, here.Id)).ShouldBe(Administered.Done);
        using (var visitor = app.Visit())
        {
            (await visitor.SignInAsync("mia")).Dispose();
            (await visitor.IsSignedInAsync()).ShouldBeTrue();
        }

        (await Administration.RemoveAsync(others, there.Id)).ShouldBe(Administered.Done);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Accounts.AnyAsync(row => row.Email == "mia@example.org")).ShouldBeFalse();
    }

    [Fact]
    public async Task Ending_the_other_sessions_ends_them_in_all_workspaces()
    {
        var (here, there) = await MiaAsync(Role.Editor, Role.Editor);
        var sessions = app.Services.GetRequiredService<Sessions>();
        var (first, second) = (await app.PrincipalAsync(here), await app.PrincipalAsync(there));
        (await sessions.ReadAsync(here)).Count.ShouldBe(2);
        List<bool> told = [];
        using var subscription = app.Services.GetRequiredService<MemberTopic>().Subscribe(JourneyDatabase.OtherWorkspace, _ => told.Add(true));

        await sessions.EndOthersAsync(first);

        (await sessions.CheckAsync(second)).ShouldBeNull();
        (await sessions.CheckAsync(first)).ShouldNotBeNull();
        told.ShouldHaveSingleItem();
    }

    MemberAdministration Administration => app.Services.GetRequiredService<MemberAdministration>();

    async Task<(CurrentMember Here, CurrentMember There)> MiaAsync(Role here, Role there)
    {
        var mia = await app.AddMemberAsync("mia", here);
        return (mia, await app.AddMembershipAsync(mia, there, JourneyDatabase.OtherWorkspace));
    }

    // What a page would send that shows a workspace, whether or not there is one that does.
    static async Task<HttpResponseMessage> SwitchAsync(Visitor visitor, Guid workspace)
    {
        var token = (await visitor.ReadAsync(WorkspaceEndpoints.Page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;
        return await visitor.PostAsync(WorkspaceEndpoints.Switch, ("__RequestVerificationToken", token), ("workspace", workspace.ToString()), ("returnUrl", "/"));
    }

    async Task<string> InviteAsync(CurrentMember owner, Role role)
    {
        var (outcome, secret) = await Administration.InviteAsync(owner, role, "");
        outcome.ShouldBe(Administered.Done);
        return $"/account/invitation/{secret}";
    }

    async Task<IReadOnlyList<WorkspaceLine>> ListAsync(string name)
    {
        await using var db = await app.OpenDatabaseAsync();
        var member = await db.Members.FirstAsync(row => row.DisplayName == name);
        return await app.Services.GetRequiredService<OwnWorkspaces>().ReadAsync(new(member.Id, member.WorkspaceId, name, member.Role));
    }
}
