using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>A member's time zone is that of the browser, unless they choose one.</summary>
public sealed class TimeZoneSettingTests
{
    [Theory]
    [InlineData("en", "As this browser says", "Europe", "Indian Ocean", "Paris (UTC+0")]
    [InlineData("fr", "Celui de ce navigateur", "Europe", "Océan Indien", "Paris (UTC+0")]
    public async Task All_zones_are_offered_by_continent_with_their_offset(string language, string first, string europe, string ocean, string paris)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Viewer, language: language);
        using var visitor = app.Visit(language);
        (await visitor.SignInAsync("mia")).Dispose();

        var field = Field(await visitor.ReadAsync("/account"));
        field.Value.ShouldBe("");
        field.Options[0].Text.ShouldBe(first);
        var groups = field.QuerySelectorAll<IHtmlOptionsGroupElement>("optgroup").ToList();
        groups.Select(group => group.Label).ShouldContain(ocean);
        groups.Single(group => group.Label == europe).QuerySelectorAll<IHtmlOptionElement>("option").Single(option => option.Value == "Europe/Paris").Text.ShouldStartWith(paris);
        field.Options.Length.ShouldBeGreaterThan(300);
        field.Options.Select(option => option.Value).Where(zone => zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_choice_is_kept_counts_in_all_browsers_and_can_be_taken_back()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        var elsewhere = await app.PrincipalAsync(mia);

        await ChooseAsync(visitor, "Pacific/Tongatapu");
        Field(await visitor.ReadAsync("/account")).Value.ShouldBe("Pacific/Tongatapu");
        var followed = (await Sessions(app).CheckAsync(elsewhere)).ShouldNotBeNull();
        CurrentMember.From(followed)!.Zone.ShouldNotBeNull().Id.ShouldBe("Pacific/Tongatapu");
        (await Sessions(app).CheckAsync(followed)).ShouldBeSameAs(followed);
        CurrentMember.From(await app.PrincipalAsync(mia))!.Zone.ShouldNotBeNull("After the next sign-in.").Id.ShouldBe("Pacific/Tongatapu");

        await ChooseAsync(visitor, "");
        Field(await visitor.ReadAsync("/account")).Value.ShouldBe("");
        CurrentMember.From((await Sessions(app).CheckAsync(followed)).ShouldNotBeNull())!.Zone.ShouldBeNull();
    }

    [Theory]
    [InlineData("Somewhere/Else")]
    [InlineData("../../etc/passwd")]
    [InlineData("europe/paris")]
    public async Task What_is_no_zone_stands_for_that_of_the_browser(string zone)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await ChooseAsync(visitor, zone);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.Select(member => member.TimeZone).SingleAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_change_is_told_to_open_pages()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        var told = 0;
        using var subscription = app.Services.GetRequiredService<MemberTopic>().Subscribe(mia.Workspace, _ => Interlocked.Increment(ref told));
        await ChooseAsync(visitor, "Asia/Tokyo");
        told.ShouldBeGreaterThan(0);
    }

    static IHtmlSelectElement Field(IHtmlDocument page) => (IHtmlSelectElement)page.GetElementById("time-zone")!;

    static Sessions Sessions(AccountsApp app) => app.Services.GetRequiredService<Sessions>();

    static async Task ChooseAsync(Visitor visitor, string zone) =>
        (await visitor.SendAsync("/account", "profile", ("Profile.Name", "mia"), ("Profile.Language", "en"), ("Profile.TimeZone", zone))).Dispose();
}
