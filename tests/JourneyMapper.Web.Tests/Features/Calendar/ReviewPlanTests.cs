using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Calendar;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Coverage;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Calendar;

/// <summary>What is due stands on its day, for whoever sees it. It is 22 November 2026.</summary>
public sealed class ReviewPlanTests : IAsyncLifetime
{
    const string Kpi = "conversion-rate";

    static readonly CurrentMember Ann = new(JourneyDatabase.Reader.Member!.Value, JourneyDatabase.Workspace, "Ann", Role.Editor);
    static readonly CurrentMember Bob = new(Guid.NewGuid(), JourneyDatabase.Workspace, "Bob", Role.Viewer);
    static readonly CurrentMember Stranger = new(JourneyDatabase.OtherReader.Member!.Value, JourneyDatabase.OtherWorkspace, "Sam", Role.Owner);
    static readonly DateOnly Today = new(2026, 11, 22);

    readonly Statements statements = new();
    CoverageRoom room = null!;
    ReviewPlan plan = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync(statements);
        plan = new(room.Contexts, room);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Each_kind_stands_on_its_day()
    {
        var journey = await PutAsync("Bike", interval: ReviewInterval.Quarter);
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, new(2026, 9, 1), 4);
        await MeasureAsync(journey, new(2026, 11, 1));
        await ExperimentAsync(journey, new(2026, 12, 5));
        await SurveyAsync(journey, room.Now, new(2026, 12, 31));
        await SignOffAsync(journey, new(2026, 10, 15, 9, 0, 0, TimeSpan.Zero));

        (await ReadAsync(Ann)).ShouldBe(
        [
            (PlanKind.Audit, Today, 9, "new"),
            (PlanKind.Survey, Today, 1, "opens"),
            (PlanKind.Experiment, new(2026, 12, 5), 1, ""),
            (PlanKind.Opportunity, new(2026, 12, 10), 1, ""),
            (PlanKind.Survey, new(2026, 12, 31), 1, ""),
            (PlanKind.SignOff, new(2027, 1, 15), 1, ""),
            (PlanKind.Measurement, new(2027, 1, 30), 1, ""),
            (PlanKind.Audit, new(2027, 3, 1), 1, ""),
        ]);
    }

    [Fact]
    public async Task A_round_stands_on_its_due_day_until_all_of_it_is_audited()
    {
        var journey = await PutAsync("Bike");
        await RoundAsync(journey, new(2026, 12, 20), Ann.Id);
        var filter = new PlanFilter { Kind = PlanKind.Round, Mine = true };
        var entry = (await plan.ReadAsync(Ann, filter, Today, Today.AddMonths(2), overdue: true)).Entries.ShouldHaveSingleItem();
        (entry.On, entry.Name, entry.Journey, entry.Count, entry.IsDone).ShouldBe((new(2026, 12, 20), "Winter", journey.Id, 1, false));
        (await plan.ReadAsync(Bob, filter, Today, Today.AddMonths(2), overdue: true)).Entries.ShouldBeEmpty();
        (await plan.ReadAsync(Bob, filter with { Mine = false }, Today, Today.AddMonths(2), overdue: true)).Entries.Count.ShouldBe(1);
        (await plan.ReadAsync(Stranger, filter with { Mine = false }, Today, Today.AddMonths(2), overdue: true)).Entries.ShouldBeEmpty();
        foreach (var touchpoint in journey.Touchpoints.Take(2))
            await room.AuditAsync(journey, touchpoint.Id, Today, 4);
        (await plan.ReadAsync(Ann, filter, Today, Today.AddMonths(2), overdue: true)).Entries.ShouldHaveSingleItem().IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_never_measured_is_due_today_and_nobody_is_late()
    {
        await PutAsync("Bike");
        var entry = (await plan.ReadAsync(Ann, new() { Kind = PlanKind.Measurement }, Today, Today, overdue: true)).Entries.ShouldHaveSingleItem();
        (entry.On, entry.IsNew, entry.Kpi, entry.IsOverdue(Today)).ShouldBe((Today, true, Kpi, false));
    }

    [Fact]
    public async Task A_journey_that_nobody_has_signed_off_is_reckoned_from_its_beginning()
    {
        await PutAsync("Bike", interval: ReviewInterval.Month);
        (await plan.ReadAsync(Ann, new() { Kind = PlanKind.SignOff }, Today, Today.AddMonths(12), overdue: true)).Entries.ShouldHaveSingleItem().On.ShouldBe(new DateOnly(2026, 12, 22));
    }

    [Fact]
    public async Task What_is_overdue_comes_along_when_it_is_asked_for_unless_it_is_done()
    {
        var journey = await PutAsync("Bike");
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, new(2026, 1, 1), 4);
        await ExperimentAsync(journey, new(2026, 8, 1));
        await ExperimentAsync(journey, new(2026, 8, 2), ExperimentState.Decided);

        var found = (await plan.ReadAsync(Ann, new(), Today.AddDays(1), Today.AddDays(2), overdue: true)).Entries;
        found.Select(entry => (entry.Kind, entry.On, entry.IsOverdue(Today))).ShouldBe([(PlanKind.Audit, new(2026, 7, 1), true), (PlanKind.Experiment, new(2026, 8, 1), true)]);
        (await plan.ReadAsync(Ann, new(), Today.AddDays(1), Today.AddDays(2), overdue: false)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_does_not_see_is_not_in_it()
    {
        var journey = await PutAsync("Secret", interval: ReviewInterval.Month);
        await ExperimentAsync(journey, new(2026, 12, 5));
        await SurveyAsync(journey, room.Now, new(2026, 12, 31));
        (await ReadAsync(Bob)).Select(entry => entry.Kind).Distinct().Count().ShouldBe(6);
        (await ReadAsync(Stranger)).ShouldBeEmpty();

        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "IsPrivate" = TRUE WHERE "Id" = {journey.Id}""");
        (await ReadAsync(Bob)).ShouldBeEmpty();
        (await plan.WithinAsync(Bob, new(), new() { Kind = PlanKind.Audit, Journey = journey.Id, Title = "", On = Today, Item = default, Name = "", IsNew = true })).ShouldBeEmpty();
        (await plan.JourneysAsync(Bob)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_narrowed_down_by_kind_journey_folder_and_who_takes_care()
    {
        var first = await PutAsync("First", owner: Ann.Id);
        var second = await PutAsync("Second");
        var (outer, inner) = (new FolderRow { WorkspaceId = JourneyDatabase.Workspace, Name = "Outer" }, new FolderRow { WorkspaceId = JourneyDatabase.Workspace, Name = "Inner" });
        inner.ParentId = outer.Id;
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Folders.AddRange(outer, inner);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "FolderId" = {inner.Id} WHERE "Id" = {second.Id}""");
        }

        (await TitlesAsync(new())).ShouldBe(["First", "Second"]);
        (await TitlesAsync(new() { Journey = first.Id })).ShouldBe(["First"]);
        (await TitlesAsync(new() { Folder = outer.Id })).ShouldBe(["Second"]);
        (await TitlesAsync(new() { Mine = true })).ShouldBe(["First"]);
        (await plan.ReadAsync(Ann, new() { Kind = PlanKind.Opportunity }, Today, Today.AddMonths(12), overdue: true)).Entries.ShouldAllBe(entry => entry.Kind == PlanKind.Opportunity);

        async Task<IEnumerable<string>> TitlesAsync(PlanFilter filter) =>
            (await plan.ReadAsync(Ann, filter, Today, Today.AddMonths(12), overdue: true)).Entries.Select(entry => entry.Title).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_day_is_that_of_who_looks()
    {
        var journey = await PutAsync("Bike");
        await SurveyAsync(journey, new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero), new(2026, 12, 31));
        (await OpensAsync(Ann)).ShouldBe(new DateOnly(2026, 11, 22));
        (await OpensAsync(Ann with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") })).ShouldBe(new DateOnly(2026, 11, 23));

        async Task<DateOnly> OpensAsync(CurrentMember member) =>
            (await plan.ReadAsync(member, new() { Kind = PlanKind.Survey }, Today.AddDays(-3), Today.AddDays(3), overdue: false)).Entries.ShouldHaveSingleItem().On;
    }

    [Fact]
    public async Task Many_journeys_are_read_with_as_many_statements_as_one_and_grouped()
    {
        await PutAsync("Bike 0", interval: ReviewInterval.Month);
        var before = statements.Count;
        await ReadAsync(Ann);
        var one = statements.Count - before;
        for (var i = 1; i < 30; i++)
            await PutAsync($"Bike {i}", interval: ReviewInterval.Month);

        before = statements.Count;
        var found = (await plan.ReadAsync(Ann, new(), Today, Today.AddMonths(12), overdue: true)).Entries;
        (statements.Count - before).ShouldBe(one);
        found.Where(entry => entry.Kind == PlanKind.Audit).Select(entry => entry.Count).ShouldBe(Enumerable.Repeat(10, 30));
        found.Count(entry => entry.Kind == PlanKind.SignOff).ShouldBe(30);
    }

    [Fact]
    public async Task What_stands_for_several_is_shown_one_by_one()
    {
        var journey = await PutAsync("Bike");
        await PutAsync("Another");
        var group = (await plan.ReadAsync(Ann, new() { Kind = PlanKind.Audit, Journey = journey.Id }, Today, Today, overdue: true)).Entries.ShouldHaveSingleItem();
        group.Count.ShouldBe(10);
        var within = await plan.WithinAsync(Ann, new(), group);
        within.Select(entry => entry.Item).ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.Id), ignoreOrder: true);
        within.ShouldAllBe(entry => entry.Count == 1);
    }

    async Task<IEnumerable<(PlanKind Kind, DateOnly On, int Count, string Mark)>> ReadAsync(CurrentMember member) =>
        (await plan.ReadAsync(member, new(), Today, Today.AddMonths(12), overdue: true)).Entries.Select(entry => (entry.Kind, entry.On, entry.Count, entry.IsNew ? "new" : entry.Opens ? "opens" : ""));

    // Two touchpoints in each stage; the first has a KPI, an owner and an opportunity.
    async Task<Journey> PutAsync(string title, Guid? owner = null, ReviewInterval interval = ReviewInterval.None)
    {
        var journey = CoverageRoom.Journey(title);
        var first = journey.Touchpoints[0] with { Kpis = [new(Kpi, 3, 1)], Owner = owner, Opportunities = "Idea" };
        journey = journey with
        {
            ReviewEvery = interval,
            Touchpoints = journey.Touchpoints.SetItem(0, first),
            Opportunities = [new() { Id = Guid.NewGuid(), Rank = Rank.Between(null, null), Touchpoint = first.Id, Title = "Idea", Due = new(2026, 12, 10), Owner = owner }],
        };
        await room.PutAsync(journey);
        return journey;
    }

    async Task RoundAsync(Journey journey, DateOnly due, Guid auditor)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.AuditRounds.Add(new()
        {
            Id = Guid.NewGuid(),
            WorkspaceId = JourneyDatabase.Workspace,
            Name = "Winter",
            FirstDay = Today,
            DueDay = due,
            AuthorId = Guid.NewGuid(),
            CreatedAt = room.Now,
            Touchpoints = [.. journey.Touchpoints.Take(2).Select(touchpoint => new RoundTouchpointRow { TouchpointId = touchpoint.Id, JourneyId = journey.Id, AuditorId = auditor })],
        });
        await db.SaveChangesAsync();
    }

    async Task MeasureAsync(Journey journey, DateOnly on)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Measurements.Add(new() { JourneyId = journey.Id, TouchpointId = journey.Touchpoints[0].Id, Kpi = Kpi, On = on, Value = 2 });
        await db.SaveChangesAsync();
    }

    async Task ExperimentAsync(Journey journey, DateOnly ends, ExperimentState state = ExperimentState.Running)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Experiments.Add(new()
        {
            Id = Guid.NewGuid(),
            JourneyId = journey.Id,
            TouchpointId = journey.Touchpoints[0].Id,
            TouchpointName = "",
            Name = "Shorter form",
            Hypothesis = "",
            Kind = ExperimentKind.Conversion,
            State = state,
            EndsOn = ends,
            AuthorId = Guid.NewGuid(),
            CreatedAt = room.Now,
            Revision = 1,
        });
        await db.SaveChangesAsync();
    }

    async Task SurveyAsync(Journey journey, DateTimeOffset made, DateOnly closes)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        var id = Guid.NewGuid();
        db.Surveys.Add(new()
        {
            Id = id,
            JourneyId = journey.Id,
            Token = Secret.New(),
            AsksName = false,
            ClosesOn = closes,
            ClosesAt = made.AddDays(60),
            MadeAt = made,
            Wordings = [new() { SurveyId = id, Language = "en", Title = "Your last bike", Intro = "", Consent = "Yes" }],
        });
        await db.SaveChangesAsync();
    }

    async Task SignOffAsync(Journey journey, DateTimeOffset at)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.SignOffs.Add(new() { Id = Guid.NewGuid(), JourneyId = journey.Id, Revision = 0, RequestedBy = Guid.NewGuid(), RequestedAt = at, State = SignOffState.Approved, DecidedBy = Guid.NewGuid(), DecidedAt = at });
        await db.SaveChangesAsync();
    }
}
