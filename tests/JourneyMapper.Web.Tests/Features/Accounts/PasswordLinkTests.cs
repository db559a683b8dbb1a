using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Recovery;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Inbox;
using JourneyMapper.Web.Tests.Live;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>A new password by a link in a mail.</summary>
public sealed partial class PasswordLinkTests : IAsyncLifetime
{
    const string Next = "another good sentence";

    readonly SmtpServer mail = new();
    AccountsApp app = null!;
    CurrentMember mia = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync(
            ("JourneyMapper:Mail:Host", "127.0.0.1"), ("JourneyMapper:Mail:Port", mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("JourneyMapper:Mail:Security", "none"),
            ("JourneyMapper:Mail:From", "journeys@example.org"), ("JourneyMapper:PublicAddress", "https://journeys.example.org"));
        mia = await app.AddMemberAsync("mia", Role.Editor);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        mail.Dispose();
    }

    [Fact]
    public async Task A_link_sets_a_new_password_once_ends_all_sessions_and_is_told()
    {
        using var before = app.Visit();
        (await before.SignInAsync("mia")).Dispose();
        using var visitor = app.Visit();
        (await visitor.ReadAsync("/account/sign-in")).QuerySelector("a[href='/account/forgotten']").ShouldNotBeNull();
        using var asked = await AskAsync(visitor, "mia");
        var link = await LinkAsync();

        using var common = await visitor.SendAsync(link, "new-password", ("Password", "password2026"));
        (await Visitor.ReadAsync(common)).QuerySelector("#password-help")!.TextContent.ShouldContain("Many people use this password");
        var form = (await visitor.ReadAsync(link)).QuerySelectorAll<IHtmlInputElement>("form:has(#password) input[type=hidden]").Select(input => (input.Name!, input.Value)).ToList();
        using var set = await visitor.SendAsync(link, "new-password", ("Password", Next));
        using var replayed = await visitor.PostAsync(link, [.. form, ("Input.Password", "a third good sentence")]);
        visitor.TargetOf(replayed).ShouldBe(link);
        visitor.TargetOf(set).ShouldBe("/account/sign-in?saved=new-password");
        (await before.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.IsSignedInAsync()).ShouldBeFalse();

        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This link works no more");
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.SignInAsync("mia", Next)).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await Wait.UntilAsync(() => Task.FromResult(mail.Mails.Count == 2));
        mail.Mails[1].Subject.ShouldBe("Your JourneyMapper password was changed");
        mail.Mails[1].To.ToString().ShouldContain("mia@example.org");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.AnyAsync(row => row.Kind == ActivityKind.PasswordReset && row.MemberId == mia.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whether_there_is_an_account_is_not_told()
    {
        using var visitor = app.Visit();
        using var known = await AskAsync(visitor, "mia");
        using var unknown = await AskAsync(visitor, "nobody");
        unknown.StatusCode.ShouldBe(known.StatusCode);
        (await Visitor.ReadAsync(unknown)).QuerySelector("main")!.TextContent.ShouldBe((await Visitor.ReadAsync(known)).QuerySelector("main")!.TextContent);
        await LinkAsync();
        mail.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_account_gets_three_links_an_hour_and_the_answer_stays_the_same()
    {
        using var visitor = app.Visit();
        for (var i = 0; i < PasswordMail.PerAccount + 2; i++)
            (await AskAsync(visitor, "mia")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.AddMemberAsync("tom", Role.Editor);
        // Sent one after the other: the last one's is there, so those before are, too.
        (await AskAsync(visitor, "tom")).Dispose();
        await Wait.UntilAsync(() => Task.FromResult(mail.Mails.Any(one => one.To.ToString().Contains("tom", StringComparison.Ordinal))));
        mail.Mails.Count(one => one.To.ToString().Contains("mia", StringComparison.Ordinal)).ShouldBe(PasswordMail.PerAccount);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_on()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await SecondFactorTests.TurnOnAsync(visitor);
        using var other = app.Visit();
        (await AskAsync(other, "mia")).Dispose();
        (await other.SendAsync(await LinkAsync(), "new-password", ("Password", Next))).Dispose();
        using var half = await other.SignInAsync("mia", Next);
        other.TargetOf(half).ShouldStartWith("/account/sign-in/code");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not%20base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_nobody_made_leads_nowhere(string token)
    {
        using var visitor = app.Visit();
        (await visitor.ReadAsync($"/account/new-password/{mia.Id}/{token}")).QuerySelector("h1")!.TextContent.ShouldBe("This link works no more");
    }

    [Fact]
    public async Task A_link_is_for_its_account_alone_and_ends_after_an_hour()
    {
        var tom = await app.AddMemberAsync("tom", Role.Owner);
        using var visitor = app.Visit();
        (await AskAsync(visitor, "mia")).Dispose();
        var link = await LinkAsync();
        var (hers, his) = (await AccountAsync(mia), await AccountAsync(tom));
        link.ShouldContain(hers);
        (await visitor.ReadAsync(link.Replace(hers, his, StringComparison.Ordinal))).QuerySelector("h1")!.TextContent.ShouldBe("This link works no more");
        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("Choose a new password");
        app.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_no_way_to_ask()
    {
        await using var silent = await AccountsApp.WithWorkspacesAsync();
        using var visitor = silent.Visit();
        (await visitor.ReadAsync("/account/sign-in")).QuerySelector("a[href='/account/forgotten']").ShouldBeNull();
        using var led = await visitor.GetAsync("/account/forgotten");
        visitor.TargetOf(led).ShouldBe("/account/sign-in");
    }

    async Task<string> AccountAsync(CurrentMember member)
    {
        await using var db = await app.OpenDatabaseAsync();
        return (await db.Members.Where(row => row.Id == member.Id).Select(row => row.AccountId).SingleAsync()).ToString();
    }

    static Task<HttpResponseMessage> AskAsync(Visitor visitor, string name) => visitor.SendAsync("/account/forgotten", "forgotten", ("Email", AccountsApp.Email(name)));

    async Task<string> LinkAsync()
    {
        await Wait.UntilAsync(() => Task.FromResult(mail.Mails.Count > 0));
        var found = Link().Match(mail.Mails[0].TextBody ?? "");
        found.Success.ShouldBeTrue();
        return found.Groups["path"].Value;
    }

    [GeneratedRegex(@"https://journeys\.example\.org(?<path>/account/new-password/\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
