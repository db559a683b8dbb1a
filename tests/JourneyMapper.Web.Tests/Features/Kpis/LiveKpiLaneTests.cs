using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>The lane of KPIs follows edits and measurements, and draws and reads no more than it has to.</summary>
public sealed class LiveKpiLaneTests : BunitContext, IAsyncLifetime
{
    readonly Touchpoint ad = new() { Id = Guid.NewGuid(), Stage = Stage.Awareness, Name = "Ad", Rank = Rank.Between(null, null) };
    MeasuringRoom room = null!;
    CountedContexts contexts = null!;
    LiveKpiLane live = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        contexts = new CountedContexts(room.Contexts);
        live = new LiveKpiLane(new Measurements(contexts, room.Topic, room), room.Kpis, await room.Kpis.CatalogueAsync(JourneyDatabase.Workspace), JourneyDatabase.Reader);
        journey = room.Journey with { Touchpoints = JourneyKinds.Touchpoint.InOrder([ad, .. room.Journey.Touchpoints]) };
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new(MeasuringRoom.Today.AddDays(-7), 2.5m), new(MeasuringRoom.Today, 3.5m));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task All_values_of_a_map_are_read_with_one_query()
    {
        live.Show(journey).ShouldBeTrue();
        await live.ReadAsync();

        contexts.Count.ShouldBe(1);
        live.Lane.Of(ad.Id).ShouldBeNull();
        var lines = live.Lane.Of(room.Store.Id).ShouldNotBeNull().Lines;
        lines.Select(line => (line.Target.Kpi, line.State, line.Last)).ShouldBe([(MeasuringRoom.Conversion, KpiState.OnTarget, 3.5m), (MeasuringRoom.Nps, KpiState.NotMeasured, null)]);
        lines[0].Recent.Select(measurement => measurement.Value).ShouldBe([2.5m, 3.5m]);
    }

    [Fact]
    public async Task An_edit_reads_nothing_and_leaves_the_cells_that_it_does_not_concern()
    {
        live.Show(journey);
        await live.ReadAsync();
        var cell = live.Lane.Of(room.Store.Id);

        live.Show(Changed(room.Store.Id, TouchpointFields.Name, "Store", "Shop")).ShouldBeFalse();
        live.Lane.Of(room.Store.Id).ShouldBeSameAs(cell);
        live.Show(Changed(room.Store.Id, TouchpointFields.Kpis, room.Store.Kpis.ToString(), "conversion-rate|5|2")).ShouldBeFalse();
        live.Lane.Of(room.Store.Id).ShouldNotBeNull().Lines.Select(line => (line.State, line.Target.Target)).ShouldBe([(KpiState.WithinMargin, 5)]);
        live.Show(Changed(room.Store.Id, TouchpointFields.Kpis, room.Store.Kpis.ToString(), "")).ShouldBeFalse();
        live.Lane.IsEmpty.ShouldBeTrue();
        contexts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_news_were_missed_all_values_are_read_anew()
    {
        live.Show(journey);
        await live.ReadAsync();
        await room.RecordAsync(MeasuringRoom.Nps, ExistingDays.Tell, new Measurement(MeasuringRoom.Today, 41));

        live.Measured(ad.Id).ShouldBeFalse();
        live.Measured(null).ShouldBeTrue();
        await live.ReadAsync();
        live.Lane.Of(room.Store.Id).ShouldNotBeNull().Lines.Select(line => line.Last).ShouldBe([3.5m, 41]);
        contexts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_definition_draws_the_cells_anew_and_the_same_one_leaves_them()
    {
        var owner = MeasuringRoom.Member(Role.Owner);
        await room.Kpis.CreateAsync(owner, new("Breakage rate", KpiUnit.Percent, Direction.Up, 0, 100));
        live.Show(Changed(room.Store.Id, TouchpointFields.Kpis, room.Store.Kpis.ToString(), "breakage-rate||"));
        live.Redefined();
        await live.ReadAsync();
        var cell = live.Lane.Of(room.Store.Id).ShouldNotBeNull();
        cell.Catalogue.NameOf("breakage-rate").ShouldBe("Breakage rate");

        live.Redefined();
        await live.ReadAsync();
        live.Lane.Of(room.Store.Id).ShouldBeSameAs(cell);

        await room.Kpis.ChangeAsync(owner, "breakage-rate", new("Returns", KpiUnit.Percent, Direction.Up, 0, 100));
        live.Redefined();
        await live.ReadAsync();
        live.Lane.Of(room.Store.Id).ShouldNotBeNull().Catalogue.NameOf("breakage-rate").ShouldBe("Returns");
    }

    [Fact]
    public async Task A_kpi_that_comes_back_has_its_values()
    {
        live.Show(Changed(room.Store.Id, TouchpointFields.Kpis, room.Store.Kpis.ToString(), ""));
        await live.ReadAsync();
        contexts.Count.ShouldBe(0);

        live.Show(journey).ShouldBeTrue();
        await live.ReadAsync();
        live.Lane.Of(room.Store.Id).ShouldNotBeNull().Lines[0].Last.ShouldBe(3.5m);
    }

    [Fact]
    public async Task Many_new_measurements_are_read_together_and_what_is_equal_stays()
    {
        live.Show(journey);
        await live.ReadAsync();
        var cell = live.Lane.Of(room.Store.Id);

        live.Measured(room.Store.Id).ShouldBeTrue();
        await live.ReadAsync();
        live.Lane.Of(room.Store.Id).ShouldBeSameAs(cell);

        await room.RecordAsync(MeasuringRoom.Nps, ExistingDays.Tell, new Measurement(MeasuringRoom.Today, 10));
        for (var i = 0; i < 100; i++)
            live.Measured(room.Store.Id).ShouldBeTrue();
        await Task.WhenAll(live.ReadAsync(), live.ReadAsync(), live.ReadAsync());
        contexts.Count.ShouldBe(3);
        live.Lane.Of(room.Store.Id).ShouldNotBeNull().Lines.Select(line => line.State).ShouldBe([KpiState.OnTarget, KpiState.Missed]);
        live.Measured(Guid.NewGuid()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_value_draws_its_own_column_only()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        live.Show(journey);
        await live.ReadAsync();
        var map = Render<JourneyMap>(parameters => parameters.Add(m => m.Journey, journey).Add(m => m.Interactive, true).Add(m => m.Kpis, live.Lane));
        var (other, store) = (Column(ad.Id), Column(room.Store.Id));
        store.Find(".figures").TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("KPIs: "), text => text.ShouldContain("3.5%"), text => text.ShouldContain("On target"), text => text.ShouldContain(", from 2.5% to 3.5% over 2 values"));
        other.Find(".figures").GetAttribute("aria-label").ShouldBe("KPIs: empty");

        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Replace, new Measurement(MeasuringRoom.Today, 0.5m));
        live.Measured(room.Store.Id);
        await live.ReadAsync();
        map.Render(parameters => parameters.Add(m => m.Kpis, live.Lane));
        store.Find(".figures").TextContent.ShouldContain("Missed");
        var drawn = store.RenderCount;
        other.RenderCount.ShouldBe(1);
        map.Render(parameters => parameters.Add(m => m.Journey, Changed(ad.Id, TouchpointFields.Name, "Ad", "Advert")));
        other.RenderCount.ShouldBe(2);
        store.RenderCount.ShouldBe(drawn);

        IRenderedComponent<TouchpointColumn> Column(Guid id) => map.FindComponents<TouchpointColumn>().Single(column => column.Instance.Touchpoint.Id == id);
    }

    Journey Changed(Guid touchpoint, Field<Touchpoint> field, string from, string to) =>
        journey.Apply(JourneyKinds.Touchpoint.Change(touchpoint, [new(field, from, to)])).ShouldBeOfType<Outcome<Journey>.Applied>().After;
}
