using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
            var vera = await db.Members.SingleAsync(member => member.Account!.UserName == "vera@example.org");
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
        (await db.Members.CountAsync(member => member.Role == Role.Editor)).ShouldBe(1);
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

    [Fact]
    public async Task An_invitation_ends_with_the_right_of_whoever_made_it_and_the_list_says_so()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Owner);
        var (olga, ina) = (await MemberAsync(app, "olga"), await app.AddMemberAsync("ina", Role.Owner));
        var members = app.Services.GetRequiredService<MemberAdministration>();
        (await members.ReadAsync(ina))!.Invitations.ShouldHaveSingleItem().IsOver.ShouldBeFalse();
        (await members.ChangeRoleAsync(ina, olga.Id, Role.Viewer)).ShouldBe(Administered.Done);

        using var visitor = app.Visit();
        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This invitation is over");
        var line = (await members.ReadAsync(ina))!.Invitations.ShouldHaveSingleItem();
        line.IsOver.ShouldBeTrue();
        (await members.RevokeAsync(ina, line.Id)).ShouldBe(Administered.Done);
    }

    [Fact]
    public async Task An_open_form_of_an_invitation_is_refused_once_whoever_made_it_is_no_owner()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var link = await InviteAsync(app, Role.Owner);
        var olga = await MemberAsync(app, "olga");
        using var visitor = app.Visit();
        var hidden = (await visitor.ReadAsync(link)).QuerySelectorAll("form input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? "")).ToList();
        await using (var db = await app.OpenDatabaseAsync())
            await db.Members.Where(row => row.Id == olga.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, Role.Editor));

        using var refused = await visitor.PostAsync(link, [.. hidden, ("Input.Name", "Eve"), ("Input.Email", "eve@example.org"), ("Input.Password", AccountsApp.Password)]);
        refused.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Members.AnyAsync(row => row.Account!.UserName == "eve@example.org")).ShouldBeFalse();
    }

    [Fact]
    public async Task Used_and_expired_invitations_are_deleted_after_thirty_days()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await InviteAsync(app, Role.Editor);
        var (olga, now) = (await MemberAsync(app, "olga"), DateTimeOffset.UtcNow);
        await using (var db = await app.OpenDatabaseAsync())
        {
            db.Invitations.AddRange(New("used long ago", now.AddDays(-25), now.AddDays(-31)), New("expired long ago", now.AddDays(-31)), New("used lately", now.AddDays(-25), now.AddDays(-29)), New("expired lately", now.AddDays(-29)));
            await db.SaveChangesAsync();
        }

        await app.Services.GetServices<IHostedService>().OfType<AccountUpkeep>().Single().DeleteAsync();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Invitations.Select(row => row.Note).ToListAsync()).ShouldBe(["Vera", "used lately", "expired lately"], ignoreOrder: true);

        Invitation New(string note, DateTimeOffset ends, DateTimeOffset? used = null) => new()
        {
            WorkspaceId = JourneyDatabase.Workspace,
            Role = Role.Editor,
            SecretHash = Guid.NewGuid().ToByteArray(),
            Note = note,
            CreatedBy = olga.Id,
            CreatedAt = now.AddDays(-40),
            ExpiresAt = ends,
            UsedAt = used,
        };
    }

    static async Task<Member> MemberAsync(AccountsApp app, string name)
    {
        await using var db = await app.OpenDatabaseAsync();
        return await db.Members.AsNoTracking().SingleAsync(member => member.DisplayName == name);
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
