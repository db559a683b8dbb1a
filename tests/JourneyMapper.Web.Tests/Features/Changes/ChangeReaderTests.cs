using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Changes;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Coverage;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Changes;

/// <summary>What has changed since a review. It is 22 November 2026; the journey was made on the first of June and signed off on the first of October.</summary>
public sealed class ChangeReaderTests : IAsyncLifetime
{
    const string Kpi = "conversion-rate";

    static readonly CurrentMember Ann = new(JourneyDatabase.Reader.Member!.Value, JourneyDatabase.Workspace, "Ann", Role.Editor);
    static readonly DateTimeOffset Made = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset SignedOff = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    CoverageRoom room = null!;
    ChangeReader reader = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        reader = new(room.Contexts, new JourneyStore(room.Contexts, room), room.Query, new(room.Contexts, room), room);
        journey = CoverageRoom.Journey("Buying a bike");
        journey = (journey with { Touchpoints = journey.Touchpoints.SetItem(0, journey.Touchpoints[0] with { Kpis = [new(Kpi, 3, 1)], Opportunities = "Idea" }) }).WithItems();
        await room.PutAsync(journey, Made);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Without_a_sign_off_it_is_told_from_the_beginning_on()
    {
        await EditAsync(JourneyKinds.Touchpoint.Remove(journey.Touchpoints[9].Id), Made.AddDays(1));
        var report = await ReadAsync();
        (report.HasStart, report.IsComplete, report.From).ShouldBe((false, true, new(2026, 6, 1)));
        report.Map.Removed.ShouldHaveSingleItem().Names.ShouldBe(["Second of Loyalty"]);
    }

    [Fact]
    public async Task Of_the_map_it_tells_where_it_came_to_since_the_last_sign_off()
    {
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[1], TouchpointFields.Name, "Told before"), Made.AddDays(1));
        await SignOffAsync();
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Action, "Looks"), SignedOff.AddDays(1));
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Action, "Looks around"), SignedOff.AddDays(2));
        await EditAsync(JourneyKinds.Touchpoint.Move(journey.Touchpoints[2].Id, Stage.Loyalty, Place.AtEnd), SignedOff.AddDays(3));
        await EditAsync(JourneyKinds.Journey.Change(journey, JourneyFields.Scenario, "Tom wants a bike"), SignedOff.AddDays(4));

        var report = await ReadAsync();
        (report.HasStart, report.IsComplete, report.From).ShouldBe((true, true, new(2026, 10, 1)));
        report.Map.Added.ShouldBeEmpty();
        report.Map.Removed.ShouldBeEmpty();
        report.Map.Moved.ShouldHaveSingleItem().ShouldContain("First of Consideration");
        var changed = report.Map.Changed.ShouldHaveSingleItem();
        changed.Touchpoint.Name.ShouldBe("First of Awareness");
        changed.Fields.ShouldBe([new(TouchpointFields.Action.Name(), "", "Looks around")]);
        report.Map.Others.ShouldHaveSingleItem().ShouldContain("Tom wants a bike");
    }

    [Fact]
    public async Task A_day_and_a_named_version_are_where_it_begins_too()
    {
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Action, "In July"), new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[1], TouchpointFields.Action, "In August"), new(2026, 8, 1, 9, 0, 0, TimeSpan.Zero));
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.NamedVersions.Add(new() { JourneyId = journey.Id, Revision = 1, Name = "Summer", AuthorId = Ann.Id, At = room.Now });
            await db.SaveChangesAsync();
        }

        (await ReadAsync(new ChangesStart.Day(new(2026, 8, 1)))).Map.Changed.Select(changed => changed.Fields[0].After).ShouldBe(["In August"]);
        (await ReadAsync(new ChangesStart.Day(new(2026, 8, 2)))).Map.IsEmpty.ShouldBeTrue();
        var version = await ReadAsync(new ChangesStart.Version(1));
        version.Since.ShouldContain("Summer");
        version.Map.Changed.Select(changed => changed.Fields[0].After).ShouldBe(["In August"]);
        // One that nobody has named means the last sign-off.
        (await ReadAsync(new ChangesStart.Version(2))).Map.Changed.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_day_begins_where_the_reader_is()
    {
        // In Paris it is half past midnight of the first of August.
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[1], TouchpointFields.Action, "In the night"), new(2026, 7, 31, 22, 30, 0, TimeSpan.Zero));
        var start = new ChangesStart.Day(new(2026, 8, 1));
        var paris = await reader.ReadAsync(Ann with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris") }, journey.Id, start);
        paris.ShouldNotBeNull().Map.Changed.Select(changed => changed.Fields[0].After).ShouldBe(["In the night"]);
        (await ReadAsync(start)).Map.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Scores_and_findings_are_those_of_the_map_and_the_facts_then_and_now()
    {
        await MeasureAsync(new(2026, 9, 30), 2);
        await SignOffAsync();
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Owner, Ann.Id.ToString()), SignedOff.AddDays(1));
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, new(2026, 11, 1), 4);
        await MeasureAsync(new(2026, 11, 20), 5);

        var report = await ReadAsync();
        report.HasOtherScores.ShouldBeTrue();
        var awareness = report.Scores.Single(score => score.Stage == Stage.Awareness);
        awareness.Now.ShouldNotBeNull().ShouldBeGreaterThan(awareness.Then.ShouldNotBeNull());
        report.Scores.Single(score => score.Stage == Stage.Loyalty).ShouldSatisfyAllConditions(score => score.Now.ShouldBe(score.Then));
        report.NewFindings.ShouldBeEmpty();
        report.GoneFindings.Count.ShouldBe(3, "no owner, never audited, below its target");
        report.Kpis.ShouldHaveSingleItem().ShouldSatisfyAllConditions(kpi => kpi.Then!.Value.Value.ShouldBe(2), kpi => kpi.Now.Value.ShouldBe(5), kpi => kpi.Target.ShouldBe(3));
        report.Audits.ShouldHaveSingleItem().ShouldBe(new("First of Awareness", new(2026, 11, 1), 4, null));
    }

    [Fact]
    public async Task Decided_experiments_answers_of_surveys_and_opportunities_done_are_told()
    {
        await SignOffAsync();
        await EditAsync(JourneyKinds.Opportunity.Change(journey.Opportunities[0], OpportunityFields.Status, nameof(OpportunityStatus.Done)), SignedOff.AddDays(1));
        var survey = Guid.NewGuid();
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Experiments.AddRange(Experiment("Before", new(2026, 9, 1)), Experiment("Since", new(2026, 11, 1)));
            db.Surveys.Add(new()
            {
                Id = survey,
                JourneyId = journey.Id,
                Token = Secret.New(),
                AsksName = false,
                ClosesOn = new(2026, 12, 1),
                ClosesAt = room.Now.AddDays(9),
                MadeAt = Made,
                Wordings = [new() { SurveyId = survey, Language = "en", Title = "Your last bike", Intro = "", Consent = "Yes" }],
            });
            db.SurveyAnswers.AddRange(Answer(new(2026, 9, 1)), Answer(new(2026, 11, 2)), Answer(new(2026, 11, 3)));
            await db.SaveChangesAsync();
        }

        var report = await ReadAsync();
        report.Experiments.ShouldHaveSingleItem().Name.ShouldBe("Since");
        report.Surveys.ShouldHaveSingleItem().ShouldBe(new("Your last bike", 2));
        report.Opportunities.ShouldHaveSingleItem().Name.ShouldBe("Idea");

        Data.Experiments.ExperimentRow Experiment(string name, DateOnly decided) => new()
        {
            Id = Guid.NewGuid(),
            JourneyId = journey.Id,
            TouchpointId = journey.Touchpoints[0].Id,
            TouchpointName = "First of Awareness",
            Name = name,
            Hypothesis = "",
            Kind = ExperimentKind.Conversion,
            State = ExperimentState.Decided,
            DecidedOn = decided,
            AuthorId = Ann.Id,
            CreatedAt = Made,
            Revision = 1,
        };

        Data.Surveys.SurveyAnswerRow Answer(DateOnly on) => new() { Id = Guid.NewGuid(), SurveyId = survey, AnsweredOn = on, Name = "", Path = [] };
    }

    [Fact]
    public async Task Nothing_has_changed_right_after_a_sign_off()
    {
        await SignOffAsync(room.Now);
        (await ReadAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task It_says_where_the_history_no_longer_reaches_so_far_back()
    {
        await SignOffAsync();
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Action, "Forgotten"), SignedOff.AddDays(1));
        await EditAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[1], TouchpointFields.Action, "Known"), SignedOff.AddDays(2));
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journal.Where(entry => entry.StreamId == journey.Id && entry.Revision == 1).ExecuteDeleteAsync();

        var report = await ReadAsync();
        report.IsComplete.ShouldBeFalse();
        report.Map.Changed.Select(changed => changed.Fields[0].After).ShouldBe(["Known"]);
    }

    [Fact]
    public async Task What_somebody_does_not_see_is_not_there()
    {
        (await reader.ReadAsync(Ann with { Workspace = JourneyDatabase.OtherWorkspace }, journey.Id, new ChangesStart.SignOff())).ShouldBeNull();
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "IsPrivate" = TRUE WHERE "Id" = {journey.Id}""");
        (await reader.ReadAsync(Ann, journey.Id, new ChangesStart.SignOff())).ShouldBeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("v12", "v12")]
    [InlineData("v-1", "")]
    [InlineData("2026-11-01", "2026-11-01")]
    [InlineData("2026-13-01", "")]
    public void What_an_address_asks_for_is_read_or_means_the_last_sign_off(string? text, string expected) => ChangesStart.Parse(text).ToString().ShouldBe(expected);

    async Task<ChangeReport> ReadAsync(ChangesStart? start = null) => (await reader.ReadAsync(Ann, journey.Id, start ?? new ChangesStart.SignOff())).ShouldNotBeNull();

    async Task EditAsync(Edit edit, DateTimeOffset at) => journey = await room.EditAsync(journey, edit, at);

    async Task SignOffAsync(DateTimeOffset? at = null)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.SignOffs.Add(new()
        {
            Id = Guid.NewGuid(),
            JourneyId = journey.Id,
            Revision = journey.Revision,
            RequestedBy = Guid.NewGuid(),
            RequestedAt = at ?? SignedOff,
            State = SignOffState.Approved,
            DecidedBy = Guid.NewGuid(),
            DecidedAt = at ?? SignedOff,
        });
        await db.SaveChangesAsync();
    }

    async Task MeasureAsync(DateOnly on, decimal value)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Measurements.Add(new() { JourneyId = journey.Id, TouchpointId = journey.Touchpoints[0].Id, Kpi = Kpi, On = on, Value = value });
        await db.SaveChangesAsync();
    }
}
