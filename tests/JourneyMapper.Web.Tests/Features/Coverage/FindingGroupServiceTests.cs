using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Findings of all journeys by rule, assigned and accepted together, on a real database.</summary>
public sealed class FindingGroupServiceTests : IAsyncLifetime
{
    const string Rule = "no-owner";

    readonly CurrentMember manager = new(Guid.NewGuid(), JourneyDatabase.Workspace, "Max", Role.Viewer);
    CoverageRoom room = null!;
    FindingGroupService service = null!;
    Journey first = null!;
    Journey second = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        service = new(room.Contexts, room.Query, room.Portfolio, room.Topic, room.Inboxes, room);
        (first, second) = (CoverageRoom.Journey("A bike"), CoverageRoom.Journey("Another bike"));
        await room.PutAsync(first);
        await room.PutAsync(second);
        await room.LinesAsync();
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Members.Add(new() { Id = manager.Id, WorkspaceId = manager.Workspace, DisplayName = manager.Name, Role = manager.Role, Language = "en", Account = new() { UserName = manager.Name, NormalizedUserName = manager.Name } });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Groups_count_what_the_list_holds_and_the_most_urgent_is_first()
    {
        var generate = new Generate(7);
        for (var i = 0; i < 4; i++)
            await room.PutAsync(generate.Journey());
        await room.PutAsync(generate.Journey(), workspace: JourneyDatabase.OtherWorkspace);
        await room.LinesAsync();
        await room.Update.RunAsync(JourneyDatabase.OtherWorkspace);
        await room.Service.AssignAsync(manager, first.Id, Key(first, 0), manager.Id, room.Query.Today, "");
        await room.Service.AssignAsync(manager, first.Id, Key(first, 1), manager.Id, room.Query.Today.AddDays(5), "");
        await room.Service.AcceptAsync(manager, first.Id, Key(first, 2), "Known", room.Query.Today.AddDays(9));
        room.Wait(TimeSpan.FromDays(1));
        await room.LinesAsync();

        foreach (var accepted in (bool[])[false, true])
            foreach (var filter in (PortfolioFilter[])[new(), new() { Text = "bike" }, new() { Text = "another" }])
            {
                var lines = await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, filter, accepted, take: 10_000);
                var groups = await room.Portfolio.GroupsAsync(JourneyDatabase.Reader, filter, accepted);
                groups.OrderBy(group => group.Rule, StringComparer.Ordinal).ShouldBe(lines.GroupBy(line => line.Finding.Rule).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new PortfolioGroup(
                    group.Key, group.Count(), group.Max(line => line.Finding.Severity), group.Max(line => line.Finding.Priority), group.Select(line => line.Journey).Distinct().Count(),
                    groups.Single(shown => shown.Rule == group.Key).Title, group.Count(line => line.Assignee is not null), group.Count(line => line.Due < room.Query.Today))));
                groups.Select(group => group.Weight).ShouldBeInOrder(SortDirection.Descending);
                foreach (var group in groups.Where(group => group.Journeys == 1))
                    group.Title.ShouldBe(lines.First(line => line.Finding.Rule == group.Rule).Title);
            }

        var owners = (await room.Portfolio.GroupsAsync(JourneyDatabase.Reader, new() { Text = "bike" }, accepted: false)).Single(group => group.Rule == Rule);
        (owners.Count, owners.Journeys, owners.Assigned, owners.Overdue).ShouldBe((19, 2, 2, 1));
    }

    [Fact]
    public async Task What_is_in_sight_follows_what_is_unfolded()
    {
        var list = new UnfoldedFindings(accepted: false);
        await list.ReadAsync(room.Portfolio, JourneyDatabase.Reader, new());
        list.Count.ShouldBe((await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, new(), accepted: false, take: 10_000)).Count);
        list.Lines(Rule).ShouldBeEmpty();

        list.Toggle(Rule);
        await room.PutAsync(CoverageRoom.Journey("A third bike"));
        await room.LinesAsync();
        await list.ReadAsync(room.Portfolio, JourneyDatabase.Reader, new());
        list.Lines(Rule).Count().ShouldBe(20);
        list.Lines(Rule).ShouldAllBe(line => line.Finding.Rule == Rule);

        list.ShowMore(Rule);
        await list.ReadAsync(room.Portfolio, JourneyDatabase.Reader, new());
        list.Lines(Rule).Count().ShouldBe(30);

        list.Toggle(Rule);
        await list.ReadAsync(room.Portfolio, JourneyDatabase.Reader, new());
        list.IsUnfolded(Rule).ShouldBeFalse();
        list.Lines(Rule).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_rule_finds_only_once_is_in_sight_at_once()
    {
        await room.EditAsync(first, JourneyKinds.Touchpoint.Add(first.Touchpoints[^1] with { Id = Guid.NewGuid(), Name = first.Touchpoints[^1].Name }, Place.AtEnd));
        await room.LinesAsync();
        var list = new UnfoldedFindings(accepted: false);
        await list.ReadAsync(room.Portfolio, JourneyDatabase.Reader, new());
        list.Groups.Single(group => group.Rule == "duplicate-touchpoint").Count.ShouldBe(1);
        list.Lines("duplicate-touchpoint").ShouldHaveSingleItem().Journey.ShouldBe(first.Id);
    }

    [Fact]
    public async Task All_of_a_rule_are_assigned_at_once_but_for_those_that_somebody_has()
    {
        await room.Service.AssignAsync(manager, first.Id, Key(first, 0), manager.Id, null, "Mine");
        var care = await service.ReadAsync(manager, new(), Rule, accepted: false);
        (care.Findings.Count, care.Findings.Count(finding => finding.Taken)).ShouldBe((20, 1));
        care.Members.ShouldContain((manager.Id, "Max"));

        var due = room.Query.Today.AddDays(14);
        var (changed, problem) = await service.AssignAsync(manager, All(care), manager.Id, due, "One owner each", alsoTaken: false);
        problem.ShouldBeNull();
        changed.Count.ShouldBe(19);
        var rows = (await RowsAsync()).ToList();
        rows.Count(row => row.Note == "One owner each" && row.Due == due && row.AssigneeId == manager.Id).ShouldBe(19);
        rows.Single(row => row.Note == "Mine").Due.ShouldBeNull();

        (await service.AssignAsync(manager, All(care), null, null, "", alsoTaken: true)).Changed.Count.ShouldBe(20);
        (await RowsAsync()).ShouldAllBe(row => row.AssigneeId == null && row.Note == "");
    }

    [Fact]
    public async Task All_of_a_rule_are_accepted_at_once_and_taken_back_at_once()
    {
        var before = (await room.LinesAsync()).Select(line => line.Score).ToList();
        await room.Service.AcceptAsync(manager, first.Id, Key(first, 0), "For another reason", room.Query.Today.AddDays(9));
        var care = await service.ReadAsync(manager, new(), Rule, accepted: false);
        await room.Service.AcceptAsync(manager, first.Id, Key(first, 1), "Meanwhile", room.Query.Today.AddDays(9));

        var (changed, problem) = await service.AcceptAsync(manager, All(care), "The new team comes in May", room.Query.Today.AddDays(30));

        problem.ShouldBeNull();
        changed.Count.ShouldBe(18);
        (await room.LinesAsync()).Select(line => line.Score).ShouldAllBe(score => score > before.Max());
        var rows = (await RowsAsync()).ToList();
        rows.ShouldAllBe(row => row.AcceptedBy == manager.Id);
        rows.Select(row => row.AcceptedBecause).Distinct().ShouldBe(["For another reason", "Meanwhile", "The new team comes in May"], ignoreOrder: true);
        (await room.Portfolio.GroupsAsync(JourneyDatabase.Reader, new(), accepted: false)).ShouldNotContain(group => group.Rule == Rule);
        (await room.Portfolio.GroupsAsync(JourneyDatabase.Reader, new(), accepted: true)).ShouldHaveSingleItem().Count.ShouldBe(20);

        (await service.WithdrawAsync(manager, changed)).Changed.Count.ShouldBe(18);
        (await RowsAsync()).Count(row => row.AcceptedUntil is null).ShouldBe(18);
        (await service.WithdrawAsync(manager, changed)).Problem.ShouldBe(FindingProblem.Gone);
        await service.WithdrawAsync(manager, All(care));
        await room.Service.WithdrawAsync(manager, first.Id, Key(first, 0));
        (await room.LinesAsync()).Select(line => line.Score).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_changed_when_something_is_wrong()
    {
        var all = All(await service.ReadAsync(manager, new(), Rule, accepted: false));
        var today = room.Query.Today;
        (await service.AssignAsync(manager, all, Guid.NewGuid(), null, "", alsoTaken: true)).Problem.ShouldBe(FindingProblem.Assignee);
        (await service.AssignAsync(manager, all, manager.Id, today.AddDays(-1), "", alsoTaken: true)).Problem.ShouldBe(FindingProblem.Due);
        (await service.AssignAsync(manager, all, manager.Id, null, new('x', Limits.Note + 1), alsoTaken: true)).Problem.ShouldBe(FindingProblem.Note);
        (await service.AcceptAsync(manager, all, " ", today.AddDays(9))).Problem.ShouldBe(FindingProblem.Because);
        (await service.AcceptAsync(manager, all, "Known", today)).Problem.ShouldBe(FindingProblem.Until);
        var many = Enumerable.Range(0, FindingGroupService.Most + 1).Select(_ => new FindingAt(first.Id, new(Rule, Touchpoint: Guid.NewGuid()))).ToList();
        (await service.AcceptAsync(manager, many, "Known", today.AddDays(9))).Problem.ShouldBe(FindingProblem.TooMany);
        (await service.AcceptAsync(manager, many[1..], "Known", today.AddDays(9))).Problem.ShouldBe(FindingProblem.Gone);
        (await RowsAsync()).ShouldAllBe(row => row.AssigneeId == null && row.AcceptedUntil == null && row.Note == "");
    }

    [Fact]
    public async Task Strangers_see_and_change_nothing()
    {
        var stranger = new CurrentMember(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Stranger", Role.Owner);
        var all = All(await service.ReadAsync(manager, new(), Rule, accepted: false));
        (await service.ReadAsync(stranger, new(), Rule, accepted: false)).Findings.ShouldBeEmpty();
        (await service.AssignAsync(stranger, all, null, null, "Mine", alsoTaken: true)).Problem.ShouldBe(FindingProblem.Gone);
        (await service.AcceptAsync(stranger, all, "Known", room.Query.Today.AddDays(9))).Problem.ShouldBe(FindingProblem.Gone);
        await service.AcceptAsync(manager, all, "Known", room.Query.Today.AddDays(9));
        (await service.WithdrawAsync(stranger, all)).Problem.ShouldBe(FindingProblem.Gone);
        (await RowsAsync()).ShouldAllBe(row => row.Note == "" && row.AcceptedBecause == "Known");
    }

    [Fact]
    public async Task Findings_about_the_same_stage_of_other_journeys_are_left_alone()
    {
        foreach (var journey in (Journey[])[first, second])
            await room.EditAsync(journey, JourneyKinds.Touchpoint.Remove(journey.Touchpoints[^1].Id));
        await room.LinesAsync();
        var all = All(await service.ReadAsync(manager, new(), "stage-thin", accepted: false));
        all.Count.ShouldBe(2);
        var (changed, _) = await service.AssignAsync(manager, [all[0]], manager.Id, null, "", alsoTaken: false);
        changed.ShouldBe([all[0]]);
        (await service.ReadAsync(manager, new(), "stage-thin", accepted: false)).Findings.Count(finding => finding.Taken).ShouldBe(1);
    }

    static FindingKey Key(Journey journey, int touchpoint) => new(Rule, Touchpoint: journey.Touchpoints[touchpoint].Id);

    static List<FindingAt> All(FindingGroupStatus care) => [.. care.Findings.Select(finding => finding.At)];

    async Task<IEnumerable<FindingRow>> RowsAsync() =>
        (await room.FindingsAsync(first)).Concat(await room.FindingsAsync(second)).Where(row => row.Rule == Rule);
}
