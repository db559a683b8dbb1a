using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Kpis.Own;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Kpis.Own;

/// <summary>Owners add KPIs of their own and choose the currency.</summary>
public sealed class CustomKpisPageTests : UiContext, IAsyncLifetime
{
    MeasuringRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        Services.AddSingleton(room.Kpis);
        Services.AddSingleton(room.KpiTopic);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var page = Open(Role.Owner);
        page.WaitForElement(".own-form");
        Field(page, 0).Input("Taux de casse");
        Field(page, 1).Input("0.5");
        await page.Find(".own-form").SubmitAsync();
        Error(page, 1).ShouldStartWith("« 0.5 »".Replace(' ', '\u00a0'));
        Field(page, 0).GetAttribute("value").ShouldBe("Taux de casse");

        Field(page, 1).Input("0,5");
        Field(page, 2).Input("0,25");
        await page.Find(".own-form").SubmitAsync();
        Error(page, 2).ShouldNotBeEmpty();

        Field(page, 2).Input("100");
        await page.Find(".own-form").SubmitAsync();
        page.Find(".own-kpi b").TextContent.ShouldBe("Taux de casse");
        (await room.Kpis.OwnAsync(JourneyDatabase.Workspace)).ShouldBe([new CustomKpiLine("taux-de-casse", new("Taux de casse", KpiUnit.Percent, Direction.Up, 0.5m, 100), 0, 0)]);
    }

    [Fact]
    public async Task The_currency_is_kept()
    {
        var page = Open(Role.Owner);
        page.WaitForElement(".currency-form select").Change("CAD");
        await page.Find(".currency-form").SubmitAsync();
        (await room.Kpis.CatalogueAsync(JourneyDatabase.Workspace)).Currency.ShouldBe("CAD");
    }

    [Fact]
    public async Task What_another_owner_changes_appears_and_what_is_filled_in_stays()
    {
        var page = Open(Role.Owner);
        page.WaitForElement(".own-form");
        Field(page, 0).Input("Breakage rate");
        page.Find(".currency-form select").Change("CAD");
        var owner = MeasuringRoom.Member(Role.Owner);

        (await room.Kpis.CreateAsync(owner, new("Effort", KpiUnit.Score, Direction.Down, 1, 7))).ShouldBe(new KpiChange.Done("effort"));
        page.WaitForAssertion(() => page.Find(".own-kpi b").TextContent.ShouldBe("Effort"));
        (await room.Kpis.ChangeAsync(owner, "effort", new("Customer effort", KpiUnit.Score, Direction.Down, 1, 7))).ShouldBe(new KpiChange.Done("effort"));
        page.WaitForAssertion(() => page.Find(".own-kpi b").TextContent.ShouldBe("Customer effort"));
        (await room.Kpis.SetCurrencyAsync(owner, "CHF")).ShouldBeTrue();
        (await room.Kpis.RemoveAsync(owner, "effort")).ShouldBe(new KpiChange.Done("effort"));
        page.WaitForAssertion(() => page.FindAll(".own-kpi").ShouldBeEmpty());

        Field(page, 0).GetAttribute("value").ShouldBe("Breakage rate");
        page.Find(".currency-form select").GetAttribute("value").ShouldBe("CAD");
    }

    [Fact]
    public void An_editor_finds_nothing_to_change() => Open(Role.Editor).FindAll("form").ShouldBeEmpty();

    IRenderedComponent<CustomKpisPage> Open(Role role) => Render<CustomKpisPage>(parameters => parameters.AddCascadingValue(MeasuringRoom.Member(role)));

    // In the order of the form: name, least, most.
    static IElement Field(IRenderedComponent<CustomKpisPage> page, int index) => page.FindAll(".own-form input")[index];

    static string Error(IRenderedComponent<CustomKpisPage> page, int index) => page.Find($"#{Field(page, index).GetAttribute("aria-describedby")}").TextContent;
}
