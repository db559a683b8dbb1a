using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task A_member_signs_in_and_comes_back_to_where_they_were_going()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var sent = await visitor.GetAsync("/account?saved=profile");
        visitor.TargetOf(sent).ShouldBe("/account/sign-in?returnUrl=%2Faccount%3Fsaved%3Dprofile");

        using var response = await visitor.SignInAsync("mia", returnUrl: "/account?saved=profile");
        visitor.TargetOf(response).ShouldBe("/account?saved=profile");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_email_get_the_same_answer()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var wrong = await visitor.SignInAsync("mia", "not the password");
        using var unknown = await visitor.SignInAsync("nobody", "not the password");

        var answer = await Visitor.ReadAsync(wrong);
        answer.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Email or password is not right.");
        answer.QuerySelector<IHtmlInputElement>("#email")!.Value.ShouldBe("mia@example.org");
        (await Visitor.ReadAsync(unknown)).QuerySelector("[role=alert]")!.TextContent.ShouldBe(answer.QuerySelector("[role=alert]")!.TextContent);
        unknown.StatusCode.ShouldBe(wrong.StatusCode);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_a_quarter_of_an_hour()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        for (var i = 0; i < 5; i++)
            (await visitor.SignInAsync("mia", "not the password")).Dispose();

        using var right = await visitor.SignInAsync("mia");
        (await Visitor.ReadAsync(right)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("15 minutes");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();

        await using (var db = await app.OpenDatabaseAsync())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(member => member.LockoutEnd, DateTimeOffset.UtcNow.AddSeconds(-1)));
        using var later = await visitor.SignInAsync("mia");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("evil.example")]
    public void An_address_of_another_site_is_no_place_to_return_to(string returnUrl) => SignIn.LocalUrl(returnUrl).ShouldBe("/");

    [Theory]
    [InlineData("/")]
    [InlineData("/journeys/5?stage=2#end")]
    public void An_address_of_this_site_is_a_place_to_return_to(string returnUrl) => SignIn.LocalUrl(returnUrl).ShouldBe(returnUrl);

    [Fact]
    public async Task The_sign_in_leads_to_no_other_site()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var response = await visitor.SignInAsync("mia", returnUrl: "//evil.example/");
        visitor.TargetOf(response).ShouldBe("/");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_this_browser()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.SendToAsync("/account/sign-out", "/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Forms_without_the_token_of_their_page_are_refused()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var signIn = await visitor.PostAsync("/account/sign-in", ("_handler", "sign-in"), ("Input.Email", "mia@example.org"), ("Input.Password", AccountsApp.Password));
        signIn.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await visitor.SignInAsync("mia")).Dispose();
        using var signOut = await visitor.PostAsync("/account/sign-out");
        signOut.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var language = await visitor.PostAsync("/account/language", ("language", "fr"));
        language.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var response = await visitor.SignInAsync("mia");
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("member=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task Another_node_accepts_the_cookie_of_the_first()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var response = await visitor.SignInAsync("mia");
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("member=", StringComparison.Ordinal)).Split(';')[0];

        await using var other = app.Again();
        using var client = other.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account", UriKind.Relative)) { Headers = { { "Cookie", cookie } } };
        using var answer = await client.SendAsync(request);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/account");
    }

    [Fact]
    public async Task A_new_password_signs_the_other_browsers_out()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var here = app.Visit();
        using var elsewhere = app.Visit();
        (await here.SignInAsync("mia")).Dispose();
        (await elsewhere.SignInAsync("mia")).Dispose();

        using var wrong = await here.SendAsync("/account", "password", ("Password.Current", "not the password"), ("Password.Next", "another good sentence"));
        (await Visitor.ReadAsync(wrong)).QuerySelector("#current-password-help")!.TextContent.ShouldBe("The current password is not right.");
        (await elsewhere.IsSignedInAsync()).ShouldBeTrue();

        using var right = await here.SendAsync("/account", "password", ("Password.Current", AccountsApp.Password), ("Password.Next", "another good sentence"));
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.IsSignedInAsync()).ShouldBeTrue();
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_role_ends_the_rights_of_the_old_one()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var member = await app.AddMemberAsync("mia", Role.Owner);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.OK);

        (await app.Services.GetRequiredService<MemberAdministration>().ChangeRoleAsync(owner, member.Id, Role.Viewer)).ShouldBe(Administered.Done);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.Forbidden);
    }
}
