using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Audits.Next;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>One audit after the other: what is saved leads to the next, what is skipped stays.</summary>
public sealed class AuditNextPageTests : UiContext, IAsyncLifetime
{
    readonly Touchpoint[] places = [AuditRoom.Touchpoint("Ad"), AuditRoom.Touchpoint("Shop"), AuditRoom.Touchpoint("Till")];
    AuditRoom room = null!;
    CurrentMember member = null!;

    public AuditNextPageTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        member = await room.JoinAsync("Ann", Role.Owner);
        await room.PutAsync("Buying a road bike", places);
        Services.AddSingleton(room.Log);
        Services.AddSingleton(room.Topic);
        Services.AddSingleton(room.Criteria);
        Services.AddSingleton(room.Competitors);
        Services.AddSingleton(room.Queue);
        Services.AddSingleton<TimeProvider>(room);
        Services.AddCascadingValue(_ => member);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task Saving_leads_to_the_next_until_all_are_audited()
    {
        await room.Criteria.AskAsync(member, "response-time", asked: true);
        var page = Render<AuditNextPage>();
        foreach (var (name, button) in new[] { ("Ad", "Save and next"), ("Shop", "Save and next"), ("Till", "Save audit") })
        {
            page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe(name));
            page.Find("button[type=submit]").TextContent.ShouldContain(button);
            page.FindAll("[role=radiogroup]").Count.ShouldBe(AuditCriteria.All.Count + 1);
            for (var i = 0; i <= AuditCriteria.All.Count; i++)
                await page.FindAll("[role=radiogroup]")[i].QuerySelectorAll("input")[3].ChangeAsync(new() { Value = 4 });
            await page.Find("form").SubmitAsync();
        }

        page.WaitForAssertion(() => page.Markup.ShouldContain("All audited"));
        foreach (var place in places)
            (await room.HistoryAsync(place)).ShouldHaveSingleItem().ByCriterion["response-time"].ShouldBe(4);
    }

    [Fact]
    public async Task What_is_skipped_stays_to_be_done_and_what_is_incomplete_is_not_saved()
    {
        var page = Render<AuditNextPage>();
        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe("Ad"));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => page.FindAll("[role=radiogroup] .field-error").Count.ShouldBe(AuditCriteria.All.Count));
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Skip").ClickAsync(new());
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"touchpoint={places[1].Id}");
        (await room.Queue.DueAsync(member, onlyMine: false)).Count.ShouldBe(3);
        (await room.HistoryAsync(places[0])).ShouldBeEmpty();
    }
}
