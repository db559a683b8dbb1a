using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>What lets somebody in for long is made, and kept, only by whoever has the password.</summary>
public sealed class ConfirmTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember mia = null!;
    Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        mia = await app.AddMemberAsync("mia", Role.Editor);
        visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task At_a_browser_that_was_left_open_no_passkey_and_no_token_is_made()
    {
        (string, string)[] form = [await TokenAsync(), ("_handler", "token"), ("Token.Id", Guid.NewGuid().ToString()), ("Token.Name", "Nightly"), ("Token.Days", "30"), ("Token.Scopes", TokenScopes.All[0])];
        await LeaveAsync();
        foreach (var address in (string[])[PasskeyEndpoints.AddOptions, PasskeyEndpoints.Add])
        {
            using var refused = await visitor.PostAsync(address, await TokenAsync(), ("credential", "{}"));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("Prove first that it is you");
        }

        (await visitor.PostAsync("/account", form)).Dispose();
        (await app.Services.GetRequiredService<AccessTokenService>().ReadAsync(mia)).ShouldBeEmpty();
        var page = await visitor.ReadAsync("/account");
        page.QuerySelectorAll("a[href^='account/confirm']").Length.ShouldBe(2);
        page.QuerySelector("#new-token").ShouldBeNull();
    }

    [Fact]
    public async Task At_a_browser_that_was_left_open_no_passkey_is_removed()
    {
        await using (var db = await app.OpenDatabaseAsync())
        {
            db.UserPasskeys.Add(new() { CredentialId = [1, 2, 3], UserId = await db.Members.Where(row => row.Id == mia.Id).Select(row => row.AccountId).SingleAsync(), Data = new() { Name = "Phone", PublicKey = [], AttestationObject = [], ClientDataJson = [] } });
            await db.SaveChangesAsync();
        }

        await LeaveAsync();
        using (var led = await visitor.PostAsync(PasskeyEndpoints.Remove, await TokenAsync(), ("id", "AQID")))
            visitor.TargetOf(led).ShouldStartWith("/account/confirm?returnUrl=");
        (await CountAsync()).Passkeys.ShouldBe(1);
        (await visitor.SendAsync("/account/confirm?returnUrl=%2Faccount%23passkeys", "confirm", ("Password", AccountsApp.Password))).Dispose();
        using (var removed = await visitor.PostAsync(PasskeyEndpoints.Remove, await TokenAsync(), ("id", "AQID")))
            visitor.TargetOf(removed).ShouldBe("/account?saved=passkey-removed");
        (await CountAsync()).Passkeys.ShouldBe(0);
    }

    [Fact]
    public async Task Who_gives_the_password_makes_them_again()
    {
        await LeaveAsync();
        using var wrong = await visitor.SendAsync("/account/confirm?returnUrl=%2Faccount%23tokens", "confirm", ("Password", "not the password"));
        (await Visitor.ReadAsync(wrong)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("The password is not right.");
        (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldBeNull();

        using var right = await visitor.SendAsync("/account/confirm?returnUrl=%2Faccount%23tokens", "confirm", ("Password", AccountsApp.Password));
        visitor.TargetOf(right).ShouldStartWith("/account");
        (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldNotBeNull();
        using var options = await visitor.PostAsync(PasskeyEndpoints.AddOptions, await TokenAsync());
        options.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_proves_who_they_are_goes_on_in_a_session_of_another_id_and_so_do_their_open_pages()
    {
        using var other = app.Visit();
        using var signedIn = await other.SignInAsync("mia");
        var copy = Visitor.CookieOf(signedIn);
        var sessions = app.Services.GetRequiredService<Sessions>();
        var page = await app.PrincipalAsync(mia);
        (await app.AdmitsAsync(copy)).ShouldBeTrue();
        using var right = await other.SendAsync("/account/confirm?returnUrl=%2Faccount", "confirm", ("Password", AccountsApp.Password));
        Visitor.CookieOf(right).ShouldNotBe(copy);
        (await other.IsSignedInAsync()).ShouldBeTrue();
        // What was on its way comes through; a copy that is used later does not.
        (await app.AdmitsAsync(copy)).ShouldBeTrue();
        await using (var db = await app.OpenDatabaseAsync())
            await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, DateTimeOffset.UtcNow.AddMinutes(-1)));
        (await app.AdmitsAsync(copy)).ShouldBeFalse();
        (await other.IsSignedInAsync()).ShouldBeTrue();

        var before = Sessions.IdOf(page).ShouldNotBeNull();
        (await sessions.ConfirmAsync(page)).ShouldNotBe(before);
        (await sessions.CheckAsync(page)).ShouldNotBeNull();
        await using (var db = await app.OpenDatabaseAsync())
            await db.Sessions.Where(row => row.FormerIds.Contains(before)).ExecuteDeleteAsync();
        (await sessions.CheckAsync(page)).ShouldBeNull();
    }

    [Fact]
    public async Task The_page_leads_to_no_other_site_and_strangers_to_the_sign_in()
    {
        using var right = await visitor.SendAsync("/account/confirm?returnUrl=%2F%2Fevil.example", "confirm", ("Password", AccountsApp.Password));
        visitor.TargetOf(right).ShouldBe("/");
        using var stranger = app.Visit();
        (await stranger.StatusOfAsync("/account/confirm")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_password_ends_tokens_and_passkeys_where_that_is_asked(bool ends)
    {
        await app.Services.GetRequiredService<AccessTokenService>().CreateAsync(mia, Guid.NewGuid(), "Nightly", 30, TokenScopes.All);
        await using (var db = await app.OpenDatabaseAsync())
        {
            db.UserPasskeys.Add(new() { CredentialId = [1, 2, 3], UserId = await db.Members.Where(row => row.Id == mia.Id).Select(row => row.AccountId).SingleAsync(), Data = new() { Name = "Phone", PublicKey = [], AttestationObject = [], ClientDataJson = [] } });
            await db.SaveChangesAsync();
        }

        (string, string)[] asked = ends ? [("Password.EndsTokens", "true"), ("Password.EndsPasskeys", "true")] : [];
        using (var wrong = await visitor.SendAsync("/account", "password", [("Password.Current", "not the password"), ("Password.Next", "another good sentence"), .. asked]))
            (await CountAsync()).ShouldBe((1, 1));
        using var right = await visitor.SendAsync("/account", "password", [("Password.Current", AccountsApp.Password), ("Password.Next", "another good sentence"), .. asked]);
        visitor.TargetOf(right).ShouldBe("/account?saved=password");
        (await CountAsync()).ShouldBe(ends ? (0, 0) : (1, 1));
    }

    async Task<(int Tokens, int Passkeys)> CountAsync()
    {
        await using var db = await app.OpenDatabaseAsync();
        return (await db.AccessTokens.CountAsync(row => row.RevokedAt == null), await db.UserPasskeys.CountAsync());
    }

    async Task LeaveAsync()
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, DateTimeOffset.UtcNow.AddMinutes(-11)));
    }

    async Task<(string, string)> TokenAsync() =>
        ("__RequestVerificationToken", (await visitor.ReadAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    [Fact]
    public async Task Who_has_a_second_factor_proves_it_too()
    {
        var (key, codes) = await SecondFactorTests.TurnOnAsync(visitor);
        await LeaveAsync();
        (await visitor.ReadAsync("/account/confirm")).QuerySelector("#code").ShouldNotBeNull();
        using (var without = await ConfirmAsync(""))
            (await Visitor.ReadAsync(without)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("The code is not right");
        using (await ConfirmAsync("000000"))
            (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldBeNull();
        using (var right = await ConfirmAsync(Totp.Code(key, ahead: 1)))
            visitor.TargetOf(right).ShouldStartWith("/account");
        (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldNotBeNull();

        await LeaveAsync();
        using (await ConfirmAsync(Totp.Code(key, ahead: 1)))
            (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldBeNull();
        using (await ConfirmAsync(codes[0]))
            (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldNotBeNull();

        Task<HttpResponseMessage> ConfirmAsync(string code) =>
            visitor.SendAsync("/account/confirm?returnUrl=%2Faccount%23tokens", "confirm", ("Password", AccountsApp.Password), ("Code", code));
    }
}
