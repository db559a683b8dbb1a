using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Stored scores and findings are those of the review, whatever happens to the journey.</summary>
public sealed class PortfolioTests : IAsyncLifetime
{
    CoverageRoom room = null!;

    public async ValueTask InitializeAsync() => room = await CoverageRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_matrix_shows_the_scores_of_the_review()
    {
        var journey = await PutAsync("A bike");
        var review = await ReviewAsync(journey);
        var line = (await room.LinesAsync()).ShouldHaveSingleItem();
        (line.Id, line.Title, (int)line.Score).ShouldBe((journey.Id, "A bike", review.Journey.Points));
        line.Stages.ShouldBe(review.Stages.Select(stage => stage.IsEmpty ? ScoreRow.Empty : (short)stage.Points));
    }

    [Fact]
    public async Task A_stage_that_a_journey_does_without_has_no_score_and_stands_behind_all_that_have_one()
    {
        static Journey Short(Journey journey) => journey with { Touchpoints = journey.Touchpoints.RemoveAll(touchpoint => touchpoint.Stage == Stage.Loyalty) };
        await PutAsync("Empty", Short);
        await PutAsync("Without", journey => Short(journey) with { OutOfScope = journey.OutOfScope.SetItem((int)Stage.Loyalty, "Another team's") });
        (await room.LinesAsync()).ToDictionary(line => line.Title, line => line.Stages[(int)Stage.Loyalty]).ShouldBe(new Dictionary<string, short> { ["Empty"] = ScoreRow.Empty, ["Without"] = ScoreRow.OutOfScope }, ignoreOrder: true);
        foreach (var descending in new[] { false, true })
            (await TitlesAsync(new() { Sort = PortfolioSort.Stage, Stage = Stage.Loyalty, Descending = descending })).ShouldBe(["Empty", "Without"]);
        // The mean is that of the one journey that should have the stage.
        (await room.Portfolio.SummaryAsync(JourneyDatabase.Reader)).Stages[(int)Stage.Loyalty].ShouldBe(0);
    }

    [Fact]
    public async Task An_edit_a_recording_and_a_new_day_are_all_seen()
    {
        var journey = await PutAsync("A bike");
        var before = (await room.LinesAsync())[0].Score;

        var owned = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Owner, Guid.NewGuid().ToString()));
        var edited = (await room.LinesAsync())[0].Score;
        ((int)edited).ShouldBe((await ReviewAsync(owned)).Journey.Points);
        edited.ShouldBeGreaterThan(before);

        await room.AuditAsync(owned, owned.Touchpoints[0].Id, room.Query.Today, 5);
        var audited = (await room.LinesAsync())[0].Score;
        audited.ShouldBeGreaterThan(edited);

        room.Wait(TimeSpan.FromDays(400));
        (await room.LinesAsync())[0].Score.ShouldBe(edited, "the audit is overdue by now");
    }

    [Fact]
    public async Task A_finding_closes_by_itself_and_reopens_when_it_comes_back()
    {
        var journey = await PutAsync("A bike");
        await room.LinesAsync();
        var key = new FindingKey("no-owner", Touchpoint: journey.Touchpoints[0].Id).ToString();
        (await FindingAsync(journey, key)).ClosedOn.ShouldBeNull();

        var owned = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Owner, Guid.NewGuid().ToString()));
        await room.LinesAsync();
        (await FindingAsync(journey, key)).ClosedOn.ShouldBe(room.Query.Today);

        room.Wait(TimeSpan.FromDays(3));
        await room.EditAsync(owned, JourneyKinds.Touchpoint.Change(owned.Touchpoints[0], TouchpointFields.Owner, ""));
        await room.LinesAsync();
        var back = await FindingAsync(journey, key);
        (back.OpenedOn, back.ClosedOn).ShouldBe((room.Query.Today, null));
    }

    [Fact]
    public async Task What_is_stored_is_what_the_review_finds()
    {
        var journey = await PutAsync("A bike");
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, room.Query.Today.AddDays(-10), 2);
        await room.LinesAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var found = (await ReviewAsync(journey)).Findings;
            var stored = await room.FindingsAsync(journey);
            stored.Select(row => FindingRow.Write(row.Read())).ShouldBe(found.Select(FindingRow.Write), ignoreOrder: true);
            foreach (var row in stored)
                (row.Key, row.Rule, row.Severity, row.Weight, row.Stage).ShouldBe((row.Read().Key.ToString(), row.Read().Rule, (short)row.Read().Severity, row.Read().Priority, row.Read().Stage));

            // The audit is three days older then.
            room.Wait(TimeSpan.FromDays(3));
            await room.LinesAsync();
        }
    }

    [Fact]
    public async Task What_people_make_of_a_finding_stays_when_it_says_something_else()
    {
        var journey = await PutAsync("A bike");
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, room.Query.Today, 2);
        await room.LinesAsync();
        var key = new FindingKey("audit-low", Touchpoint: journey.Touchpoints[0].Id);
        var member = new CurrentMember(Guid.NewGuid(), JourneyDatabase.Workspace, "Max", Role.Viewer);
        (await room.Service.AssignAsync(member, journey.Id, key, null, room.Query.Today.AddDays(30), "Ask Lea")).ShouldBeNull();
        var before = await FindingAsync(journey, key.ToString());

        room.Wait(TimeSpan.FromDays(3));
        await room.LinesAsync();
        var after = await FindingAsync(journey, key.ToString());
        (after.Note, after.Due, after.OpenedOn, after.ClosedOn).ShouldBe((before.Note, before.Due, before.OpenedOn, null));
        (before.Read().Figure(FigureName.Days), after.Read().Figure(FigureName.Days)).ShouldBe((0, 3));
    }

    [Fact]
    public async Task A_finding_that_says_nothing_new_is_not_written_again()
    {
        var journey = await PutAsync("A bike");
        await room.LinesAsync();
        var before = await WritesAsync();
        await room.AuditAsync(journey, journey.Touchpoints[0].Id, room.Query.Today, 5);
        await room.LinesAsync();
        (await WritesAsync()).Except(before).ShouldHaveSingleItem("only that the audit is due has closed");
        before.Count.ShouldBeGreaterThan(1);

        async Task<List<string>> WritesAsync()
        {
            await using var db = await room.Contexts.CreateDbContextAsync();
            return await db.Database.SqlQuery<string>($"""SELECT "Key" || xmin AS "Value" FROM "Findings" WHERE "JourneyId" = {journey.Id}""").ToListAsync();
        }
    }

    [Fact]
    public async Task Nothing_of_another_workspace_is_seen()
    {
        await room.PutAsync(new Generate(3).Journey(), workspace: JourneyDatabase.OtherWorkspace);
        (await room.LinesAsync()).ShouldBeEmpty();
        (await room.Portfolio.SummaryAsync(JourneyDatabase.Reader)).Journeys.ShouldBe(0);
        (await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, new(), accepted: false, take: 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_findings_of_each_journey_are_the_first_of_its_own_in_the_list_of_all()
    {
        var generate = new Generate(5);
        var journeys = new List<Journey> { await PutAsync("A bike"), generate.Journey(), generate.Journey(), generate.Journey() };
        foreach (var journey in journeys.Skip(1))
            await room.PutAsync(journey);
        var elsewhere = generate.Journey();
        await room.PutAsync(elsewhere, workspace: JourneyDatabase.OtherWorkspace);
        await room.LinesAsync();
        await room.Update.RunAsync(JourneyDatabase.OtherWorkspace);

        var listed = (await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, new(), accepted: false, take: 10_000));
        listed.Select(line => line.Finding.Priority).ShouldBeInOrder(SortDirection.Descending);
        var all = listed.ToLookup(line => line.Journey);
        all[journeys[0].Id].Count().ShouldBeGreaterThan(3);
        foreach (var each in (int[])[3, 10_000])
        {
            var found = await room.Portfolio.FindingsOfEachAsync(JourneyDatabase.Reader, [.. journeys.Skip(1).Append(elsewhere).Append(journeys[0]).Select(journey => journey.Id)], each);
            found[elsewhere.Id].ShouldBeEmpty();
            foreach (var journey in journeys)
                found[journey.Id].Select(Told).ShouldBe(all[journey.Id].Take(each).Select(Told));
        }

        static (FindingKey, string, DateOnly, string) Told(PortfolioFinding line) =>
            (line.Finding.Key, line.Title, line.Since, string.Join(", ", line.Finding.Touchpoints.Select(touchpoint => line.Names[touchpoint])));
    }

    [Fact]
    public async Task Filters_and_orders_are_those_that_were_asked_for()
    {
        var owner = Guid.NewGuid();
        var (first, second, third) = (
            await PutAsync("Été à vélo", journey => journey with { Tags = "summer, B2C" }),
            await PutAsync("Winter", journey => journey with { Owner = owner }),
            await PutAsync("Autumn", journey => journey with { Touchpoints = [.. journey.Touchpoints.Take(1).Select(touchpoint => touchpoint with { Id = Guid.NewGuid(), Channel = "store" })] }));

        (await TitlesAsync(new() { Text = "velo ete" })).ShouldBe([first.Title]);
        (await TitlesAsync(new() { Tag = "b2c" })).ShouldBe([first.Title]);
        (await TitlesAsync(new() { Tag = "b2" })).ShouldBeEmpty();
        (await TitlesAsync(new() { Owner = owner })).ShouldBe([second.Title]);
        (await TitlesAsync(new() { Channel = "store" })).ShouldBe([third.Title]);
        (await TitlesAsync(new() { Status = JourneyStatus.Approved })).ShouldBeEmpty();
        (await TitlesAsync(new() { Status = JourneyStatus.Draft, Sort = PortfolioSort.Title })).ShouldBe([third.Title, first.Title, second.Title]);
        (await TitlesAsync(new() { Sort = PortfolioSort.Title, Descending = true })).ShouldBe([second.Title, first.Title, third.Title]);
        foreach (var stage in Stages.All)
            (await room.LinesAsync(new() { Sort = PortfolioSort.Stage, Stage = stage })).Select(line => line.Stages[(int)stage]).ShouldBeInOrder();
    }

    [Fact]
    public async Task The_status_is_that_of_the_content()
    {
        var journey = await PutAsync("A bike");
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.SignOffs.Add(new() { Id = Guid.NewGuid(), JourneyId = journey.Id, Revision = 0, RequestedBy = Guid.NewGuid(), RequestedAt = room.Now, State = SignOffState.Approved });
            await db.SaveChangesAsync();
        }

        await ShouldBeAsync(JourneyStatus.Approved);
        journey = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Owner, Guid.NewGuid().ToString()));
        journey = await room.EditAsync(journey, JourneyKinds.Journey.Change(journey, JourneyFields.Tags, "velo"));
        await ShouldBeAsync(JourneyStatus.Approved);
        journey = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Thought, "Hm"));
        await ShouldBeAsync(JourneyStatus.Draft);
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.SignOffs.Add(new() { Id = Guid.NewGuid(), JourneyId = journey.Id, Revision = 3, RequestedBy = Guid.NewGuid(), RequestedAt = room.Now });
            await db.SaveChangesAsync();
        }

        await room.EditAsync(journey, JourneyKinds.Journey.Change(journey, JourneyFields.Tags, ""));
        await ShouldBeAsync(JourneyStatus.InReview);

        async Task ShouldBeAsync(JourneyStatus status)
        {
            (await room.LinesAsync()).ShouldHaveSingleItem().Status.ShouldBe(status);
            foreach (var other in Enum.GetValues<JourneyStatus>())
                (await room.LinesAsync(new() { Status = other })).Count.ShouldBe(other == status ? 1 : 0);
        }
    }

    [Fact]
    public async Task Two_who_open_the_page_together_do_not_disturb_each_other()
    {
        for (var i = 0; i < 8; i++)
            await PutAsync($"Journey {i}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Update.RunAsync(JourneyDatabase.Workspace)));
        (await room.LinesAsync()).Count.ShouldBe(8);
    }

    async Task<Journey> PutAsync(string title, Func<Journey, Journey>? change = null)
    {
        var journey = CoverageRoom.Journey(title);
        journey = change?.Invoke(journey) ?? journey;
        await room.PutAsync(journey);
        return journey;
    }

    async Task<CoverageReview> ReviewAsync(Journey journey) => (await room.Query.ContextAsync(JourneyDatabase.Reader, journey.Id)).Review(journey);

    async Task<FindingRow> FindingAsync(Journey journey, string key) => (await room.FindingsAsync(journey)).Single(finding => finding.Key == key);

    async Task<IEnumerable<string>> TitlesAsync(PortfolioFilter filter) => (await room.LinesAsync(filter)).Select(line => line.Title);
}
