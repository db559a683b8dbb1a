using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Which touchpoints are to be audited when.</summary>
public sealed class AuditScheduleTests : IAsyncLifetime
{
    AuditRoom room = null!;

    public async ValueTask InitializeAsync() => room = await AuditRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData(Cadence.Quarterly, "2026-08-21", "2026-11-21", DueState.Overdue)]
    [InlineData(Cadence.Quarterly, "2026-08-22", "2026-11-22", DueState.Soon)]
    [InlineData(Cadence.HalfYearly, "2026-05-21", "2026-11-21", DueState.Overdue)]
    [InlineData(Cadence.HalfYearly, "2026-06-22", "2026-12-22", DueState.Soon)]
    [InlineData(Cadence.HalfYearly, "2026-06-23", "2026-12-23", DueState.Later)]
    [InlineData(Cadence.Workspace, "2026-05-22", "2026-11-22", DueState.Soon)]
    [InlineData(Cadence.Workspace, "2026-05-21", "2026-11-21", DueState.Overdue)]
    [InlineData(Cadence.Yearly, "2025-11-22", "2026-11-22", DueState.Soon)]
    [InlineData(Cadence.Yearly, "2025-11-21", "2026-11-21", DueState.Overdue)]
    [InlineData(Cadence.Yearly, "2024-02-29", "2025-02-28", DueState.Overdue)]
    [InlineData(Cadence.HalfYearly, "2026-08-31", "2027-02-28", DueState.Later)]
    [InlineData(Cadence.Quarterly, "2026-11-22", "2027-02-22", DueState.Later)]
    public async Task The_next_audit_follows_the_cadence_to_the_day(Cadence cadence, string last, string next, DueState state)
    {
        var touchpoint = AuditRoom.Touchpoint(cadence: cadence);
        await room.PutAsync("Journey", touchpoint);
        await room.RecordAsync(touchpoint, Day(last));

        var due = (await room.Schedule.DueAsync(AuditRoom.Member(), new())).Touchpoints.ShouldHaveSingleItem();
        (due.LastOn, due.Next, DueStates.Of(due.Next, room.Today)).ShouldBe((Day(last), Day(next), state));
        due.Next.ShouldBe(cadence.NextAudit(Cadence.HalfYearly, Day(last)));
        foreach (var filter in Enum.GetValues<DueState>())
            (await room.Schedule.DueAsync(AuditRoom.Member(), new() { State = filter })).Total.ShouldBe(filter == state ? 1 : 0);
        (await room.Schedule.CountsAsync(AuditRoom.Member())).Of(state).ShouldBe(1);
    }

    // Noon in London is past midnight on Tonga's side of the date line, and still the day before on Samoa's other side at 10.
    [Fact]
    public async Task Who_is_ahead_sees_as_overdue_what_is_due_today_for_who_is_behind()
    {
        room.Wait(TimeSpan.FromHours(-1.5));
        var (ahead, behind) = (AuditRoom.Member() with { Zone = Zone("Pacific/Tongatapu") }, AuditRoom.Member() with { Zone = Zone("Pacific/Pago_Pago") });
        (ahead.Today(room), behind.Today(room)).ShouldBe((Day("2026-11-22"), Day("2026-11-21")));
        var touchpoint = AuditRoom.Touchpoint(cadence: Cadence.Yearly);
        await room.PutAsync("Journey", touchpoint);
        await room.RecordAsync(touchpoint, Day("2025-11-21"));

        foreach (var (member, state) in new[] { (ahead, DueState.Overdue), (behind, DueState.Soon) })
        {
            foreach (var filter in Enum.GetValues<DueState>())
                (await room.Schedule.DueAsync(member, new() { State = filter })).Total.ShouldBe(filter == state ? 1 : 0);
            var counts = await room.Schedule.CountsAsync(member);
            (counts.All, counts.Of(state)).ShouldBe((1, 1));
            (await room.Schedule.OverdueAsync(member)).ShouldBe(counts.Overdue);
            (await room.Schedule.PeopleAsync(member)).ShouldHaveSingleItem().Overdue.ShouldBe(counts.Overdue);
        }

        static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
    }

    [Fact]
    public async Task A_workspace_may_audit_more_or_less_often_by_default()
    {
        var (usual, own) = (AuditRoom.Touchpoint("usual"), AuditRoom.Touchpoint("own", Cadence.HalfYearly));
        await room.PutAsync("Journey", usual, own);
        await room.RecordAsync(usual, Day("2026-08-01"));
        await room.RecordAsync(own, Day("2026-08-01"));
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Workspaces.Where(row => row.Id == JourneyDatabase.Workspace)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.CoverageSettings, ReviewQueries.Write(new() { Cadence = Cadence.Quarterly })));
        (await room.Schedule.CadenceAsync(JourneyDatabase.Workspace)).ShouldBe(Cadence.Quarterly);
        (await room.Schedule.DueAsync(AuditRoom.Member(), new())).Touchpoints.Select(due => (due.Name, due.Next))
            .ShouldBe([("usual", Day("2026-11-01")), ("own", Day("2027-02-01"))]);
    }

    [Fact]
    public async Task The_counts_add_up_and_all_but_what_is_for_later_is_due()
    {
        (await room.Schedule.CountsAsync(AuditRoom.Member())).ShouldBe(new DueCounts(0, 0, 0, 0));
        var touchpoints = Enumerable.Range(0, 6).Select(i => AuditRoom.Touchpoint($"T{i}", Cadence.Quarterly)).ToArray();
        await room.PutAsync("Journey", touchpoints);
        foreach (var (i, last) in new[] { (0, "2026-08-21"), (1, "2026-08-22"), (2, "2026-08-30"), (3, "2026-09-01"), (4, "2026-11-01") })
            await room.RecordAsync(touchpoints[i], Day(last));
        var counts = await room.Schedule.CountsAsync(AuditRoom.Member());
        counts.ShouldBe(new DueCounts(Overdue: 1, Never: 1, Soon: 3, Later: 1));
        counts.Due.ShouldBe(5);
        counts.All.ShouldBe(6);
    }

    [Fact]
    public async Task The_most_urgent_comes_first_and_what_was_never_audited_counts_as_due_today()
    {
        var (late, later, soon, never, done) = (Touchpoint("late"), Touchpoint("later"), Touchpoint("soon"), Touchpoint("never"), Touchpoint("done"));
        await room.PutAsync("Journey", done, never, soon, later, late);
        foreach (var (touchpoint, last) in new[] { (late, "2026-01-01"), (later, "2026-02-01"), (soon, "2026-09-01"), (done, "2026-11-22") })
            await room.RecordAsync(touchpoint, Day(last));
        (await NamesAsync(new())).ShouldBe(["late", "later", "never", "soon", "done"]);
        (await NamesAsync(new() { Descending = true })).ShouldBe(["done", "soon", "never", "later", "late"]);

        static Touchpoint Touchpoint(string name) => AuditRoom.Touchpoint(name, Cadence.Quarterly);
    }

    [Fact]
    public async Task Each_column_sorts_both_ways_and_keeps_what_is_empty_at_the_end()
    {
        var (ann, zoe) = (await room.NewMemberAsync("Ann"), await room.NewMemberAsync("Zoé"));
        var (a, b, c) = (AuditRoom.Touchpoint("Ad", owner: zoe, stage: Stage.Loyalty), AuditRoom.Touchpoint("été", owner: ann, stage: Stage.Awareness), AuditRoom.Touchpoint("Zebra", stage: Stage.Decision));
        await room.PutAsync("Über", a);
        await room.PutAsync("Alpha", b);
        await room.PutAsync("zulu", c);
        await room.RecordAsync(a, Day("2026-11-01"), 1, 1, 1, 1, 1, 1);
        await room.RecordAsync(b, Day("2026-10-01"), 5, 5, 5, 5, 5, 5);

        await ShouldSortAsync(DueSort.Touchpoint, ["Ad", "été", "Zebra"], ["Zebra", "été", "Ad"]);
        await ShouldSortAsync(DueSort.Journey, ["été", "Ad", "Zebra"], ["Zebra", "Ad", "été"]);
        await ShouldSortAsync(DueSort.Stage, ["été", "Zebra", "Ad"], ["Ad", "Zebra", "été"]);
        await ShouldSortAsync(DueSort.Owner, ["été", "Ad", "Zebra"], ["Ad", "été", "Zebra"]);
        await ShouldSortAsync(DueSort.Last, ["été", "Ad", "Zebra"], ["Ad", "été", "Zebra"]);
        await ShouldSortAsync(DueSort.Score, ["Ad", "été", "Zebra"], ["été", "Ad", "Zebra"]);

        async Task ShouldSortAsync(DueSort sort, string[] up, string[] down)
        {
            (await NamesAsync(new() { Sort = sort })).ShouldBe(up, $"{sort} up");
            (await NamesAsync(new() { Sort = sort, Descending = true })).ShouldBe(down, $"{sort} down");
        }
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        await room.PutAsync("Journey", [.. Enumerable.Range(0, 5).Select(i => AuditRoom.Touchpoint($"T{i}"))]);
        foreach (var (skip, names) in new[] { (0, new[] { "T0", "T1" }), (2, ["T2", "T3"]), (4, ["T4"]), (6, []) })
        {
            var page = await room.Schedule.DueAsync(AuditRoom.Member(), new() { Sort = DueSort.Touchpoint, Skip = skip, Take = 2 });
            page.Touchpoints.Select(due => due.Name).ShouldBe(names);
            page.Total.ShouldBe(5);
        }
    }

    [Fact]
    public async Task It_is_searched_by_touchpoint_and_journey_without_case_and_accents()
    {
        await room.PutAsync("Acheter un vélo", AuditRoom.Touchpoint("Boutique"), AuditRoom.Touchpoint("100 % en ligne"));
        await room.PutAsync("Insurance", AuditRoom.Touchpoint("Boutique"));
        (await NamesAsync(new() { Search = "BOUTIQUE velo" })).ShouldBe(["Boutique"]);
        (await NamesAsync(new() { Search = "0 %" })).ShouldBe(["100 % en ligne"]);
        (await NamesAsync(new() { Search = "_" })).ShouldBeEmpty();
        (await room.Schedule.CountsAsync(AuditRoom.Member(), new() { Search = "boutique" })).Never.ShouldBe(2);
    }

    [Fact]
    public async Task Each_person_is_told_what_is_theirs()
    {
        var (ann, zoe, former) = (await room.NewMemberAsync("Ann"), await room.NewMemberAsync("Zoé"), Guid.NewGuid());
        var late = AuditRoom.Touchpoint("late", owner: zoe);
        var soon = AuditRoom.Touchpoint("soon", owner: zoe);
        var done = AuditRoom.Touchpoint("done", owner: ann);
        await room.PutAsync("Journey", late, soon, done, AuditRoom.Touchpoint("orphan", owner: former), AuditRoom.Touchpoint("nobody's"));
        await room.RecordAsync(late, Day("2026-01-01"));
        await room.RecordAsync(soon, Day("2026-06-01"));
        await room.RecordAsync(done, room.Today);

        (await room.Schedule.PeopleAsync(AuditRoom.Member())).ShouldBe(
            [new(zoe, "Zoé", Overdue: 1, Soon: 1, Never: 0), new(null, null, 0, 0, 1), new(former, null, 0, 0, 1)], ignoreOrder: true);
        (await NamesAsync(new() { Owner = zoe })).ShouldBe(["late", "soon"]);
        (await NamesAsync(new() { Unowned = true })).ShouldBe(["nobody's"]);
        (await room.Schedule.CountsAsync(AuditRoom.Member(), new() { Owner = ann })).ShouldBe(new DueCounts(0, 0, 0, 1));
    }

    static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    async Task<IEnumerable<string>> NamesAsync(DueFilter filter) =>
        (await room.Schedule.DueAsync(AuditRoom.Member(), filter)).Touchpoints.Select(due => due.Name);
}
