using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Omnichannel;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Audits of competitors stand beside ours and count nowhere else.</summary>
public sealed class CompetitorAuditTests : IAsyncLifetime
{
    readonly Touchpoint store = AuditRoom.Touchpoint();
    readonly Touchpoint ad = AuditRoom.Touchpoint("Ad", stage: Stage.Awareness);
    AuditRoom room = null!;
    CurrentMember owner = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        owner = await room.JoinAsync("Olga", Role.Owner);
        journey = await room.PutAsync("Buying a road bike", store, ad);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_competitors_audit_counts_in_no_due_day_mean_review_and_answer()
    {
        var velo = await AddAsync("Velo & Co");
        await RecordAsync(store, velo, 1);
        await room.RecordAsync(ad, room.Today, 4, 4, 4, 4, 4, 4);
        await RecordAsync(ad, velo, 1);

        (await room.Schedule.CountsAsync(owner)).ShouldBe(new DueCounts(0, Never: 1, 0, 1));
        (await room.FactsAsync(journey)).ShouldBe(1);
        var entry = (await room.HistoryAsync(ad)).ShouldHaveSingleItem();
        entry.Score.ShouldBe(4);
        (await room.HistoryAsync(store)).ShouldBeEmpty();
        (await room.Log.LastOfEachAsync(owner, [store.Id]))[store.Id].ShouldBeNull();
        (await room.Summaries.OfAsync(owner, journey.Id)).ShouldNotBeNull().ShouldSatisfyAllConditions(summary => summary.Mean().ShouldBe(4), summary => summary.Audits.Count.ShouldBe(1));
        await using var db = await room.Contexts.CreateDbContextAsync();
        var facts = await ReviewQueries.ReadAsync(db, [journey.Id], [], new Dictionary<string, Kpi>(), ChannelLibrary.BuiltIn, room.Today);
        facts.Audits.Keys.ShouldBe([ad.Id]);
        (facts.Audits[ad.Id].Score, facts.Audits[ad.Id].Consistency).ShouldBe((4m, 4));
        var inventory = new Inventory(room.Contexts, new(room.Contexts, room));
        (await inventory.FindAsync(owner, new(), 0, 10)).Lines.ToDictionary(line => line.Name, line => line.AuditScore).ShouldBe(new Dictionary<string, decimal?> { ["Store"] = null, ["Ad"] = 4 }, ignoreOrder: true);
        var answers = (await new OmnichannelList(room.Contexts, new(new(room.Contexts, room), new Telemetry(), room, NullLogger<JourneyRoom>.Instance)).FindAsync(owner)).Lines.ShouldHaveSingleItem();
        answers.Results.Single(result => result.Question == Domain.Omnichannel.OmnichannelQuestion.OneMessage).Of.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_shown_beside_ours_with_a_history_of_its_own()
    {
        var (velo, bikes) = (await AddAsync("Velo & Co"), await AddAsync("Bikes"));
        await room.RecordAsync(store, room.Today, 3, 3, 3, 3, 3, 3);
        await RecordAsync(store, velo, 2, room.Today.AddDays(-9));
        await RecordAsync(store, velo, 5);
        await RecordAsync(store, bikes, 1);

        (await room.Log.CompetitorsAsync(owner, store.Id)).Select(one => (one.Name, one.Audit.Score)).ShouldBe([("Bikes", 1m), ("Velo & Co", 5m)]);
        (await room.Log.HistoryAsync(owner, store.Id, 10, velo)).Select(entry => entry.Score).ShouldBe([5, 2]);
        var summary = (await room.Summaries.OfAsync(owner, journey.Id)).ShouldNotBeNull();
        summary.Competitors.Select(one => (one.Name, summary.Difference(one))).ShouldBe([("Bikes", 2m), ("Velo & Co", -2m)]);
        summary.Beside(CriteriaSet.Usual, summary.Competitors[1]).ShouldAllBe(line => line.Score == 3 && line.Theirs[0] == 5);
    }

    [Fact]
    public async Task A_touchpoint_is_audited_for_three_competitors_at_most()
    {
        List<Guid> all = [];
        for (var i = 0; i < Limits.CompetitorsOfTouchpoint + 1; i++)
            all.Add(await AddAsync($"C{i}"));
        var answers = await Task.WhenAll(all.Select(one => room.Log.RecordAsync(owner, AuditRoom.Audit(store, room.Today) with { Competitor = one })));
        answers.OfType<Refusal.AuditInvalid>().ShouldHaveSingleItem().Problems.ShouldBe([new(AuditField.Competitor, Problem.OutOfRange)]);
        (await room.Log.CompetitorsAsync(owner, store.Id)).Count.ShouldBe(Limits.CompetitorsOfTouchpoint);
        // Again for one of those three, and for the fourth at another touchpoint.
        await RecordAsync(store, (await room.Log.CompetitorsAsync(owner, store.Id))[0].Competitor, 4);
        await RecordAsync(ad, all[3], 4);
    }

    [Fact]
    public async Task Only_competitors_of_the_workspace_and_only_who_may_edit()
    {
        var velo = await AddAsync("Velo & Co");
        var audit = AuditRoom.Audit(store, room.Today) with { Competitor = Guid.NewGuid() };
        (await room.Log.RecordAsync(owner, audit)).ShouldBeOfType<Refusal.AuditInvalid>().Problems.ShouldBe([new(AuditField.Competitor, Problem.Unknown)]);
        (await room.Log.RecordAsync(AuditRoom.Member(Role.Viewer), audit with { Competitor = velo })).ShouldBe(new Refusal.NotAllowed());
        (await room.Log.RecordAsync(AuditRoom.Stranger(), audit with { Competitor = velo })).ShouldBe(new Refusal.Gone(store.Id));
        (await room.Log.CompetitorsAsync(JourneyDatabase.OtherReader, store.Id)).ShouldBeEmpty();
        await RecordAsync(store, velo, 3);
        (await room.Log.HistoryAsync(JourneyDatabase.OtherReader, store.Id, 10, velo)).ShouldBeEmpty();
        var editor = await room.JoinAsync("Ed");
        await room.ClosePrivateAsync(journey);
        (await room.Log.HistoryAsync(editor, store.Id, 10, velo)).ShouldBeEmpty();
        (await room.Log.RecordAsync(editor, audit with { Competitor = velo })).ShouldBe(new Refusal.Gone(store.Id));
    }

    [Fact]
    public async Task Sending_it_again_does_nothing_and_who_wrote_it_deletes_it()
    {
        var velo = await AddAsync("Velo & Co");
        var (ann, ed) = (await room.JoinAsync("Ann"), await room.JoinAsync("Ed"));
        var audit = AuditRoom.Audit(store, room.Today) with { Competitor = velo };
        foreach (var _ in Enumerable.Range(0, 2))
            (await room.Log.RecordAsync(ann, audit)).ShouldBeNull();
        (await room.Log.HistoryAsync(ann, store.Id, 10, velo)).ShouldHaveSingleItem();
        (await room.Log.DeleteAsync(ed, audit.Id)).ShouldBe(new Refusal.NotAllowed());
        (await room.Log.DeleteAsync(ann, audit.Id)).ShouldBeNull();
        (await room.Log.HistoryAsync(ann, store.Id, 10, velo)).ShouldBeEmpty();
        (await room.FactsAsync(journey)).ShouldBe(0);
    }

    [Fact]
    public async Task Owners_name_up_to_ten_competitors_and_delete_them_with_their_audits()
    {
        var velo = await AddAsync("Velo & Co");
        await RecordAsync(store, velo, 3);
        (await room.Competitors.AddAsync(owner, Guid.NewGuid(), "velo & co")).ShouldBe(new AuditingChange.NameTaken());
        (await room.Competitors.AddAsync(owner, Guid.NewGuid(), new('x', Limits.Label + 1))).ShouldBeOfType<AuditingChange.Invalid>();
        (await room.Competitors.AddAsync(await room.JoinAsync("Ed"), Guid.NewGuid(), "Other")).ShouldBe(new AuditingChange.NotAllowed());
        (await room.Competitors.RenameAsync(owner, velo, "Vélo")).ShouldBe(new AuditingChange.Done());
        (await room.Competitors.AuditsAsync(owner)).ShouldBe(new Dictionary<Guid, int> { [velo] = 1 });
        for (var i = 1; i < Limits.Competitors; i++)
            await AddAsync($"C{i}");
        (await room.Competitors.AddAsync(owner, Guid.NewGuid(), "One more")).ShouldBe(new AuditingChange.Full(Limits.Competitors));
        (await room.Competitors.RemoveAsync(await room.JoinAsync("Eve", Role.Owner, JourneyDatabase.OtherWorkspace), velo)).ShouldBe(new AuditingChange.Gone());
        (await room.Competitors.RemoveAsync(owner, velo)).ShouldBe(new AuditingChange.Done());
        (await room.Log.CompetitorsAsync(owner, store.Id)).ShouldBeEmpty();
    }

    async Task<Guid> AddAsync(string name)
    {
        var id = Guid.CreateVersion7();
        (await room.Competitors.AddAsync(owner, id, name)).ShouldBe(new AuditingChange.Done());
        return id;
    }

    async Task RecordAsync(Touchpoint touchpoint, Guid competitor, int score, DateOnly? on = null) =>
        (await room.Log.RecordAsync(owner, AuditRoom.Audit(touchpoint, on ?? room.Today, [.. Enumerable.Repeat(score, 6)]) with { Competitor = competitor })).ShouldBeNull();
}
