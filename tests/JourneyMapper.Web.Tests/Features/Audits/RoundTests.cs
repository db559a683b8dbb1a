using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Audits.Rounds;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Rounds of audits are shared out among those who may audit; what is done in them the audits tell.</summary>
public sealed class RoundTests : IAsyncLifetime
{
    readonly Touchpoint[] places = [.. "ABCD".Select(name => AuditRoom.Touchpoint(name.ToString()))];
    AuditRoom room = null!;
    CurrentMember ann = null!, bob = null!, zoe = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        (ann, bob, zoe) = (await room.JoinAsync("Ann"), await room.JoinAsync("Bob"), await room.JoinAsync("Zoé"));
        journey = await room.PutAsync("Bike", places);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_round_is_shared_out_and_its_auditors_are_told()
    {
        var round = await BeginAsync(Round(ann, bob, zoe));
        var found = (await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull();
        found.Lines.Select(line => (line.Name, line.AuditorName)).ShouldBe([("A", "Ann"), ("B", "Bob"), ("C", "Zoé"), ("D", "Ann")]);
        found.Progress(line => line.AuditorName).ShouldBe([("Ann", 2, 0), ("Bob", 1, 0), ("Zoé", 1, 0)]);
        (found.Author, found.MayChange, found.Summary.Mine).ShouldBe(("Ann", true, 2));
        await using var db = await room.Contexts.CreateDbContextAsync();
        var items = await db.InboxItems.ToListAsync();
        items.Select(item => (item.Kind, item.MemberId, item.ActorId, item.Subject)).ShouldBe(
            [(InboxItemKind.RoundBegun, bob.Id, ann.Id, round.ToString()), (InboxItemKind.RoundBegun, zoe.Id, ann.Id, round.ToString())], ignoreOrder: true);
    }

    [Fact]
    public async Task A_touchpoint_is_done_by_an_audit_of_ours_from_the_first_day_on()
    {
        var owner = await room.JoinAsync("Olga", Role.Owner);
        var velo = Guid.NewGuid();
        (await room.Competitors.AddAsync(owner, velo, "Velo")).ShouldBe(new AuditingChange.Done());
        var round = await BeginAsync(Round(ann, bob) with { FirstDay = room.Today.AddDays(-2), DueDay = room.Today.AddDays(1) });
        await room.RecordAsync(places[0], room.Today.AddDays(-3));
        (await room.Log.RecordAsync(bob, AuditRoom.Audit(places[1], room.Today) with { Competitor = velo })).ShouldBeNull();
        (await DoneAsync(round)).ShouldBeEmpty();
        await room.RecordAsync(places[0], room.Today.AddDays(-2));
        await room.RecordAsync(places[2], room.Today);
        (await DoneAsync(round)).ShouldBe(["A", "C"]);
        (await room.Rounds.AllAsync(bob)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => (one.Total, one.Done, one.Mine).ShouldBe((4, 2, 2)), one => one.IsLate(room.Today.AddDays(1)).ShouldBeFalse(), one => one.IsLate(room.Today.AddDays(2)).ShouldBeTrue());
        (await room.Queue.OfRoundAsync(bob, round)).Select(one => one.Name).ShouldBe(["B", "D"]);
        // Ann is through, so she sees what Bob has still to do.
        (await room.Queue.OfRoundAsync(ann, round)).Select(one => one.Name).ShouldBe(["B", "D"]);
    }

    [Fact]
    public async Task Who_began_a_round_gives_it_another_name_and_other_days_and_what_counts_follows()
    {
        var round = await BeginAsync(Round(ann, bob));
        await room.RecordAsync(places[0], room.Today);
        (await DoneAsync(round)).ShouldBe(["A"]);
        RoundPlan later = new("  Spring  ", room.Today.AddDays(1), room.Today.AddDays(9));
        (await room.RoundService.PlanAsync(bob, round, later)).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.PlanAsync(ann, Guid.NewGuid(), later)).ShouldBe(new RoundOutcome.Gone());
        (await room.RoundService.PlanAsync(ann, round, later with { Name = " ", DueDay = room.Today })).ShouldBeOfType<RoundOutcome.Invalid>().Problems
            .ShouldBe(new Dictionary<RoundField, Problem> { [RoundField.Name] = Problem.Required, [RoundField.DueDay] = Problem.OutOfRange }, ignoreOrder: true);
        (await DoneAsync(round)).ShouldBe(["A"]);
        (await room.RoundService.PlanAsync(ann, round, later)).ShouldBe(new RoundOutcome.Done());
        (await DoneAsync(round)).ShouldBeEmpty();
        var summary = (await room.Rounds.FindAsync(ann, round))!.Summary;
        (summary.Name, summary.FirstDay, summary.DueDay).ShouldBe(("Spring", room.Today.AddDays(1), room.Today.AddDays(9)));
        // After a year and more its first day is long ago, and its name can be changed still.
        room.Wait(TimeSpan.FromDays(400));
        (await room.RoundService.PlanAsync(ann, round, new("Last spring", summary.FirstDay, summary.DueDay))).ShouldBe(new RoundOutcome.Done());
    }

    [Fact]
    public async Task What_is_audited_after_the_end_does_not_count_and_a_round_that_goes_on_counts_it()
    {
        var round = await BeginAsync(Round(ann, bob));
        (await room.RoundService.EndAsync(bob, round)).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.EndAsync(ann, round)).ShouldBe(new RoundOutcome.Done());
        room.Wait(TimeSpan.FromDays(3));
        await room.RecordAsync(places[0], room.Today);
        (await DoneAsync(round)).ShouldBeEmpty();
        (await room.Queue.OfRoundAsync(bob, round)).ShouldBeEmpty();
        (await room.RoundService.ReopenAsync(ann, round)).ShouldBe(new RoundOutcome.Done());
        (await DoneAsync(round)).ShouldBe(["A"]);
    }

    [Fact]
    public async Task Only_what_is_due_when_it_is_asked_for()
    {
        await room.RecordAsync(places[0], room.Today);
        await room.RecordAsync(places[1], room.Today.AddYears(-1));
        var round = await BeginAsync(Round(ann) with { OnlyDue = true });
        (await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull().Lines.Select(line => line.Name).ShouldBe(["B", "C", "D"]);
        foreach (var place in places)
            await room.RecordAsync(place, room.Today);
        (await room.RoundService.BeginAsync(ann, Round(ann) with { OnlyDue = true })).ShouldBe(new RoundOutcome.Nothing());
    }

    [Fact]
    public async Task Private_journeys_go_to_those_who_may_edit_them_and_are_seen_by_nobody_else()
    {
        var secret = AuditRoom.Touchpoint("Secret");
        var hidden = await room.PutAsync("Hidden", secret);
        await room.ClosePrivateAsync(hidden, (ann.Id, AccessLevel.Edit), (zoe.Id, AccessLevel.See));
        var both = Round(bob, zoe) with { Journeys = [journey.Id, hidden.Id] };
        (await room.RoundService.BeginAsync(bob, both with { Auditors = [ann.Id] })).ShouldBe(new RoundOutcome.Gone());
        (await room.RoundService.BeginAsync(ann, both)).ShouldBe(new RoundOutcome.NobodyFor("Hidden"));
        var round = await BeginAsync(both with { Id = Guid.NewGuid(), Auditors = [ann.Id, bob.Id] });
        (await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull().Lines.ShouldContain(line => line.Name == "Secret" && line.Auditor == ann.Id);
        (await room.Rounds.FindAsync(bob, round)).ShouldNotBeNull().Lines.ShouldNotContain(line => line.Title == "Hidden");
        (await room.Rounds.AllAsync(bob)).ShouldHaveSingleItem().Total.ShouldBe(4);
        (await room.RoundService.AssignAsync(ann, round, [secret.Id], zoe.Id)).ShouldBe(new RoundOutcome.NoAuditor());

        var alone = await BeginAsync(both with { Id = Guid.NewGuid(), Journeys = [hidden.Id], Auditors = [ann.Id] });
        (await room.Rounds.FindAsync(bob, alone)).ShouldBeNull();
        (await room.RoundService.EndAsync(bob, alone)).ShouldBe(new RoundOutcome.Gone());
        (await room.Rounds.FindAsync(AuditRoom.Stranger(), round)).ShouldBeNull();
        (await room.Rounds.AllAsync(AuditRoom.Stranger())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_begins_a_round_edits_its_journeys_and_its_auditors_are_members_who_edit()
    {
        var viewer = await room.JoinAsync("Vic", Role.Viewer);
        (await room.RoundService.BeginAsync(viewer, Round(ann))).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.BeginAsync(viewer with { Role = Role.Editor }, Round(ann))).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.BeginAsync(ann, Round(viewer))).ShouldBe(new RoundOutcome.NoAuditor());
        (await room.RoundService.BeginAsync(ann, Round(await room.JoinAsync("Eve", workspace: JourneyDatabase.OtherWorkspace)))).ShouldBe(new RoundOutcome.NoAuditor());
        (await room.RoundService.BeginAsync(ann, Round(ann) with { Journeys = [Guid.NewGuid()] })).ShouldBe(new RoundOutcome.Gone());
        (await room.RoundService.BeginAsync(ann, Round(ann) with { Name = "" })).ShouldBeOfType<RoundOutcome.Invalid>().Problems.ShouldBe(new Dictionary<RoundField, Problem> { [RoundField.Name] = Problem.Required });
        (await room.Rounds.AllAsync(ann)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_shared_out_anew_by_hand_and_deleted_with_its_notices()
    {
        var wanted = Round(ann, bob);
        var round = await BeginAsync(wanted);
        (await room.RoundService.BeginAsync(ann, wanted)).ShouldBe(new RoundOutcome.Done());
        (await room.RoundService.AssignAsync(bob, round, [places[0].Id], bob.Id)).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.AssignAsync(ann, round, [Guid.NewGuid()], bob.Id)).ShouldBe(new RoundOutcome.Gone());
        (await room.RoundService.AssignAsync(ann, round, [places[1].Id, places[3].Id], zoe.Id)).ShouldBe(new RoundOutcome.Done());
        (await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull().Progress(line => line.AuditorName).ShouldBe([("Ann", 2, 0), ("Zoé", 2, 0)]);
        (await ToldAsync()).ShouldBe([zoe.Id]);
        (await room.RoundService.DeleteAsync(bob, round)).ShouldBe(new RoundOutcome.NotAllowed());
        (await room.RoundService.DeleteAsync(await room.JoinAsync("Olga", Role.Owner), round)).ShouldBe(new RoundOutcome.Done());
        (await ToldAsync()).ShouldBeEmpty();
        (await room.Rounds.AllAsync(ann)).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_most_fifty_rounds_go_on()
    {
        for (var i = 0; i < Limits.OpenRounds; i++)
            await BeginAsync(Round(ann));
        (await room.RoundService.BeginAsync(ann, Round(ann))).ShouldBe(new RoundOutcome.Full());
        var ended = (await room.Rounds.AllAsync(ann))[0].Id;
        (await room.RoundService.EndAsync(ann, ended)).ShouldBe(new RoundOutcome.Done());
        await BeginAsync(Round(ann));
        (await room.RoundService.ReopenAsync(ann, ended)).ShouldBe(new RoundOutcome.Full());
    }

    [Fact]
    public async Task A_calendar_shows_its_days_and_what_is_left_for_its_reader()
    {
        var round = await BeginAsync(Round(ann, bob));
        await room.RecordAsync(places[0], room.Today);
        var entry = RoundCalendar.Entry((await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull(), ann.Id, new("https://maps.example/audits/rounds/1"));
        (entry.First, entry.Last, entry.Uid).ShouldBe((room.Today, room.Today.AddDays(14), $"audit-round-{round}@journeymapper"));
        entry.Description.ShouldContain("C (Bike)");
        entry.Description.ShouldNotContain("B (Bike)");
        entry.Description.ShouldNotContain("A (Bike)");
    }

    AuditRound Round(params CurrentMember[] auditors) => new()
    {
        Id = Guid.NewGuid(),
        Name = "Autumn",
        FirstDay = room.Today,
        DueDay = room.Today.AddDays(14),
        Journeys = [journey.Id],
        Auditors = [.. auditors.Select(auditor => auditor.Id)],
    };

    async Task<Guid> BeginAsync(AuditRound round)
    {
        (await room.RoundService.BeginAsync(ann, round)).ShouldBe(new RoundOutcome.Done());
        return round.Id;
    }

    async Task<IEnumerable<string>> DoneAsync(Guid round) => (await room.Rounds.FindAsync(ann, round)).ShouldNotBeNull().Lines.Where(line => line.DoneOn is not null).Select(line => line.Name);

    async Task<IReadOnlyList<Guid>> ToldAsync()
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        return await db.InboxItems.Select(item => item.MemberId).ToListAsync();
    }
}
