using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Scores of the past are those that a review would have given then.</summary>
public sealed class ScoreTrendTests : IAsyncLifetime
{
    static readonly DateTimeOffset Made = new(2025, 12, 20, 9, 0, 0, TimeSpan.Zero);

    CoverageRoom room = null!;

    public async ValueTask InitializeAsync() => room = await CoverageRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public void The_last_days_of_the_twelve_months_before_are_asked_for() =>
        ScoreTrend.Ends(new(2026, 3, 1)).ShouldBe(
        [
            new(2025, 3, 31), new(2025, 4, 30), new(2025, 5, 31), new(2025, 6, 30), new(2025, 7, 31), new(2025, 8, 31),
            new(2025, 9, 30), new(2025, 10, 31), new(2025, 11, 30), new(2025, 12, 31), new(2026, 1, 31), new(2026, 2, 28),
        ]);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task The_score_of_a_past_day_is_that_of_the_map_and_the_facts_of_that_day(int seed)
    {
        var generate = new Generate(seed);
        var states = new List<(DateTimeOffset At, Journey Journey)> { (Made, generate.Journey()) };
        await room.PutAsync(states[0].Journey, Made);
        var audits = new List<(Guid Touchpoint, DateOnly On, decimal Score)>();
        for (var at = Made.AddDays(3); at < room.GetUtcNow(); at = at.AddDays(3))
        {
            var now = states[^1].Journey;
            states.Add((at, await room.EditAsync(now, generate.Edit(now, []), at)));
            if (generate.OnceIn(3) && now.Touchpoints.Length > 0)
            {
                var audit = (generate.OneOf(now.Touchpoints).Id, DateOnly.FromDateTime(at.Date), 1 + generate.Below(5));
                audits.Add(audit);
                await room.AuditAsync(now, audit.Id, audit.Item2, audit.Item3);
            }
        }

        int Expected(DateOnly day)
        {
            var map = states.Last(state => DateOnly.FromDateTime(state.At.Date) <= day).Journey;
            var facts = new CoverageSnapshot
            {
                Audits = audits.Where(audit => audit.On <= day).GroupBy(audit => audit.Touchpoint).ToDictionary(
                    group => group.Key, group => group.OrderBy(audit => audit.On).Select(audit => new LatestAudit(audit.On, audit.Score)).Last()),
            };
            return CoverageReview.Of(new(map, facts, CoverageSettings.Default, day)).Journey.Points;
        }

        var expected = ScoreTrend.Ends(room.Query.Today).Where(day => day >= DateOnly.FromDateTime(Made.Date)).Select(day => (day, Expected(day))).ToList();
        expected.Count.ShouldBe(11);
        (await TrendAsync(states[0].Journey)).ShouldBe(expected);
        (await TrendAsync(states[0].Journey)).ShouldBe(expected, "and again from what was kept");
    }

    [Fact]
    public async Task What_is_recorded_later_about_an_earlier_day_changes_the_past()
    {
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey, Made);
        var before = await TrendAsync(journey);

        await room.AuditAsync(journey, journey.Touchpoints[0].Id, new(2026, 9, 10), 5);

        var after = await TrendAsync(journey);
        after.Where(score => score.On < new DateOnly(2026, 9, 10)).ShouldBe(before.Where(score => score.On < new DateOnly(2026, 9, 10)));
        after.Where(score => score.On >= new DateOnly(2026, 9, 10)).ShouldAllBe(score => score.Score > before.Single(other => other.On == score.On).Score);
    }

    [Fact]
    public async Task What_is_recorded_while_the_past_is_computed_does_not_leave_it_stale()
    {
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey, Made);
        var before = (await TrendAsync(journey)).ToList();
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, new(2026, 9, 10), 5, beforeCommit: async () => (await TrendAsync(journey)).ShouldBe(before));
        (await TrendAsync(journey)).Where(score => score.On >= new DateOnly(2026, 9, 10)).ShouldAllBe(score => score.Score > before.Single(other => other.On == score.On).Score);
    }

    [Fact]
    public async Task Other_thresholds_change_the_past()
    {
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey, Made);
        var before = (await TrendAsync(journey)).ToList();
        var owner = new CurrentMember(Guid.NewGuid(), JourneyDatabase.Workspace, "Olga", Role.Owner);
        (await room.Thresholds.SaveAsync(owner, CoverageSettings.Default with { LeastTouchpoints = 5 })).ShouldBeTrue();
        (await TrendAsync(journey)).ShouldAllBe(score => score.Score < before.Single(other => other.On == score.On).Score);
    }

    [Theory]
    [InlineData(11, 3, 7)]
    [InlineData(11, 6, 4)]
    [InlineData(11, 11, 0)]
    [InlineData(5, 5, 6)]
    public async Task Where_the_journal_no_longer_goes_back_there_is_no_score(int months, int forgotten, int known)
    {
        var start = CoverageRoom.Journey("A bike");
        var journey = start;
        await room.PutAsync(start, Made);
        for (var month = 0; month < months; month++)
            journey = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[month % 10], TouchpointFields.Owner, Guid.NewGuid().ToString()), Made.AddDays(20).AddMonths(month));
        var all = (await TrendAsync(start)).ToList();
        (all.Count, all.DistinctBy(score => score.Score).Count()).ShouldSatisfyAllConditions(found => found.Item1.ShouldBe(11), found => found.Item2.ShouldBeGreaterThan(5));

        await using var db = await room.Contexts.CreateDbContextAsync();
        await db.ScoreHistory.ExecuteDeleteAsync();
        await db.Journal.Where(row => row.Revision <= forgotten).ExecuteDeleteAsync();
        (await TrendAsync(start)).ShouldBe(all.TakeLast(known));
    }

    [Fact]
    public async Task A_journey_of_this_month_has_no_history_and_one_of_another_workspace_none_to_see()
    {
        var (fresh, theirs) = (new Generate(1).Journey(), new Generate(2).Journey());
        await room.PutAsync(fresh);
        await room.PutAsync(theirs, Made, JourneyDatabase.OtherWorkspace);
        (await TrendAsync(fresh)).ShouldBeEmpty();
        (await TrendAsync(theirs)).ShouldBeEmpty();
    }

    async Task<IEnumerable<(DateOnly On, int Score)>> TrendAsync(Journey journey) => (await room.Trend.ReadAsync(JourneyDatabase.Reader, [journey.Id]))[journey.Id];
}
