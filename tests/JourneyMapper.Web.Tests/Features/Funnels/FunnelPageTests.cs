using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Kpis;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Funnels;

/// <summary>What is typed on the page of a funnel is stored at once, or stays with the reason why it is not.</summary>
public sealed class FunnelPageTests : UiContext, IAsyncLifetime
{
    static readonly DateOnly October = new(2026, 10, 1);

    MeasuringRoom room = null!;
    BunitAuthorizationContext authorization = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        Services.AddSingleton(room.Contexts).AddSingleton<TimeProvider>(room).AddSingleton(new Telemetry()).AddSingleton(room.Kpis).AddSingleton(room.KpiTopic)
            .AddSingleton<JourneyStore>().AddSingleton<JourneyRooms>().AddSingleton<PersonaTopic>().AddSingleton<PersonaService>().AddSingleton<AccessTopic>()
            .AddSingleton<FunnelTopic>().AddSingleton<FunnelQuery>().AddSingleton<FunnelService>();
        authorization = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task A_figure_is_stored_as_it_is_left_and_one_that_is_none_stays_in_its_field()
    {
        var page = Open(Role.Editor);
        await TypeAsync(page, 0, "1\u202f200");
        page.WaitForAssertion(() => page.Find(".funnel-chart tbody .number b").TextContent.ShouldBe("1\u202f200"));
        await TypeAsync(page, 1, "1,200.5");
        page.WaitForAssertion(() => page.Find(".funnel-grid .field-error").TextContent.ShouldContain("1,200.5"));
        page.Find("[data-month='2026-10-01'][data-stage='1']").GetAttribute("value").ShouldBe("1,200.5");
        await TypeAsync(page, 1, "-3");
        page.WaitForAssertion(() => page.Find(".funnel-grid .field-error").TextContent.ShouldBe("Ne peut pas être inférieur à 0."));
        await TypeAsync(page, 1, "408");
        page.WaitForAssertion(() => page.FindAll(".funnel-grid .field-error").ShouldBeEmpty());
        (await new FunnelQuery(room.Contexts).MonthAsync(JourneyDatabase.Reader, room.Journey.Id, FunnelCountRow.Everybody, October))!.People.ShouldBe([1200, 408, null, null, null]);
    }

    // Found and changed at one go: a page that is told of news meanwhile is drawn anew, and its fields with it.
    static async Task TypeAsync(IRenderedComponent<FunnelPage> page, int stage, string text)
    {
        var field = $"[data-month='2026-10-01'][data-stage='{stage}']";
        page.WaitForElement(field);
        await page.InvokeAsync(() => page.Find(field).Change(text));
    }

    [Fact]
    public async Task What_a_customer_costs_and_is_worth_follows_from_what_is_typed()
    {
        var service = Services.GetRequiredService<FunnelService>();
        await service.RecordAsync(MeasuringRoom.Member(), room.Journey.Id, FunnelCountRow.Everybody, [new(October, Stage.Awareness, 100)]);
        await service.ChangeMoneyAsync(MeasuringRoom.Member(), room.Journey.Id, October, Stage.Awareness, "social", line => line with { Cost = 1000, Revenue = 2000 });
        await service.ChangeTermsAsync(MeasuringRoom.Member(), room.Journey.Id, October, _ => new(20, null, 30, 5));
        var page = Open(Role.Editor);
        page.WaitForAssertion(() => Results(page).ShouldBe(["50\u00a0€", "20 mois", "inconnu", "inconnu", "inconnu"]));
        await page.InvokeAsync(() => page.FindAll(".funnel-terms input")[1].Change("140"));
        page.WaitForAssertion(() => page.Find(".funnel-terms").TextContent.ShouldContain("Au plus 100\u00a0%."));
        await page.InvokeAsync(() => page.FindAll(".funnel-terms input")[1].Change("40"));
        page.WaitForAssertion(() => Results(page).ShouldBe(["50\u00a0€", "20 mois", "240\u00a0€", "4,8", "-20\u00a0%"]));
    }

    [Fact]
    public async Task Viewers_read_figures_and_find_nothing_to_type_into()
    {
        await Services.GetRequiredService<FunnelService>().RecordAsync(MeasuringRoom.Member(), room.Journey.Id, FunnelCountRow.Everybody, [new(October, Stage.Awareness, 100)]);
        var page = Open(Role.Viewer);
        page.WaitForAssertion(() => page.Find(".funnel-grid").TextContent.ShouldContain("100"));
        page.FindAll("input:not([disabled])").ShouldBeEmpty();
    }

    static IEnumerable<string> Results(IRenderedComponent<FunnelPage> page) => page.FindAll(".funnel-results dd b").Select(result => result.TextContent);

    IRenderedComponent<FunnelPage> Open(Role role)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var member = MeasuringRoom.Member(role);
        authorization.SetAuthorized("somebody").SetClaims(
            new(CurrentMember.MemberClaim, member.Id.ToString()), new(System.Security.Claims.ClaimTypes.Role, role.ToString()), new(CurrentMember.WorkspaceClaim, member.Workspace.ToString()));
        return Render<FunnelPage>(parameters => parameters.AddCascadingValue(member).Add(page => page.Id, room.Journey.Id));
    }
}
