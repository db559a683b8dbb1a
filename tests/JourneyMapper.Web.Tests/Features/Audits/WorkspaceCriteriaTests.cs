using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Owners say what is asked beside the six; audits of before keep what they were asked.</summary>
public sealed class WorkspaceCriteriaTests : IAsyncLifetime
{
    static readonly OwnCriterion Smell = new("Smell", "How does it smell?");

    readonly Touchpoint store = AuditRoom.Touchpoint();
    AuditRoom room = null!;
    CurrentMember owner = null!;

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        owner = await room.JoinAsync("Olga", Role.Owner);
        await room.PutAsync("Buying a road bike", store);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Response_time_is_off_until_an_owner_switches_it_on()
    {
        (await AskedAsync()).ShouldBeEmpty();
        (await room.Criteria.LinesAsync(JourneyDatabase.Workspace)).ShouldBe([new(AuditCriteria.Find("response-time")!, IsAsked: false, IsOwn: false)]);
        (await room.Criteria.AskAsync(owner, "response-time", asked: true)).ShouldBe(new AuditingChange.Done());
        (await AskedAsync()).ShouldBe(["Response time"]);
        (await room.Criteria.AskAsync(owner, "response-time", asked: false)).ShouldBe(new AuditingChange.Done());
        (await AskedAsync()).ShouldBeEmpty();
        (await room.Criteria.AskAsync(owner, "clarity", asked: false)).ShouldBe(new AuditingChange.Gone());
        (await room.Criteria.ReadAsync(JourneyDatabase.OtherWorkspace)).Asked.Length.ShouldBe(6);
    }

    [Fact]
    public async Task Own_criteria_are_put_in_order_renamed_and_retired()
    {
        await AddAsync("Smell");
        await room.Criteria.AskAsync(owner, "response-time", asked: true);
        var light = await AddAsync("Light");
        (await room.Criteria.MoveAsync(owner, light, up: true)).ShouldBe(new AuditingChange.Done());
        (await room.Criteria.ChangeAsync(owner, light, new(" Daylight ", "Is it light?"))).ShouldBe(new AuditingChange.Done());
        (await AskedAsync()).ShouldBe(["Smell", "Daylight", "Response time"]);
        (await room.Criteria.AskAsync(owner, light, asked: false)).ShouldBe(new AuditingChange.Done());
        (await AskedAsync()).ShouldBe(["Smell", "Response time"]);
        (await room.Criteria.ReadAsync(JourneyDatabase.Workspace)).Retired.ShouldHaveSingleItem().Name.En.ShouldBe("Daylight");
        (await room.Criteria.AskAsync(owner, light, asked: true)).ShouldBe(new AuditingChange.Done());
        (await AskedAsync()).ShouldBe(["Smell", "Response time", "Daylight"]);
    }

    [Fact]
    public async Task Nothing_beyond_limits_no_name_twice_and_nobody_but_owners()
    {
        var first = await AddAsync("C1");
        for (var i = 2; i <= Limits.OwnCriteria; i++)
            await AddAsync($"C{i}");
        (await room.Criteria.AddAsync(owner, Guid.NewGuid(), Smell)).ShouldBe(new AuditingChange.Full(Limits.OwnCriteria));
        (await room.Criteria.AskAsync(owner, "response-time", asked: true)).ShouldBe(new AuditingChange.Done());
        (await room.Criteria.AskAsync(owner, first, asked: false)).ShouldBe(new AuditingChange.Done());
        (await room.Criteria.AddAsync(owner, Guid.NewGuid(), Smell with { Name = "c2" })).ShouldBe(new AuditingChange.NameTaken());
        (await room.Criteria.AddAsync(owner, Guid.NewGuid(), Smell with { Name = "Temps de réponse" })).ShouldBe(new AuditingChange.NameTaken());
        (await room.Criteria.AddAsync(owner, Guid.NewGuid(), Smell with { Name = "" })).ShouldBeOfType<AuditingChange.Invalid>().Problems.ShouldBe(new Dictionary<CriterionField, Problem> { [CriterionField.Name] = Problem.Required });
        (await room.Criteria.AddAsync(owner, Guid.NewGuid(), Smell)).ShouldBe(new AuditingChange.Done());
        (await room.Criteria.AskAsync(owner, first, asked: true)).ShouldBe(new AuditingChange.Full(Limits.OwnCriteria));

        var editor = await room.JoinAsync("Ed");
        foreach (var refused in new[] { await room.Criteria.AddAsync(editor, Guid.NewGuid(), Smell with { Name = "Other" }), await room.Criteria.AskAsync(editor, first, asked: true), await room.Criteria.MoveAsync(editor, first, up: true) })
            refused.ShouldBe(new AuditingChange.NotAllowed());
        // Whoever is an owner no more is none, whatever their page knows; and owners of others reach nothing here.
        (await room.Criteria.AddAsync(editor with { Role = Role.Owner }, Guid.NewGuid(), Smell with { Name = "Other" })).ShouldBe(new AuditingChange.NotAllowed());
        var stranger = await room.JoinAsync("Eve", Role.Owner, JourneyDatabase.OtherWorkspace);
        (await room.Criteria.ChangeAsync(stranger, first, Smell)).ShouldBe(new AuditingChange.Gone());
    }

    [Fact]
    public async Task An_audit_answers_what_is_asked_on_its_day_and_keeps_it()
    {
        await room.RecordAsync(store, room.Today.AddDays(-2), 1, 2, 3, 4, 5, 5);
        var smell = await AddAsync("Smell");
        await room.Criteria.AskAsync(owner, "response-time", asked: true);
        var audit = AuditRoom.Audit(store, room.Today, 3, 3, 3, 3, 3, 3);
        (await room.Log.RecordAsync(owner, audit)).ShouldBeOfType<Refusal.AuditInvalid>().Problems.Select(problem => problem.Criterion).ShouldBe([smell, "response-time"]);
        (await room.Log.RecordAsync(owner, audit.With(smell, 5).With("response-time", 5))).ShouldBeNull();
        await room.Criteria.AskAsync(owner, smell, asked: false);

        var history = await room.HistoryAsync(store);
        (history[0].Score, history[0].ByCriterion[smell], history[0].ByCriterion["clarity"]).ShouldBe((3.5m, 5, 3));
        (history[1].Score, history[1].Scores, history[1].ByCriterion.Count).ShouldSatisfyAllConditions(old => old.Score.ShouldBe(3.33m), old => old.Scores.ShouldBe([1, 2, 3, 4, 5, 5]), old => old.Count.ShouldBe(6));
        var criteria = await room.Criteria.ReadAsync(JourneyDatabase.Workspace);
        JourneyMapper.Web.Features.Audits.ScoreLine.Of(criteria, history[0]).Select(line => line.Criterion.Name.En).TakeLast(2).ShouldBe(["Response time", "Smell"]);
        (await room.Log.RecordAsync(owner, AuditRoom.Audit(store, room.Today).With("response-time", 1))).ShouldBeNull();
    }

    async Task<string> AddAsync(string name)
    {
        var id = Guid.CreateVersion7();
        (await room.Criteria.AddAsync(owner, id, Smell with { Name = name })).ShouldBe(new AuditingChange.Done());
        return id.ToString("N");
    }

    async Task<IEnumerable<string>> AskedAsync() => (await room.Criteria.ReadAsync(JourneyDatabase.Workspace)).More.Select(criterion => criterion.Name.En);
}
