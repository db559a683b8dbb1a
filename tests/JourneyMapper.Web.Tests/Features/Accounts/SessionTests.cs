using System.Net;
using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Devices;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>The browsers in which members are signed in.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    AccountsApp app = null!;

    public async ValueTask InitializeAsync() => app = await AccountsApp.WithWorkspacesAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    // Nodes of two releases share the keys, and people go from one to the other.
    [Fact]
    public async Task A_cookie_of_a_later_release_that_says_more_opens_pages()
    {
        var principal = await app.PrincipalAsync(await app.AddMemberAsync("mia", Role.Editor));
        ((ClaimsIdentity)principal.Identity!).AddClaim(new("scent", "lavender"));
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1), Items = { ["scent"] = "lavender" } }, IdentityConstants.ApplicationScheme);
        (await app.AdmitsAsync($"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_member_sees_the_own_sessions_and_ends_one_or_all_others()
    {
        await app.AddMemberAsync("mia", Role.Editor);
        await app.AddMemberAsync("tom", Role.Editor);
        using var here = app.Visit();
        using var phone = app.Visit();
        using var library = app.Visit();
        using var tom = app.Visit();
        foreach (var visitor in (Visitor[])[here, phone, library])
            (await visitor.SignInAsync("mia")).Dispose();
        (await tom.SignInAsync("tom")).Dispose();

        var list = await here.ReadAsync("/account");
        list.QuerySelectorAll(".session").Length.ShouldBe(3);
        list.QuerySelectorAll(".session-own").ShouldHaveSingleItem();
        using var ended = await here.PostAsync(SessionEndpoints.End, [.. list.QuerySelector($"form[action='{SessionEndpoints.End}']")!.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);
        here.TargetOf(ended).ShouldBe("/account?saved=session-ended");
        (await here.ReadAsync("/account")).QuerySelectorAll(".session").Length.ShouldBe(2);
        (await Task.WhenAll(here.IsSignedInAsync(), phone.IsSignedInAsync(), library.IsSignedInAsync())).Count(isSignedIn => isSignedIn).ShouldBe(2);

        using var others = await here.SendToAsync(SessionEndpoints.EndOthers, "/account");
        here.TargetOf(others).ShouldBe("/account?saved=sessions-ended");
        (await here.IsSignedInAsync()).ShouldBeTrue();
        (await phone.IsSignedInAsync() || await library.IsSignedInAsync()).ShouldBeFalse();
        (await tom.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_of_somebody_else_answers_as_not_found()
    {
        var tom = await app.AddMemberAsync("tom", Role.Owner);
        await app.AddMemberAsync("mia", Role.Editor);
        using var his = app.Visit();
        using var hers = app.Visit();
        (await his.SignInAsync("tom")).Dispose();
        (await hers.SignInAsync("mia")).Dispose();
        await using var db = await app.OpenDatabaseAsync();
        var session = await db.Sessions.Where(row => row.MemberId == tom.Id).Select(row => row.Id).SingleAsync();

        using var refused = await hers.SendToAsync(SessionEndpoints.EndOthers, "/account");
        using var foreign = await hers.PostAsync(SessionEndpoints.End, await TokenAsync(hers), ("id", session.ToString()));
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await his.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_and_after_thirty_days_whoever_does()
    {
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        var idle = Visitor.CookieOf(await visitor.SignInAsync("mia"));
        await ChangeAsync(usedAt: DateTimeOffset.UtcNow.AddDays(-14));
        (await app.AdmitsAsync(idle)).ShouldBeFalse();

        var old = Visitor.CookieOf(await visitor.SignInAsync("mia"));
        await using (var db = await app.OpenDatabaseAsync())
        {
            var row = await db.Sessions.AsNoTracking().OrderByDescending(session => session.UsedAt).FirstAsync();
            await db.Sessions.ExecuteDeleteAsync();
            db.Sessions.Add(new()
            {
                Id = row.Id,
                MemberId = row.MemberId,
                Browser = row.Browser,
                System = row.System,
                Address = row.Address,
                StartedAt = DateTimeOffset.UtcNow.AddDays(-30),
                ConfirmedAt = row.ConfirmedAt,
                UsedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        }

        (await app.AdmitsAsync(old)).ShouldBeFalse();
        await app.Services.GetServices<IHostedService>().OfType<AccountUpkeep>().Single().DeleteAsync();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Sessions.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_used_when_and_where_is_noted()
    {
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        using var signedIn = await visitor.SignInAsync("mia");
        await ChangeAsync(usedAt: DateTimeOffset.UtcNow.AddDays(-3));
        (await app.AdmitsAsync(Visitor.CookieOf(signedIn))).ShouldBeTrue();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Sessions.SingleAsync()).UsedAt.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1));
    }

    [Fact]
    public async Task A_session_goes_on_when_the_profile_or_the_password_changes_and_when_the_cookie_is_written_anew()
    {
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        Guid before;
        await using (var db = await app.OpenDatabaseAsync())
            before = (await db.Sessions.SingleAsync()).Id;

        (await visitor.SendAsync("/account", "profile", ("Profile.Name", "Mia Lee"), ("Profile.Language", "fr"))).Dispose();
        (await visitor.SendAsync("/account", "password", ("Password.Current", AccountsApp.Password), ("Password.Next", "another good sentence"))).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Sessions.SingleAsync()).Id.ShouldBe(before);
    }

    [Fact]
    public async Task Signing_in_again_takes_the_place_of_the_session_before_and_the_oldest_make_room()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await using (var db = await app.OpenDatabaseAsync())
        {
            for (var i = 1; i <= 60; i++)
                db.Sessions.Add(new()
                {
                    Id = Guid.NewGuid(),
                    MemberId = mia.Id,
                    Browser = "",
                    System = "",
                    Address = "",
                    StartedAt = DateTimeOffset.UtcNow.AddDays(-1),
                    ConfirmedAt = DateTimeOffset.UtcNow.AddDays(-1),
                    UsedAt = DateTimeOffset.UtcNow.AddMinutes(-i),
                });
            await db.SaveChangesAsync();
        }

        using var other = app.Visit();
        (await other.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using (var db = await app.OpenDatabaseAsync())
            (await db.Sessions.CountAsync()).ShouldBe(Sessions.Most);
    }

    [Fact]
    public async Task A_change_of_role_ends_all_sessions()
    {
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await app.Services.GetRequiredService<MemberAdministration>().ChangeRoleAsync(owner, mia.Id, Role.Viewer);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Sessions.AnyAsync(row => row.MemberId == mia.Id)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari", "Mac")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", "Chrome", "iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox", "Linux")]
    [InlineData("curl/8.5", null, null)]
    [InlineData("", null, null)]
    public void A_browser_is_called_as_people_know_it(string userAgent, string? browser, string? system) =>
        (UserAgent.BrowserOf(userAgent), UserAgent.SystemOf(userAgent)).ShouldBe((browser, system));

    [Theory]
    [InlineData("0")]
    [InlineData("for ever")]
    [InlineData("100000")]
    public void A_limit_that_makes_no_sense_is_said_at_the_start(string text) =>
        Should.Throw<StartupException>(() => SessionOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("JourneyMapper:Sessions:IdleHours", text)]).Build())).Message.ShouldContain(text);

    async Task ChangeAsync(DateTimeOffset usedAt)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, usedAt));
    }

    static async Task<(string, string)> TokenAsync(Visitor visitor)
    {
        var page = await visitor.ReadAsync("/account");
        return ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }
}
