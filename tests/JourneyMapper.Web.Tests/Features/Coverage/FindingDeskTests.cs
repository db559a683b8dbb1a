using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Coverage;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Assigning and accepting findings, on a real database.</summary>
public sealed class FindingDeskTests : IAsyncLifetime
{
    readonly CurrentMember editor = Member(Role.Editor);
    CoverageRoom room = null!;
    Journey journey = null!;
    FindingKey key;

    public async Task InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        journey = CoverageRoom.Journey("A bike");
        key = new("no-owner", Touchpoint: journey.Touchpoints[0].Id);
        await room.PutAsync(journey);
        await room.LinesAsync();
    }

    public Task DisposeAsync() => room.DisposeAsync().AsTask();

    [Fact]
    public async Task An_accepted_exception_leaves_the_score_until_it_expires_and_stays_listed()
    {
        var before = (await room.LinesAsync())[0].Stages[0];
        (await AcceptAsync()).ShouldBeNull();
        (await room.LinesAsync())[0].Stages[0].ShouldBeGreaterThan(before);
        (await room.Book.ContextAsync(JourneyDatabase.Workspace, journey.Id)).Review(journey).Findings.Single(finding => finding.Key == key).Accepted.ShouldBeTrue();
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
        (await room.Desk.WithdrawAsync(editor, journey.Id, key)).ShouldBeNull();
        (await room.LinesAsync())[0].Score.ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_makes_sense_is_taken()
    {
        var today = room.Book.Today;
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
    public async Task Viewers_and_strangers_change_nothing()
    {
        (await room.Desk.AcceptAsync(Member(Role.Viewer), journey.Id, key, "Known", room.Book.Today.AddDays(9))).ShouldBe(FindingProblem.NotAllowed);
        var stranger = new CurrentMember(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Stranger", Role.Owner);
        (await room.Desk.AcceptAsync(stranger, journey.Id, key, "Known", room.Book.Today.AddDays(9))).ShouldBe(FindingProblem.Gone);
        (await room.Desk.AssignAsync(stranger, journey.Id, key, null, null, "")).ShouldBe(FindingProblem.Gone);
        (await room.Desk.WithdrawAsync(editor, journey.Id, new("no-such-rule"))).ShouldBe(FindingProblem.Gone);
    }

    static CurrentMember Member(Role role) => new(Guid.NewGuid(), JourneyDatabase.Workspace, role.ToString(), role);

    Task<FindingProblem?> AcceptAsync(string because = "We know", DateOnly? until = null) =>
        room.Desk.AcceptAsync(editor, journey.Id, key, because, until ?? room.Book.Today.AddDays(30));

    Task<FindingProblem?> AssignAsync(Guid? assignee = null, DateOnly? due = null, string note = "") => room.Desk.AssignAsync(editor, journey.Id, key, assignee, due, note);

    async Task<IEnumerable<FindingKey>> ListedAsync(bool accepted) =>
        (await room.Portfolio.FindingsAsync(JourneyDatabase.Workspace, new(), accepted, take: 100)).Lines.Select(line => line.Finding.Key);
}
