using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>What a card of the list shows to whom.</summary>
public sealed class JourneyCardTests : BunitContext
{
    static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    static readonly JourneySummary Bike = new(Guid.NewGuid(), "Buying a road bike", "A first serious bike", "Tom", 3,
        Now.AddHours(-2), "Marie", null, [[2], [], [0, -2], [], []]);

    CurrentMember member = new(Guid.NewGuid(), Guid.NewGuid(), "Vera", Role.Viewer);

    public JourneyCardTests()
    {
        Services.AddSingleton<TimeProvider>(new ManualClock(Now));
        Services.AddCascadingValue(_ => member);
    }

    [Theory]
    [InlineData("Pacific/Auckland", "on Nov 11", "12:30 AM")]
    [InlineData("Pacific/Pago_Pago", "on Nov 10", "12:30 AM")]
    public void It_says_when_it_was_changed_by_the_readers_clock(string zone, string day, string time)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        member = member with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        var at = new DateTimeOffset(2026, 11, 10, 11, 30, 0, TimeSpan.Zero);
        var facts = Render<JourneyCard>(parameters => parameters.Add(c => c.Journey, Bike with { ChangedAt = at }).Add(c => c.CanEdit, false)).Find(".facts time");
        facts.TextContent.ShouldStartWith(day);
        facts.GetAttribute("title").ShouldNotBeNull().Replace('\u202f', ' ').ShouldEndWith(time);
    }

    [Fact]
    public void A_viewer_gets_a_link_and_a_star_and_no_commands()
    {
        var card = Render<JourneyCard>(parameters => parameters.Add(c => c.Journey, Bike).Add(c => c.CanEdit, false));
        card.Find("h2 a").GetAttribute("href").ShouldBe($"journeys/{Bike.Id}");
        card.FindAll("button").ShouldHaveSingleItem().ClassList.ShouldContain("favourite");
        card.FindAll("input").ShouldBeEmpty();
    }

    [Fact]
    public void An_editor_gets_a_menu_whose_items_do_what_they_say()
    {
        var done = new List<string>();
        var card = Render<JourneyCard>(parameters => parameters
            .Add(c => c.Journey, Bike).Add(c => c.CanEdit, true)
            .Add(c => c.OnRename, () => done.Add("rename")).Add(c => c.OnDuplicate, () => done.Add("duplicate")).Add(c => c.OnTrash, () => done.Add("trash")));
        foreach (var label in new[] { "Rename", "Duplicate", "Move to trash" })
            card.FindAll("[role=menuitem]").Single(item => item.TextContent.Contains(label, StringComparison.Ordinal)).Click();
        done.ShouldBe(["rename", "duplicate", "trash"]);
    }

    [Fact]
    public void The_picture_says_in_words_what_it_shows() =>
        Render<JourneyCard>(parameters => parameters.Add(c => c.Journey, Bike).Add(c => c.CanEdit, false))
            .Find("svg[role=img]").GetAttribute("aria-label")
            .ShouldBe("Emotion curve. Awareness: very positive; Consideration: empty; Decision: negative; Retention: empty; Loyalty: empty.");

    [Fact]
    public void It_says_how_large_it_is_and_who_changed_it_when() =>
        Render<JourneyCard>(parameters => parameters.Add(c => c.Journey, Bike).Add(c => c.CanEdit, false))
            .Find(".facts").TextContent.ShouldSatisfyAllConditions(
                text => text.ShouldContain("3 touchpoints"),
                text => text.ShouldContain("2 hours ago by Marie"));
}
