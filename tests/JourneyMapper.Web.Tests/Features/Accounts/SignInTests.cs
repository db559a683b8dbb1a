using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
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
    public async Task After_five_wrong_passwords_the_right_one_has_to_wait_and_is_told_the_same_as_anybody()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        app.Throttle = new(new ManualClock(DateTimeOffset.UtcNow));
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        foreach (var name in (string[])["mia", "nobody"])
            for (var i = 0; i < 6; i++)
                (await visitor.SignInAsync(name, "not the password")).Dispose();

        using var right = await visitor.SignInAsync("mia");
        using var unknown = await visitor.SignInAsync("nobody");
        right.StatusCode.ShouldBe(unknown.StatusCode);
        (await Visitor.ReadAsync(right)).QuerySelector("[role=alert]")!.TextContent.ShouldBe((await Visitor.ReadAsync(unknown)).QuerySelector("[role=alert]")!.TextContent);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_shuts_anybody_out_who_comes_from_a_known_network()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var throttle = new SignInThrottle(clock);
        for (var i = 0; i < 500; i++)
        {
            throttle.Begin("MIA", $"10.0.0.{i}", isFamiliar: false);
            clock.Wait(TimeSpan.FromMilliseconds(10));
        }

        throttle.Begin("MIA", "192.168.0.7", isFamiliar: false).ShouldBeFalse();
        throttle.Begin("MIA", "192.168.0.7", isFamiliar: true).ShouldBeTrue();
        throttle.Begin("TOM", "10.0.0.1", isFamiliar: false).ShouldBeTrue();
        // From anywhere else they wait for half a minute, however many others go on trying.
        clock.Wait(TimeSpan.FromSeconds(30));
        throttle.Begin("MIA", "192.168.0.8", isFamiliar: false).ShouldBeTrue();
    }

    [Fact]
    public void Who_tries_passwords_waits_longer_and_longer_and_no_longer_than_five_minutes()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var throttle = new SignInThrottle(clock);
        for (var i = 0; i < SignInThrottle.FreeOfNetwork; i++)
            throttle.Begin("MIA", "here", isFamiliar: true).ShouldBeTrue();
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
        {
            clock.Wait(TimeSpan.FromSeconds(seconds - 1));
            throttle.Begin("MIA", "here", isFamiliar: true).ShouldBeFalse();
            clock.Wait(TimeSpan.FromSeconds(1));
            throttle.Begin("MIA", "here", isFamiliar: true).ShouldBeTrue();
        }

        throttle.Succeeded("MIA", "here", isFamiliar: true);
        throttle.Begin("MIA", "here", isFamiliar: true).ShouldBeTrue();
        throttle.Begin("MIA", "here", isFamiliar: true).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_comes_to_a_long_queue_is_told_to_come_again()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        var gate = app.Services.GetRequiredService<PasswordGate>();
        var places = new List<IDisposable>();
        for (var i = 0; i < Math.Max(1, Environment.ProcessorCount / 2); i++)
            places.Add((await gate.EnterAsync()).ShouldNotBeNull());
        using var leaving = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 40).Select(_ => gate.EnterAsync(leaving.Token)).ToList();

        using (var refused = await visitor.SignInAsync("mia"))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await Visitor.ReadAsync(refused)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Try again in a few seconds.");
        }

        await leaving.CancelAsync();
        foreach (var one in waiting)
            await Should.ThrowAsync<OperationCanceledException>(one);
        places.ForEach(place => place.Dispose());
        (await visitor.SignInAsync("mia")).Dispose();
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
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_its_cookie_and_on_every_node()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await using var other = app.Again();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var signedIn = await visitor.SignInAsync("mia");
        var copy = Visitor.CookieOf(signedIn);
        (await app.AdmitsAsync(copy)).ShouldBeTrue();
        (await other.AdmitsAsync(copy)).ShouldBeTrue();

        (await visitor.SendToAsync("/account/sign-out", "/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await app.AdmitsAsync(copy)).ShouldBeFalse();
        await Wait.UntilAsync(async () => !await other.AdmitsAsync(copy));
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
        await using var other = app.Again();
        (await other.AdmitsAsync(Visitor.CookieOf(response))).ShouldBeTrue();
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
