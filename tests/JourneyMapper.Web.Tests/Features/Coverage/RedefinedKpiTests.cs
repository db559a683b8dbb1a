using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Comparison;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Kpis;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Open pages of the coverage follow when an owner changes a KPI of the workspace.</summary>
public sealed class RedefinedKpiTests : UiContext, IAsyncLifetime
{
    static readonly CustomKpi Returns = new("Breakage rate", KpiUnit.Percent, Direction.Up, 0, 100);

    readonly CurrentMember owner = MeasuringRoom.Member(Role.Owner);
    MeasuringRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        room = await MeasuringRoom.NewAsync();
        Services.AddSingleton(room.Contexts).AddSingleton<TimeProvider>(room)
            .AddSingleton(room.Kpis).AddSingleton(room.KpiTopic).AddSingleton(room.Measurements)
            .AddSingleton<CoverageTopic>().AddSingleton<InboxTopic>().AddSingleton<CoverageQuery>().AddSingleton<Portfolio>().AddSingleton<PortfolioUpdate>().AddSingleton<ScoreTrend>()
            .AddSingleton<FindingGroupService>().AddSingleton<AuditSchedule>().AddSingleton<Inventory>().AddSingleton<KpiComparison>();
        Services.AddCascadingValue(_ => owner);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        // Four of a hundred come back, where ten are wanted: that is missed, as long as more is better.
        await room.Kpis.CreateAsync(owner, Returns);
        var shop = await room.PutAsync(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Kpis = [new("breakage-rate", 10, 1)] });
        await room.Measurements.RecordAsync(owner, shop.Touchpoints[0].Id, "breakage-rate", [new(MeasuringRoom.Today, 4)], ExistingDays.Tell);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task The_list_of_touchpoints_that_miss_a_target_is_another_one_when_less_is_better()
    {
        var page = Render<InventoryPage>();
        page.WaitForElement("table");
        page.Find($"select[aria-label='{CoverageText.KpiState}']").Change(nameof(InventoryKpis.Missed));
        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Shop"));
        await ChangeAsync(Returns with { Better = Direction.Down });
        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldBeEmpty());
    }

    [Fact]
    public async Task A_finding_names_the_KPI_as_it_is_called_now_and_is_gone_when_less_is_better()
    {
        var page = Render<CoveragePage>();
        page.WaitForAssertion(() => Findings().ShouldContain("Breakage rate"));
        await ChangeAsync(Returns with { Name = "Parcels that come back" });
        page.WaitForAssertion(() => Findings().ShouldContain("Parcels that come back"));
        Findings().ShouldNotContain("Breakage rate");
        await ChangeAsync(Returns with { Better = Direction.Down });
        page.WaitForAssertion(() => Findings().ShouldNotContain("Parcels that come back"));

        string Findings() => string.Concat(page.FindAll(".portfolio-findings").Select(list => list.TextContent));
    }

    [Fact]
    public async Task The_comparison_stays_with_its_KPI_and_calls_it_by_its_new_name()
    {
        var page = Render<ComparisonPage>();
        page.WaitForAssertion(() => Choices().ShouldBe(["Breakage rate"]));
        await ChangeAsync(Returns with { Name = "Parcels that come back" });
        page.WaitForAssertion(() => Choices().ShouldBe(["Parcels that come back"]));
        page.Find("table").TextContent.ShouldContain("Buying a road bike");

        IEnumerable<string> Choices() => page.FindAll(".comparison-bar option").Select(option => option.TextContent);
    }

    async Task ChangeAsync(CustomKpi kpi) => (await room.Kpis.ChangeAsync(owner, "breakage-rate", kpi)).ShouldBe(new KpiChange.Done("breakage-rate"));
}
