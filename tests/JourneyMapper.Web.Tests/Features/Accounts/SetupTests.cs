using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Accounts;

public sealed class SetupTests
{
    static readonly (string, string)[] Owner =
        [("Name", "Olga"), ("Email", "olga@example.org"), ("Password", AccountsApp.Password), ("Workspace", "Velo AG"), ("Language", "fr")];

    [Fact]
    public async Task Every_page_leads_to_the_setup_while_there_is_no_workspace()
    {
        await using var app = await AccountsApp.NewAsync();
        using var visitor = app.Visit();
        foreach (var path in new[] { "/", "/account", "/members", "/account/sign-in", "/account/invitation/x" })
        {
            using var response = await visitor.GetAsync(path);
            visitor.TargetOf(response).ShouldBe("/setup", path);
        }
    }

    [Fact]
    public async Task The_first_visitor_becomes_the_owner_and_is_signed_in()
    {
        await using var app = await AccountsApp.NewAsync();
        using var visitor = app.Visit();
        using var response = await visitor.SendAsync("/setup", "setup", Owner);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await app.OpenDatabaseAsync();
        var workspace = await db.Workspaces.SingleAsync();
        (workspace.Name, workspace.Language).ShouldBe(("Velo AG", "fr"));
        var member = await db.Members.Include(row => row.Account).SingleAsync();
        (member.DisplayName, member.Account?.Email, member.Role, member.Language, member.WorkspaceId).ShouldBe(("Olga", "olga@example.org", Role.Owner, "fr", workspace.Id));
    }

    [Fact]
    public async Task Two_first_visitors_at_once_make_one_workspace()
    {
        await using var app = await AccountsApp.NewAsync();
        using var first = app.Visit();
        using var second = app.Visit();
        await Task.WhenAll(first.SendAsync("/setup", "setup", Owner), second.SendAsync("/setup", "setup", [.. Owner, ("Email", "other@example.org")]));

        await using var db = await app.OpenDatabaseAsync();
        (await db.Workspaces.CountAsync()).ShouldBe(1);
        (await db.Members.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_setup_is_closed_once_there_is_a_workspace()
    {
        await using var app = await AccountsApp.NewAsync();
        using var late = app.Visit();
        using var opened = await late.GetAsync("/setup");
        var page = await Visitor.ReadAsync(opened);
        using (var owner = app.Visit())
            (await owner.SendAsync("/setup", "setup", Owner)).Dispose();

        var hidden = page.QuerySelectorAll<IHtmlInputElement>(".account-form input[type=hidden]").Select(input => (input.Name!, input.Value));
        using var answer = await late.PostAsync("/setup", [.. hidden, ("Input.Name", "Eve"), ("Input.Email", "eve@example.org"), ("Input.Password", AccountsApp.Password), ("Input.Workspace", "Mine")]);

        (await late.StatusOfAsync("/setup")).ShouldBe(HttpStatusCode.Redirect);
        (await late.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_form_keeps_everything_typed_except_the_password()
    {
        await using var app = await AccountsApp.NewAsync();
        using var visitor = app.Visit("fr");
        using var response = await visitor.SendAsync("/setup", "setup", ("Name", "Olga"), ("Email", "olga@example.org"), ("Password", "trop court"[..8]), ("Workspace", "Velo AG"), ("Language", "fr"));

        var page = await Visitor.ReadAsync(response);
        page.QuerySelector<IHtmlInputElement>("#name")!.Value.ShouldBe("Olga");
        page.QuerySelector<IHtmlInputElement>("#email")!.Value.ShouldBe("olga@example.org");
        page.QuerySelector<IHtmlInputElement>("#workspace")!.Value.ShouldBe("Velo AG");
        page.QuerySelector<IHtmlInputElement>("#password")!.Value.ShouldBeEmpty();
        page.QuerySelector("#password-help")!.TextContent.ShouldBe("Le mot de passe doit compter au moins 10 caractères.");
        page.QuerySelector("#password")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task The_email_is_no_password()
    {
        await using var app = await AccountsApp.NewAsync();
        using var visitor = app.Visit();
        using var response = await visitor.SendAsync("/setup", "setup", ("Name", "Olga"), ("Email", "olga@example.org"), ("Password", "Olga@Example.org"), ("Workspace", "Velo AG"), ("Language", "en"));

        (await Visitor.ReadAsync(response)).QuerySelector("#password-help")!.TextContent.ShouldBe("The password must not be your email.");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Workspaces.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_configuration_makes_the_owner_at_the_first_start_only()
    {
        await using var app = await AccountsApp.NewAsync(("JourneyMapper:Setup:Email", "olga@example.org"), ("JourneyMapper:Setup:Password", AccountsApp.Password), ("JourneyMapper:Setup:Workspace", "Velo AG"));
        using (var visitor = app.Visit())
            (await visitor.SignInAsync("olga")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await using var again = app.Again(("JourneyMapper:Setup:Email", "eve@example.org"), ("JourneyMapper:Setup:Password", AccountsApp.Password));
        using var other = again.Visit();
        using var refused = await other.SignInAsync("eve");
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await again.OpenDatabaseAsync();
        (await db.Workspaces.Select(workspace => workspace.Name).SingleAsync()).ShouldBe("Velo AG");
    }
}
