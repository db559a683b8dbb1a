using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>Measurements are recorded all or none, by those who may, and summed up exactly.</summary>
public sealed class MeasurementsTests : IAsyncLifetime
{
    static readonly DateOnly Today = MeasuringRoom.Today;

    MeasuringRoom room = null!;

    public async ValueTask InitializeAsync() => room = await MeasuringRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Measurements_are_read_back_as_they_were_recorded()
    {
        (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new(Today, 2.5m), new(Today.AddDays(-1), 2.123456m))).ShouldBe(new Recording.Done(2, 0, 0));
        (await room.StoredAsync()).ShouldBe([new(Today.AddDays(-1), 2.123456m), new(Today, 2.5m)]);
        (await room.StoredAsync(MeasuringRoom.Nps)).ShouldBeEmpty();
        (await room.FactsAsync()).ShouldBe(1);
    }

    // At nine in the morning in London the next day begins in four hours at UTC+13; at UTC-11 it is ten in the evening of the day before.
    [Theory]
    [InlineData("Pacific/Tongatapu", 22)]
    [InlineData("Pacific/Kiritimati", 22)]
    [InlineData("Pacific/Pago_Pago", 21)]
    public async Task Each_member_records_until_their_own_today_and_no_further(string zone, int day)
    {
        var member = MeasuringRoom.Member() with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        var today = new DateOnly(2026, 11, day);
        (await RecordAsync(today)).ShouldBe(new Recording.Done(1, 0, 0));
        (await RecordAsync(today.AddDays(1))).ShouldBeOfType<Recording.Invalid>().Problems.Values.ShouldBe([MeasurementProblem.InFuture]);

        Task<Recording> RecordAsync(DateOnly on) => room.Measurements.RecordAsync(member, room.Store.Id, MeasuringRoom.Conversion, [new(on, 2)], ExistingDays.Tell);
    }

    [Fact]
    public async Task A_day_that_has_a_value_is_told_kept_or_replaced_as_one_asks()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2.5m));
        Measurement[] two = [new(Today, 4), new(Today.AddDays(-1), 3)];

        var taken = (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, two)).ShouldBeOfType<Recording.Taken>();
        taken.Existing.ShouldBe(new Dictionary<int, Measurement> { [0] = new(Today, 2.5m) });
        (await room.StoredAsync()).ShouldBe([new(Today, 2.5m)]);

        (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Skip, two)).ShouldBe(new Recording.Done(1, 0, 1));
        (await room.StoredAsync()).ShouldBe([new(Today.AddDays(-1), 3), new(Today, 2.5m)]);

        (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Replace, [.. two, new(Today.AddDays(-2), 1)])).ShouldBe(new Recording.Done(1, 1, 0, 1));
        (await room.StoredAsync()).ShouldBe([new(Today.AddDays(-2), 1), new(Today.AddDays(-1), 3), new(Today, 4)]);
    }

    [Fact]
    public async Task A_day_that_has_the_very_value_already_is_no_question_and_no_change()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2.5m));
        foreach (var existing in Enum.GetValues<ExistingDays>())
            (await room.RecordAsync(MeasuringRoom.Conversion, existing, new Measurement(Today, 2.5000000m))).ShouldBe(new Recording.Done(0, 0, 0, 1));
        (await room.FactsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_record_the_same_day_at_once_make_one_value()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(value => room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, value))));
        outcomes.OfType<Recording.Done>().ShouldHaveSingleItem().ShouldBe(new Recording.Done(1, 0, 0));
        outcomes.OfType<Recording.Taken>().Count().ShouldBe(5);
        (await room.StoredAsync()).ShouldHaveSingleItem();
        (await room.FactsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task One_measurement_that_is_not_acceptable_keeps_all_others_out()
    {
        var outcome = await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Replace,
            new(Today, 3), new(Today.AddDays(-1), 100.5m), new(Today.AddDays(2), 3), new(new(1999, 12, 31), 3), new(Today, 4), new(Today.AddDays(-2), -1));
        outcome.ShouldBeOfType<Recording.Invalid>().Problems.ShouldBe(new Dictionary<int, MeasurementProblem>
        {
            [1] = MeasurementProblem.AboveMost,
            [2] = MeasurementProblem.InFuture,
            [3] = MeasurementProblem.TooEarly,
            [4] = MeasurementProblem.DayTwice,
            [5] = MeasurementProblem.BelowLeast,
        });
        (await room.StoredAsync()).ShouldBeEmpty();
        (await room.FactsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_viewer_neither_records_nor_deletes()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2));
        var viewer = MeasuringRoom.Member(Role.Viewer);
        (await room.Measurements.RecordAsync(viewer, room.Store.Id, MeasuringRoom.Conversion, [new(Today.AddDays(-1), 3)], ExistingDays.Replace)).ShouldBe(new Recording.NotAllowed());
        (await room.Measurements.DeleteAsync(viewer, room.Store.Id, MeasuringRoom.Conversion, Today)).ShouldBe(new Refusal.NotAllowed());
        (await room.StoredAsync()).ShouldBe([new(Today, 2)]);
    }

    [Fact]
    public async Task Another_workspace_finds_nothing_to_record_to_to_delete_or_to_read()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2));
        var stranger = MeasuringRoom.Stranger();
        (await room.Measurements.RecordAsync(stranger, room.Store.Id, MeasuringRoom.Conversion, [new(Today, 3)], ExistingDays.Replace)).ShouldBe(new Recording.Gone());
        (await room.Measurements.DeleteAsync(stranger, room.Store.Id, MeasuringRoom.Conversion, Today)).ShouldBeNull();
        (await room.Measurements.SeriesAsync(stranger, room.Store.Id, MeasuringRoom.Conversion, Period.Day, 10)).ShouldBeEmpty();
        (await room.Measurements.ExistingAsync(stranger, room.Store.Id, MeasuringRoom.Conversion, [Today])).ShouldBeEmpty();
        (await room.Measurements.LatestAsync(stranger, room.Journey.Id, [(room.Store.Id, MeasuringRoom.Conversion)], 5)).ShouldBeEmpty();
        (await room.StoredAsync()).ShouldBe([new(Today, 2)]);
    }

    [Theory]
    [InlineData("bounce-rate")]
    [InlineData("no-such-kpi")]
    [InlineData("")]
    public async Task Only_a_kpi_of_the_touchpoint_is_measured(string kpi) =>
        (await room.RecordAsync(kpi, ExistingDays.Tell, new Measurement(Today, 2))).ShouldBe(new Recording.Gone());

    [Fact]
    public async Task Nothing_is_recorded_for_a_journey_in_the_trash()
    {
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, DateTimeOffset.UtcNow));
        (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2))).ShouldBe(new Recording.Gone());
    }

    [Fact]
    public async Task Deleting_a_value_twice_answers_the_same_and_counts_once()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new(Today, 2), new(Today.AddDays(-1), 3));
        for (var i = 0; i < 2; i++)
            (await room.Measurements.DeleteAsync(MeasuringRoom.Member(), room.Store.Id, MeasuringRoom.Conversion, Today)).ShouldBeNull();
        (await room.StoredAsync()).ShouldBe([new(Today.AddDays(-1), 3)]);
        (await room.FactsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_shows_the_workspace_is_told_of_what_was_written_and_of_nothing_else()
    {
        var told = new List<TopicMessage>();
        using var subscription = room.Topic.Subscribe(JourneyDatabase.Workspace, told.Add);
        using var other = room.Topic.Subscribe(JourneyDatabase.OtherWorkspace, _ => Assert.Fail("Another workspace was told."));
        var measured = new TopicMessage(room.Journey.Id, room.Store.Id);

        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, new Measurement(Today, 2));
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Skip, new Measurement(Today, 3));
        told.ShouldBe([measured]);
        await room.Measurements.DeleteAsync(MeasuringRoom.Member(), room.Store.Id, MeasuringRoom.Conversion, Today);
        told.ShouldBe([measured, measured]);
    }

    [Theory]
    [InlineData(Period.Day)]
    [InlineData(Period.Week)]
    [InlineData(Period.Month)]
    [InlineData(Period.Quarter)]
    public async Task A_series_has_exactly_the_means_that_a_calculation_by_hand_gives(Period period)
    {
        var random = new Random(7);
        Measurement[] all = [.. Enumerable.Range(0, 900).Where(_ => random.Next(3) > 0).Select(day => new Measurement(Today.AddDays(-day), random.Next(100_000_000) / 1_000_000m))];
        (await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, all)).ShouldBe(new Recording.Done(all.Length, 0, 0));

        var expected = all.GroupBy(measurement => Start(measurement.On, period)).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Average(measurement => measurement.Value), (long)group.Count())).ToList();
        var series = await room.Measurements.SeriesAsync(JourneyDatabase.Reader, room.Store.Id, MeasuringRoom.Conversion, period, 10_000);
        series.Select(point => (point.From, point.Mean, point.Count)).ShouldBe(expected);
        (await room.Measurements.SeriesAsync(JourneyDatabase.Reader, room.Store.Id, MeasuringRoom.Conversion, period, 4)).ShouldBe(series.TakeLast(4));

        static DateOnly Start(DateOnly day, Period period) => period switch
        {
            Period.Week => ISOWeek.ToDateOnly(ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default)), DayOfWeek.Monday),
            Period.Month => new(day.Year, day.Month, 1),
            Period.Quarter => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
            _ => day,
        };
    }

    [Fact]
    public async Task The_latest_values_come_by_touchpoint_and_kpi_the_oldest_first()
    {
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, [.. Enumerable.Range(0, 5).Select(day => new Measurement(Today.AddDays(-day), day))]);
        await room.RecordAsync(MeasuringRoom.Nps, ExistingDays.Tell, new Measurement(Today, -20));
        var latest = await room.Measurements.LatestAsync(JourneyDatabase.Reader, room.Journey.Id,
            [(room.Store.Id, MeasuringRoom.Conversion), (room.Store.Id, MeasuringRoom.Nps), (Guid.NewGuid(), MeasuringRoom.Nps)], 3);
        latest.Count.ShouldBe(2);
        latest[(room.Store.Id, MeasuringRoom.Conversion)].ShouldBe([new(Today.AddDays(-2), 2), new(Today.AddDays(-1), 1), new(Today, 0)]);
        latest[(room.Store.Id, MeasuringRoom.Nps)].ShouldBe([new(Today, -20)]);
    }
}
