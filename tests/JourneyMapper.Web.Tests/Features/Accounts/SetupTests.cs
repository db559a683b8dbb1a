using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        using var visitor = await InvitedAsync(app);
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
        using var first = await InvitedAsync(app);
        using var second = await InvitedAsync(app);
        await Task.WhenAll(first.SendAsync("/setup", "setup", Owner), second.SendAsync("/setup", "setup", [.. Owner, ("Email", "other@example.org")]));

        await using var db = await app.OpenDatabaseAsync();
        (await db.Workspaces.CountAsync()).ShouldBe(1);
        (await db.Members.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_setup_is_closed_once_there_is_a_workspace()
    {
        await using var app = await AccountsApp.NewAsync();
        using var late = await InvitedAsync(app);
        using var opened = await late.GetAsync("/setup");
        var page = await Visitor.ReadAsync(opened);
        using (var owner = await InvitedAsync(app))
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
        using var visitor = await InvitedAsync(app, "fr");
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
        using var visitor = await InvitedAsync(app);
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

    [Fact]
    public async Task Without_the_code_there_is_no_form_and_nobody_becomes_the_owner()
    {
        await using var app = await AccountsApp.NewAsync();
        var code = await CodeAsync(app);
        using var stranger = app.Visit();
        var page = await stranger.ReadAsync("/setup");
        page.QuerySelector("#setup-code").ShouldNotBeNull();
        page.QuerySelector("#email").ShouldBeNull();
        page.DocumentElement.OuterHtml.ShouldNotContain(code);

        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using (await stranger.PostAsync("/setup", [("_handler", "setup"), ("__RequestVerificationToken", token), .. Owner.Select(field => ($"Input.{field.Item1}", field.Item2))]))
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Workspaces.AnyAsync()).ShouldBeFalse();

        using var wrong = await stranger.SendAsync("/setup", "setup-code", ("Typed.Code", $"{code[..^1]}{(code[^1] == '0' ? '1' : '0')}"));
        (await Visitor.ReadAsync(wrong)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("This is not the setup code.");
        (await stranger.ReadAsync("/setup")).QuerySelector("#email").ShouldBeNull();
        // As somebody copies it by hand.
        using var right = await stranger.SendAsync("/setup", "setup-code", ("Typed.Code", code.Replace('-', ' ').ToLowerInvariant()));
        stranger.TargetOf(right).ShouldBe("/setup");
        (await stranger.ReadAsync("/setup")).QuerySelector("#email").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_printed_address_leads_to_the_form_and_the_code_leaves_it()
    {
        await using var app = await AccountsApp.NewAsync();
        var code = await CodeAsync(app);
        code.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$");
        using var visitor = app.Visit();
        using var response = await visitor.GetAsync($"/setup?code={code}");
        visitor.TargetOf(response).ShouldBe("/setup");
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("setup=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain(code.Replace("-", "", StringComparison.Ordinal));
        (await visitor.ReadAsync("/setup")).QuerySelector("#email").ShouldNotBeNull();

        using var wrong = await app.Visit().GetAsync($"/setup?code={code[..^1]}");
        wrong.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        wrong.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        (await Visitor.ReadAsync(wrong)).QuerySelector("[role=alert]").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_code_is_the_same_on_all_nodes_is_not_stored_as_it_is_and_ends_with_the_setup()
    {
        await using var app = await AccountsApp.NewAsync();
        await using var other = app.Again();
        var codes = await Task.WhenAll(CodeAsync(app), CodeAsync(other), CodeAsync(app));
        codes.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.SetupCodes.SingleAsync()).Protected.ShouldNotContain(codes[0].Replace("-", "", StringComparison.Ordinal));

        using var visitor = other.Visit();
        using (await visitor.GetAsync($"/setup?code={codes[0]}"))
        using (await visitor.SendAsync("/setup", "setup", Owner))
            (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using var after = await app.OpenDatabaseAsync();
        (await after.SetupCodes.AnyAsync()).ShouldBeFalse();
        using var late = app.Visit();
        using var refused = await late.GetAsync($"/setup?code={codes[0]}");
        late.TargetOf(refused).ShouldBe("/");
    }

    [Fact]
    public async Task A_network_tries_so_many_codes_in_a_minute()
    {
        await using var app = await AccountsApp.NewAsync(("JourneyMapper:SignInAttemptsPerMinute", "3"));
        var code = await CodeAsync(app);
        using var visitor = app.Visit("fr");
        for (var i = 0; i < 3; i++)
            (await visitor.StatusOfAsync("/setup?code=0000")).ShouldBe(HttpStatusCode.OK);
        using var refused = await visitor.GetAsync($"/setup?code={code}");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await Visitor.ReadAsync(refused)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Trop de tentatives");
    }

    static Task<string> CodeAsync(AccountsApp app) => app.Services.GetRequiredService<SetupCode>().ReadAsync();

    // Somebody who has read the console.
    static async Task<Visitor> InvitedAsync(AccountsApp app, string language = "en")
    {
        var visitor = app.Visit(language);
        (await visitor.GetAsync($"/setup?code={await CodeAsync(app)}")).Dispose();
        return visitor;
    }
}
