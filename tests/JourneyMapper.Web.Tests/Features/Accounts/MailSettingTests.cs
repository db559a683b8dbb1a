using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>How often a member gets mail is theirs to say, where mail is sent.</summary>
public sealed class MailSettingTests
{
    [Fact]
    public async Task Without_a_mail_server_there_is_nothing_to_choose_and_nothing_is_changed()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.ReadAsync("/account")).QuerySelector("#mail").ShouldBeNull();
        await ChooseAsync(visitor, "Never");
        (await StoredAsync(app, mia.Id)).ShouldBe(MailFrequency.Daily);
    }

    [Fact]
    public async Task With_one_the_choice_is_kept()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(
            ("JourneyMapper:Mail:Host", "127.0.0.1"), ("JourneyMapper:Mail:From", "maps@example.org"), ("JourneyMapper:PublicAddress", "https://maps.example.org"));
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.ReadAsync("/account")).QuerySelector("#mail option[selected]")!.TextContent.ShouldBe("Once a day, at 8:00");
        await ChooseAsync(visitor, "AtOnce");
        (await StoredAsync(app, mia.Id)).ShouldBe(MailFrequency.AtOnce);
        await ChooseAsync(visitor, "7");
        (await StoredAsync(app, mia.Id)).ShouldBe(MailFrequency.AtOnce);
    }

    static async Task ChooseAsync(Visitor visitor, string mail) =>
        (await visitor.SendAsync("/account", "profile", ("Profile.Name", "mia"), ("Profile.Language", "en"), ("Profile.TimeZone", ""), ("Profile.Mail", mail))).Dispose();

    static async Task<MailFrequency> StoredAsync(AccountsApp app, Guid member)
    {
        await using var db = await app.OpenDatabaseAsync();
        return await db.Members.Where(row => row.Id == member).Select(row => row.Mail).SingleAsync();
    }
}
