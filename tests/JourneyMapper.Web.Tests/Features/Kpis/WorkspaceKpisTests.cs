using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>The KPIs that owners add to their workspace.</summary>
public sealed class WorkspaceKpisTests : IAsyncLifetime
{
    static readonly CustomKpi Returns = new("Breakage rate", KpiUnit.Percent, Direction.Down, 0, 100);

    readonly JourneyMapper.Web.Shared.CurrentMember owner = MeasuringRoom.Member(Role.Owner);
    MeasuringRoom room = null!;

    public async ValueTask InitializeAsync() => room = await MeasuringRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_new_kpi_stands_behind_the_built_in_ones_of_its_workspace_only()
    {
        (await room.Kpis.CreateAsync(owner, Returns with { Name = "  Breakage   rate " })).ShouldBe(new KpiChange.Done("breakage-rate"));
        (await room.Kpis.OwnAsync(JourneyDatabase.Workspace)).ShouldBe([new CustomKpiLine("breakage-rate", Returns, 0, 0)]);
        (await room.Kpis.CatalogueAsync(JourneyDatabase.Workspace)).All.Select(kpi => kpi.Id).ShouldBe([.. Domain.Catalogue.Kpis.All.Select(kpi => kpi.Id), "breakage-rate"]);
        (await room.Kpis.CatalogueAsync(JourneyDatabase.OtherWorkspace)).Find("breakage-rate").ShouldBeNull();
    }

    [Fact]
    public async Task Only_owners_change_anything()
    {
        await room.Kpis.CreateAsync(owner, Returns);
        foreach (var role in (Role[])[Role.Viewer, Role.Editor])
        {
            var member = MeasuringRoom.Member(role);
            (await room.Kpis.CreateAsync(member, Returns with { Name = "Other" })).ShouldBe(new KpiChange.NotAllowed());
            (await room.Kpis.ChangeAsync(member, "breakage-rate", Returns with { Name = "Other" })).ShouldBe(new KpiChange.NotAllowed());
            (await room.Kpis.RemoveAsync(member, "breakage-rate")).ShouldBe(new KpiChange.NotAllowed());
            (await room.Kpis.SetCurrencyAsync(member, "CHF")).ShouldBeFalse();
        }

        (await room.Kpis.ChangeAsync(MeasuringRoom.Stranger(), "breakage-rate", Returns with { Name = "Other" })).ShouldBe(new KpiChange.Gone());
        (await room.Kpis.RemoveAsync(MeasuringRoom.Stranger(), "breakage-rate")).ShouldBe(new KpiChange.Gone());
        (await room.Kpis.OwnAsync(JourneyDatabase.Workspace)).ShouldHaveSingleItem().Kpi.ShouldBe(Returns);
        (await room.Kpis.CatalogueAsync(JourneyDatabase.Workspace)).Currency.ShouldBe("EUR");
    }

    [Theory]
    [InlineData("Breakage rate")]
    [InlineData("RETURN RATE")]
    [InlineData("Conversion rate")]
    [InlineData("taux de conversion")]
    public async Task A_name_is_given_once(string name)
    {
        await room.Kpis.CreateAsync(owner, Returns);
        (await room.Kpis.CreateAsync(owner, Returns with { Name = name })).ShouldBe(new KpiChange.NameTaken());
    }

    [Fact]
    public async Task Names_that_make_the_same_id_get_different_ones()
    {
        (await room.Kpis.CreateAsync(owner, Returns with { Name = "Délai" })).ShouldBe(new KpiChange.Done("delai"));
        (await room.Kpis.CreateAsync(owner, Returns with { Name = "Delai" })).ShouldBe(new KpiChange.Done("delai-2"));
        (await room.Kpis.CreateAsync(owner, Returns with { Name = "Conversion-rate" })).ShouldBe(new KpiChange.Done("conversion-rate-2"));
    }

    [Fact]
    public async Task A_kpi_that_a_touchpoint_uses_stays_and_its_range_holds_all_its_values()
    {
        await room.Kpis.CreateAsync(owner, Returns);
        await room.Kpis.CreateAsync(owner, Returns with { Name = "rate" });
        var shop = await room.PutAsync(room.Store with { Id = Guid.NewGuid(), Kpis = [new("conversion-rate", 1, 1), new("breakage-rate", 5, null)] });
        await room.Measurements.RecordAsync(owner, shop.Touchpoints[0].Id, "breakage-rate", [new(MeasuringRoom.Today, 60)], ExistingDays.Tell);

        (await room.Kpis.RemoveAsync(owner, "breakage-rate")).ShouldBe(new KpiChange.InUse(1));
        (await room.Kpis.RemoveAsync(owner, "rate")).ShouldBe(new KpiChange.Done("rate"));
        (await room.Kpis.ChangeAsync(owner, "breakage-rate", Returns with { Most = 50 })).ShouldBe(new KpiChange.OutOfRange(1));
        (await room.Kpis.ChangeAsync(owner, "breakage-rate", Returns with { Most = 60, Name = "Returns" })).ShouldBe(new KpiChange.Done("breakage-rate"));
        (await room.Kpis.OwnAsync(JourneyDatabase.Workspace)).ShouldBe([new CustomKpiLine("breakage-rate", Returns with { Most = 60, Name = "Returns" }, 1, 1)]);

        // Which way is better changes what a review says of the journey.
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.Facts.SingleAsync(facts => facts.JourneyId == shop.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_removed_kpi_takes_the_values_along_that_nobody_sees_any_more()
    {
        await room.Kpis.CreateAsync(owner, Returns);
        var shop = await room.PutAsync(room.Store with { Id = Guid.NewGuid(), Kpis = [new("breakage-rate", 5, null)] });
        await room.Measurements.RecordAsync(owner, shop.Touchpoints[0].Id, "breakage-rate", [new(MeasuringRoom.Today, 60)], ExistingDays.Tell);
        await using var db = await room.Contexts.CreateDbContextAsync();
        await db.TouchpointKpis.Where(row => row.TouchpointId == shop.Touchpoints[0].Id).ExecuteDeleteAsync();

        (await room.Kpis.RemoveAsync(owner, "breakage-rate")).ShouldBe(new KpiChange.Done("breakage-rate"));
        (await db.Measurements.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_acceptable_is_said_by_field() =>
        (await room.Kpis.CreateAsync(owner, Returns with { Name = "", Most = -1 })).ShouldBeOfType<KpiChange.Invalid>()
            .Problems.ShouldBe(new Dictionary<CustomKpiField, Problem> { [CustomKpiField.Name] = Problem.Required, [CustomKpiField.Most] = Problem.OutOfRange });

    [Fact]
    public async Task The_currency_is_one_of_the_known_ones()
    {
        (await room.Kpis.SetCurrencyAsync(owner, "CHF")).ShouldBeTrue();
        (await room.Kpis.SetCurrencyAsync(owner, "chf")).ShouldBeFalse();
        (await room.Kpis.SetCurrencyAsync(owner, "XXX")).ShouldBeFalse();
        (await room.Kpis.CatalogueAsync(JourneyDatabase.Workspace)).Currency.ShouldBe("CHF");
        (await room.Kpis.CatalogueAsync(JourneyDatabase.OtherWorkspace)).Currency.ShouldBe("EUR");
    }
}
