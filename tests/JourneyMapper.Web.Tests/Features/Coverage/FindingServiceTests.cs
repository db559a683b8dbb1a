using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Assigning and accepting findings, on a real database.</summary>
public sealed class FindingServiceTests : IAsyncLifetime
{
    readonly CurrentMember editor = Member(Role.Editor);
    CoverageRoom room = null!;
    Journey journey = null!;
    FindingKey key;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        journey = CoverageRoom.Journey("A bike");
        key = new("no-owner", Touchpoint: journey.Touchpoints[0].Id);
        await room.PutAsync(journey);
        await room.LinesAsync();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Whoever_shows_the_journey_is_told()
    {
        var told = new List<TopicMessage>();
        using var subscription = room.Topic.Subscribe(JourneyDatabase.Workspace, told.Add);
        (await AcceptAsync()).ShouldBeNull();
        told.ShouldBe([new(journey.Id)]);
        (await room.Thresholds.SaveAsync(Member(Role.Owner), CoverageSettings.Default)).ShouldBeTrue();
        told.ShouldBe([new(journey.Id), TopicMessage.Anything]);
        (await room.Thresholds.SaveAsync(editor, CoverageSettings.Default)).ShouldBeFalse();
        told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task New_thresholds_wait_for_a_review_that_has_read_the_old_ones()
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        await using var review = await db.Database.BeginTransactionAsync();
        await ReviewLock.TakeAsync(db, JourneyDatabase.Workspace);
        var saving = room.Thresholds.SaveAsync(Member(Role.Owner), CoverageSettings.Default with { LeastTouchpoints = 3 });
        await Wait.UntilAsync(async () => await WaitingAsync() == 1 || saving.IsCompleted);
        saving.IsCompleted.ShouldBeFalse();
        await review.CommitAsync();
        (await saving).ShouldBeTrue();

        async Task<int> WaitingAsync()
        {
            await using var other = await room.Contexts.CreateDbContextAsync();
            return await other.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").SingleAsync();
        }
    }

    [Fact]
    public async Task An_accepted_exception_leaves_the_score_until_it_expires_and_stays_listed()
    {
        var before = (await room.LinesAsync())[0].Stages[0];
        (await AcceptAsync()).ShouldBeNull();
        (await room.LinesAsync())[0].Stages[0].ShouldBeGreaterThan(before);
        (await room.Query.ContextAsync(JourneyDatabase.Reader, journey.Id)).Review(journey).Findings.Single(finding => finding.Key == key).Accepted.ShouldBeTrue();
        (await ListedAsync(accepted: true)).ShouldContain(key);
        (await ListedAsync(accepted: false)).ShouldNotContain(key);

        room.Wait(TimeSpan.FromDays(31));
        (await room.LinesAsync())[0].Stages[0].ShouldBe(before);
        (await ListedAsync(accepted: true)).ShouldNotContain(key);
        (await ListedAsync(accepted: false)).ShouldContain(key);
    }

    [Fact]
    public async Task An_acceptance_can_be_withdrawn()
    {
        var before = (await room.LinesAsync())[0].Score;
        await AcceptAsync();
        (await room.Service.WithdrawAsync(editor, journey.Id, key)).ShouldBeNull();
        (await room.LinesAsync())[0].Score.ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_makes_sense_is_taken()
    {
        var today = room.Query.Today;
        (await AcceptAsync(because: " ")).ShouldBe(FindingProblem.Because);
        (await AcceptAsync(because: new string('x', Limits.Note + 1))).ShouldBe(FindingProblem.Because);
        (await AcceptAsync(until: today)).ShouldBe(FindingProblem.Until);
        (await AcceptAsync(until: today.AddYears(2).AddDays(1))).ShouldBe(FindingProblem.Until);
        (await AssignAsync(due: today.AddDays(-1))).ShouldBe(FindingProblem.Due);
        (await AssignAsync(note: new string('x', Limits.Note + 1))).ShouldBe(FindingProblem.Note);
        (await AssignAsync(assignee: Guid.NewGuid())).ShouldBe(FindingProblem.Assignee);
        (await AssignAsync(due: today, note: "Ask Lea")).ShouldBeNull();
        (await room.FindingsAsync(journey)).Single(finding => finding.Key == key.ToString()).Note.ShouldBe("Ask Lea");
    }

    [Fact]
    public async Task Managers_assign_accept_and_withdraw_and_it_is_told_who_accepted()
    {
        var manager = await PersonAsync("Max", Role.Viewer);
        (await room.Service.AssignAsync(manager, journey.Id, key, manager.Id, null, "")).ShouldBeNull();
        (await room.Service.AcceptAsync(manager, journey.Id, key, "Known", room.Query.Today.AddDays(9))).ShouldBeNull();
        var care = await room.Service.ReadAsync(editor, journey.Id, key);
        (care.AssigneeId, care.Exception).ShouldBe((manager.Id, new AcceptedException("Known", room.Query.Today.AddDays(9), "Max")));
        var listed = (await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, new(), accepted: true, take: 10)).ShouldHaveSingleItem();
        listed.Exception!.ToString().ShouldContain("Max");

        (await room.Service.WithdrawAsync(manager, journey.Id, key)).ShouldBeNull();
        (await room.Service.ReadAsync(editor, journey.Id, key)).Exception.ShouldBeNull();
        (await room.FindingsAsync(journey)).Single(finding => finding.Key == key.ToString()).AcceptedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Strangers_see_and_change_nothing()
    {
        await AcceptAsync();
        var stranger = new CurrentMember(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Stranger", Role.Owner);
        (await room.Service.ReadAsync(stranger, journey.Id, key)).Exception.ShouldBeNull();
        (await room.Service.AcceptAsync(stranger, journey.Id, key, "Known", room.Query.Today.AddDays(9))).ShouldBe(FindingProblem.Gone);
        (await room.Service.AssignAsync(stranger, journey.Id, key, null, null, "")).ShouldBe(FindingProblem.Gone);
        (await room.Service.WithdrawAsync(stranger, journey.Id, key)).ShouldBe(FindingProblem.Gone);
        (await room.Service.WithdrawAsync(editor, journey.Id, new("no-such-rule"))).ShouldBe(FindingProblem.Gone);
        (await room.Service.ReadAsync(editor, journey.Id, key)).Exception.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_finding_that_only_the_map_has_found_so_far_is_accepted_as_well()
    {
        var fresh = CoverageRoom.Journey("Another bike");
        await room.PutAsync(fresh);
        var found = new FindingKey("no-owner", Touchpoint: fresh.Touchpoints[0].Id);
        (await room.Service.ReadAsync(editor, fresh.Id, found)).Exception.ShouldBeNull();
        (await room.Service.AcceptAsync(editor, fresh.Id, found, "We know", room.Query.Today.AddDays(30))).ShouldBeNull();
        (await room.Query.ContextAsync(JourneyDatabase.Reader, fresh.Id)).Review(fresh).Findings.Single(finding => finding.Key == found).Accepted.ShouldBeTrue();
        await room.LinesAsync();
        (await ListedAsync(accepted: true)).ShouldBe([found]);
        (await room.Service.AcceptAsync(editor, fresh.Id, new("no-owner", Touchpoint: Guid.NewGuid()), "We know", room.Query.Today.AddDays(30))).ShouldBe(FindingProblem.Gone);
    }

    async Task<CurrentMember> PersonAsync(string name, Role role)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() { UserName = name, NormalizedUserName = name } };
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    static CurrentMember Member(Role role) => new(Guid.NewGuid(), JourneyDatabase.Workspace, role.ToString(), role);

    Task<FindingProblem?> AcceptAsync(string because = "We know", DateOnly? until = null) =>
        room.Service.AcceptAsync(editor, journey.Id, key, because, until ?? room.Query.Today.AddDays(30));

    Task<FindingProblem?> AssignAsync(Guid? assignee = null, DateOnly? due = null, string note = "") => room.Service.AssignAsync(editor, journey.Id, key, assignee, due, note);

    async Task<IEnumerable<FindingKey>> ListedAsync(bool accepted) =>
        (await room.Portfolio.FindingsAsync(JourneyDatabase.Reader, new(), accepted, take: 100)).Select(line => line.Finding.Key);
}
