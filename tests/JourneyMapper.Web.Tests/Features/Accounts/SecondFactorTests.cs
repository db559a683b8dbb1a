using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>A code after the password.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    const string Page = SecondFactorPage.Path;

    AccountsApp app = null!;
    CurrentMember mia = null!;
    Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        app.Throttle = new(new ManualClock(DateTimeOffset.UtcNow));
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
    public async Task It_is_on_after_a_right_code_and_ends_the_other_sessions()
    {
        using var elsewhere = app.Visit();
        (await elsewhere.SignInAsync("mia")).Dispose();
        var (key, codes) = await TurnOnAsync(visitor);
        key.Length.ShouldBe(32);
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(SecondFactorService.RecoveryCodes);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.ReadAsync("/account")).QuerySelector("section[aria-labelledby='second-factor']")!.TextContent.ShouldContain("Two-step verification is on. 10 recovery codes are left.");
        // Nothing of it can be read in the table.
        await using var db = await app.OpenDatabaseAsync();
        (await db.UserTokens.Select(row => row.Value!).ToListAsync()).ShouldAllBe(value => !value.Contains(key, StringComparison.Ordinal) && !value.Contains(codes[0], StringComparison.Ordinal));
        (await db.Activities.Where(row => row.Kind == ActivityKind.SecondFactorOn).Select(row => row.MemberId).SingleAsync()).ShouldBe(mia.Id);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("let me in")]
    public async Task A_wrong_first_code_turns_nothing_on(string code)
    {
        using var wrong = await visitor.SendAsync(Page, "app", ("Code", code));
        var page = await Visitor.ReadAsync(wrong);
        page.QuerySelector("[role=alert], .field-error").ShouldNotBeNull();
        KeyOf(page).Length.ShouldBe(32);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Accounts.AnyAsync(row => row.TwoFactorEnabled)).ShouldBeFalse();
        (await db.UserTokens.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_this_page_has_not_made_counts_for_nothing()
    {
        await app.AddMemberAsync("tom", Role.Editor);
        using var tom = app.Visit();
        (await tom.SignInAsync("tom")).Dispose();
        var page = await tom.ReadAsync(Page);
        var ticket = page.QuerySelector<IHtmlInputElement>("input[name='Input.Ticket']")!.Value;
        var own = await visitor.ReadAsync(Page);
        var hidden = own.QuerySelectorAll<IHtmlInputElement>("form:has(input[name='Input.Ticket']) input[type=hidden]").Where(input => input.Name != "Input.Ticket").Select(input => (input.Name!, input.Value));
        using var refused = await visitor.PostAsync(Page, [.. hidden, ("Input.Ticket", ticket), ("Input.Code", Totp.Code(KeyOf(page)))]);
        (await Visitor.ReadAsync(refused)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Begin again");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Accounts.AnyAsync(row => row.TwoFactorEnabled)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_password_alone_does_not_let_in_and_the_code_does_once()
    {
        var (key, _) = await TurnOnAsync(visitor);
        using var other = app.Visit();
        using var half = await other.SignInAsync("mia", returnUrl: "/account?saved=profile");
        other.TargetOf(half).ShouldBe("/account/sign-in/code?returnUrl=%2Faccount%3Fsaved%3Dprofile");
        (await other.IsSignedInAsync()).ShouldBeFalse();

        // That of the set-up was used.
        using var replay = await EnterAsync(other, Totp.Code(key));
        (await Visitor.ReadAsync(replay)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("was used already");
        (await other.IsSignedInAsync()).ShouldBeFalse();

        var code = Totp.Code(key, ahead: 1);
        using var right = await EnterAsync(other, $"{code[..3]} {code[3..]}", "/account?saved=profile");
        other.TargetOf(right).ShouldBe("/account?saved=profile");
        (await other.IsSignedInAsync()).ShouldBeTrue();

        using var third = app.Visit();
        (await third.SignInAsync("mia")).Dispose();
        (await EnterAsync(third, code)).Dispose();
        (await third.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_browsers_with_the_same_code_at_once_one_gets_in()
    {
        var (key, _) = await TurnOnAsync(visitor);
        var code = Totp.Code(key, ahead: 1);
        var others = new[] { app.Visit(), app.Visit(), app.Visit() };
        foreach (var other in others)
            (await other.SignInAsync("mia")).Dispose();
        var answers = await Task.WhenAll(others.Select(other => EnterAsync(other, code)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        foreach (var answer in answers)
            answer.Dispose();
        foreach (var other in others)
            other.Dispose();
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_and_is_told()
    {
        var (_, codes) = await TurnOnAsync(visitor);
        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        (await other.ReadAsync("/account/sign-in/code")).QuerySelector("a[href*='recovery=true']").ShouldNotBeNull();
        (await RecoverAsync(other, "BCDFG-HJKMN")).Dispose();
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await RecoverAsync(other, codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Dispose();
        (await other.IsSignedInAsync()).ShouldBeTrue();

        using var again = app.Visit();
        (await again.SignInAsync("mia")).Dispose();
        (await RecoverAsync(again, codes[3])).Dispose();
        (await again.IsSignedInAsync()).ShouldBeFalse();
        (await other.ReadAsync("/account")).QuerySelector("section[aria-labelledby='second-factor']")!.TextContent.ShouldContain("9 recovery codes are left.");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.CountAsync(row => row.Kind == ActivityKind.RecoveryCodeUsed)).ShouldBe(1);
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_has_to_wait()
    {
        var (key, _) = await TurnOnAsync(visitor);
        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        for (var i = 0; i < 6; i++)
            (await EnterAsync(other, "000000")).Dispose();
        (await EnterAsync(other, Totp.Code(key, ahead: 1))).Dispose();
        (await other.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_password_there_is_no_code_to_give()
    {
        await TurnOnAsync(visitor);
        using var stranger = app.Visit();
        (await stranger.ReadAsync("/account/sign-in/code")).QuerySelector("#code").ShouldBeNull();
        // Nor with one that has changed meanwhile.
        (await stranger.SignInAsync("mia")).Dispose();
        var form = await stranger.ReadAsync("/account/sign-in/code");
        form.QuerySelector("#code").ShouldNotBeNull();
        await using (var db = await app.OpenDatabaseAsync())
            await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.SecurityStamp, "another"));
        (await stranger.ReadAsync("/account/sign-in/code")).QuerySelector("#code").ShouldBeNull();
        using var late = await stranger.PostAsync("/account/sign-in/code", [.. form.QuerySelectorAll<IHtmlInputElement>("form:has(#code) input[type=hidden]").Select(input => (input.Name!, input.Value)), ("Input.Code", "123456")]);
        stranger.TargetOf(late).ShouldStartWith("/account/sign-in/code");
    }

    [Fact]
    public async Task New_recovery_codes_end_those_of_before()
    {
        var (_, before) = await TurnOnAsync(visitor);
        using var made = await visitor.SendAsync(Page, "codes");
        var codes = CodesOf(await Visitor.ReadAsync(made));
        codes.Intersect(before, StringComparer.Ordinal).ShouldBeEmpty();
        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        (await RecoverAsync(other, before[0])).Dispose();
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await RecoverAsync(other, codes[0])).Dispose();
        (await other.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Turned_off_nothing_is_left_and_the_password_lets_in()
    {
        await TurnOnAsync(visitor);
        using var off = await visitor.SendAsync(Page, "off");
        visitor.TargetOf(off).ShouldBe("/account?saved=second-factor-off");
        (await visitor.ReadAsync("/account?saved=second-factor-off")).QuerySelector(".notice.good[role=status]")!.TextContent.ShouldContain("Two-step verification is off.");
        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        (await other.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await app.OpenDatabaseAsync();
        (await db.UserTokens.AnyAsync()).ShouldBeFalse();
        (await db.Activities.AnyAsync(row => row.Kind == ActivityKind.SecondFactorOff)).ShouldBeTrue();
    }

    [Fact]
    public async Task At_a_browser_that_was_left_open_nothing_is_changed_and_the_password_is_asked_for()
    {
        await TurnOnAsync(visitor);
        var page = await visitor.ReadAsync(Page);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, DateTimeOffset.UtcNow.AddMinutes(-11)));
        foreach (var form in (string[])["off", "codes"])
        {
            var hidden = page.QuerySelectorAll<IHtmlInputElement>($"form:has(input[name=_handler][value='{form}']) input[type=hidden]").Select(input => (input.Name!, input.Value));
            using var refused = await visitor.PostAsync(Page, [.. hidden]);
            visitor.TargetOf(refused).ShouldStartWith("/account/confirm");
        }

        await using var after = await app.OpenDatabaseAsync();
        (await after.Users.AnyAsync(row => row.TwoFactorEnabled)).ShouldBeTrue();
        using var stranger = app.Visit();
        (await stranger.StatusOfAsync(Page)).ShouldBe(HttpStatusCode.Redirect);
    }

    internal static async Task<(string Key, string[] RecoveryCodes)> TurnOnAsync(Visitor visitor)
    {
        var page = await visitor.ReadAsync(Page);
        var key = KeyOf(page);
        page.QuerySelector<IHtmlImageElement>(".qr img")!.Source.ShouldNotBeNull().ShouldStartWith("data:image/svg+xml;base64,");
        var hidden = page.QuerySelectorAll<IHtmlInputElement>("form:has(input[name='Input.Ticket']) input[type=hidden]").Select(input => (input.Name!, input.Value));
        using var done = await visitor.PostAsync(Page, [.. hidden, ("Input.Code", Totp.Code(key))]);
        return (key, CodesOf(await Visitor.ReadAsync(done)));
    }

    static string KeyOf(IHtmlDocument page) => page.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    static string[] CodesOf(IHtmlDocument page) => page.QuerySelector("#recovery-codes").ShouldNotBeNull().TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static Task<HttpResponseMessage> EnterAsync(Visitor visitor, string code, string returnUrl = "/") =>
        visitor.SendAsync($"/account/sign-in/code?returnUrl={Uri.EscapeDataString(returnUrl)}", "code", ("Code", code));

    static Task<HttpResponseMessage> RecoverAsync(Visitor visitor, string code) => visitor.SendAsync("/account/sign-in/code?recovery=true", "code", ("Code", code));

    [Fact]
    public async Task Recovery_codes_are_stored_as_slow_hashes_and_those_of_before_go_on_working()
    {
        var (_, codes) = await TurnOnAsync(visitor);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var mia = (await accounts.FindByNameAsync("mia@example.org")).ShouldNotBeNull();
        var stored = (await accounts.GetAuthenticationTokenAsync(mia, "[AspNetUserStore]", "RecoveryCodes")).ShouldNotBeNull();
        stored.Split(';').ShouldAllBe(one => one.Length == 2 + 32 + 64);
        foreach (var code in codes)
            stored.ShouldNotContain(code);

        await accounts.SetAuthenticationTokenAsync(mia, "[AspNetUserStore]", "RecoveryCodes", "BBBBB-CCCCC;DDDDD-FFFFF");
        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        (await RecoverAsync(other, codes[0])).Dispose();
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await RecoverAsync(other, "bbbbb ccccc")).Dispose();
        (await other.IsSignedInAsync()).ShouldBeTrue();
        (await other.ReadAsync("/account")).QuerySelector("section[aria-labelledby='second-factor']")!.TextContent.ShouldContain("1 recovery code is left.");
    }
}
