using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

public sealed class InvitationTests
{
    [Fact]
    public async Task A_link_makes_one_member_with_its_role_and_then_works_no_more()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Viewer);
        using var visitor = app.Visit();
        using var response = await AcceptAsync(visitor, link, "vera");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using (var db = await app.OpenDatabaseAsync())
        {
            var vera = await db.Users.SingleAsync(member => member.UserName == "vera@example.org");
            (vera.Role, vera.WorkspaceId, vera.DisplayName).ShouldBe((Role.Viewer, JourneyDatabase.Workspace, "vera"));
        }

        using var late = app.Visit();
        (await late.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This invitation is over");
    }

    [Fact]
    public async Task Two_who_use_a_link_at_once_do_not_both_get_in()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Editor);
        using var first = app.Visit();
        using var second = app.Visit();
        var answers = await Task.WhenAll(AcceptAsync(first, link, "vera"), AcceptAsync(second, link, "viktor"));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Users.CountAsync(member => member.Role == Role.Editor)).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_ends_after_seven_days()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Editor);
        await using (var db = await app.OpenDatabaseAsync())
        {
            var invitation = await db.Invitations.AsNoTracking().SingleAsync();
            (invitation.ExpiresAt - invitation.CreatedAt).ShouldBe(TimeSpan.FromDays(7));
            await db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }
        using var visitor = app.Visit("fr");
        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("Cette invitation n’est plus valable");
    }

    [Fact]
    public async Task A_refused_form_leaves_the_link_usable()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Editor);
        using var visitor = app.Visit();
        using (var taken = await AcceptAsync(visitor, link, "olga"))
            (await Visitor.ReadAsync(taken)).QuerySelector("#email-help")!.TextContent.ShouldBe("There is an account with this email already.");
        using var response = await AcceptAsync(visitor, link, "vera");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_revoked_or_invented_link_leads_nowhere()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Editor);
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Invitations.ExecuteDeleteAsync()).ShouldBe(1);
        using var visitor = app.Visit();
        foreach (var path in new[] { link, "/account/invitation/invented" })
            (await visitor.ReadAsync(path)).QuerySelector("h1")!.TextContent.ShouldBe("This invitation is over");
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_stored()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var secret = (await InviteAsync(app, Role.Editor)).Split('/')[^1];
        await using var db = await app.OpenDatabaseAsync();
        var stored = await db.Database.SqlQuery<string>($"""SELECT row_to_json(i)::text AS "Value" FROM "Invitations" i""").SingleAsync();
        stored.ShouldNotContain(secret);
    }

    static async Task<string> InviteAsync(AccountsApp app, Role role)
    {
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var (outcome, secret) = await app.Services.GetRequiredService<MemberAdministration>().InviteAsync(owner, role, "Vera");
        outcome.ShouldBe(Administered.Done);
        return $"/account/invitation/{secret}";
    }

    static Task<HttpResponseMessage> AcceptAsync(Visitor visitor, string link, string name) =>
        visitor.SendAsync(link, "invitation", ("Name", name), ("Email", AccountsApp.Email(name)), ("Password", AccountsApp.Password));
}
