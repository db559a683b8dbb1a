using System.Net;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Accounts;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("fr-CA", "fr", "Se connecter")]
    [InlineData("en-US", "en", "Sign in")]
    [InlineData("ja", "en", "Sign in")]
    public async Task A_stranger_is_spoken_to_in_the_language_of_the_browser(string wish, string language, string button)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit(wish);
        var page = await visitor.ReadAsync("/account/sign-in");
        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.QuerySelector(".account-form button")!.TextContent.ShouldBe(button);
    }

    [Fact]
    public async Task A_member_is_spoken_to_in_their_own_language_wherever_they_sign_in()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("marc", Role.Editor, language: "fr");
        using var visitor = app.Visit("en");
        (await visitor.SignInAsync("marc")).Dispose();
        (await visitor.ReadAsync("/account")).DocumentElement.GetAttribute("lang").ShouldBe("fr");
    }

    [Fact]
    public async Task The_switch_changes_this_browser_and_the_account()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit("en");
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.SendToAsync("/account/language", "/account", ("language", "fr"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.ReadAsync("/account")).QuerySelector("h1")!.TextContent.ShouldBe("Mon compte");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.Select(member => member.Language).SingleAsync()).ShouldBe("fr");
    }

    [Fact]
    public async Task An_unknown_language_changes_nothing_for_the_worse()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit("fr");
        (await visitor.SendToAsync("/account/language", "/account/sign-in", ("language", "xx\r\nSet-Cookie: a=b"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.ReadAsync("/account/sign-in")).DocumentElement.GetAttribute("lang").ShouldBe("en");
    }
}
