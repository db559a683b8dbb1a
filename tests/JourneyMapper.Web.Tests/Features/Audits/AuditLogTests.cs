using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Audits are recorded once, by those who may, and kept in order.</summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    readonly CurrentMember editor = AuditRoom.Member();
    readonly CurrentMember owner = AuditRoom.Member(Role.Owner);
    readonly CurrentMember viewer = AuditRoom.Member(Role.Viewer);
    readonly Touchpoint store = AuditRoom.Touchpoint();
    AuditRoom room = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        journey = await room.PutAsync("Buying a road bike", store);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_audit_is_read_back_as_it_was_recorded()
    {
        var auditor = editor with { Id = await room.NewMemberAsync("Ann") };
        var audit = AuditRoom.Audit(store, room.Today, 5, 4, 3, 2, 1, 1) with { Strengths = " Fast \n", Weaknesses = "Far away", Evidence = "feedback", EvidenceNote = "https://example.org" };
        (await room.Log.RecordAsync(auditor, audit)).ShouldBeNull();

        var entry = (await room.HistoryAsync(store)).ShouldHaveSingleItem();
        entry.ShouldBe(new AuditEntry(audit.Id, audit.Touchpoint, room.Today, auditor.Id, "Ann", entry.Scores, 2.67m, "Fast", "Far away", "feedback", "https://example.org", entry.OtherCriteria, entry.OtherScores));
        entry.Scores.ShouldBe([5, 4, 3, 2, 1, 1]);
        (await room.Log.FindAsync(JourneyDatabase.Reader, store.Id)).ShouldBe(new AuditSubject(store.Id, "Store", Cadence.Workspace, journey.Id, "Buying a road bike"));
    }

    [Fact]
    public async Task The_newest_audit_comes_first_and_the_later_of_one_day_before_the_earlier()
    {
        foreach (var (days, score) in new[] { (-10, 1), (0, 2), (-20, 3), (0, 4) })
        {
            room.Wait(TimeSpan.FromMinutes(1));
            await room.RecordAsync(store, room.Today.AddDays(days), [.. Enumerable.Repeat(score, 6)]);
        }

        (await room.HistoryAsync(store)).Select(entry => entry.Score).ShouldBe([4, 2, 1, 3]);
        (await room.Log.HistoryAsync(JourneyDatabase.Reader, store.Id, take: 2)).Select(entry => entry.Score).ShouldBe([4, 2]);
    }

    [Fact]
    public async Task Sending_the_same_audit_again_answers_the_same_and_changes_nothing()
    {
        var audit = AuditRoom.Audit(store, room.Today);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => room.Log.RecordAsync(editor, audit)));
        answers.ShouldAllBe(answer => answer == null);
        (await room.HistoryAsync(store)).ShouldHaveSingleItem();
        (await room.FactsAsync(journey)).ShouldBe(1);
        (await room.Log.RecordAsync(owner, audit)).ShouldBe(new Refusal.NotAllowed());
    }

    [Fact]
    public async Task Each_recording_and_each_deletion_raises_the_count_of_facts()
    {
        (await room.FactsAsync(journey)).ShouldBe(0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.RecordAsync(store, room.Today)));
        (await room.FactsAsync(journey)).ShouldBe(8);
        await room.Log.DeleteAsync(owner, (await room.HistoryAsync(store))[0].Id);
        (await room.FactsAsync(journey)).ShouldBe(9);
    }

    [Fact]
    public async Task What_is_not_acceptable_is_refused_field_by_field_and_nothing_is_stored()
    {
        var refusal = await room.Log.RecordAsync(editor, AuditRoom.Audit(store, room.Today.AddDays(2), 0, 1, 2, 3, 4, 6) with { Strengths = new string('x', Limits.Text + 1) });
        refusal.ShouldBeOfType<Refusal.AuditInvalid>().Problems.ShouldBe(
        [
            new(AuditField.Scores, Problem.Required, AuditCriteria.All[0].Id), new(AuditField.Scores, Problem.OutOfRange, AuditCriteria.All[5].Id),
            new(AuditField.Strengths, Problem.TooLong), new(AuditField.On, Problem.OutOfRange),
        ]);
        (await room.HistoryAsync(store)).ShouldBeEmpty();
        (await room.FactsAsync(journey)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_is_ahead_of_UTC_may_record_their_own_today()
    {
        room.Wait(TimeSpan.FromHours(-2.5));
        (await room.Log.RecordAsync(editor, AuditRoom.Audit(store, room.Today.AddDays(1)))).ShouldBeOfType<Refusal.AuditInvalid>();
        room.Wait(TimeSpan.FromHours(1));
        (await room.Log.RecordAsync(editor, AuditRoom.Audit(store, room.Today.AddDays(1)))).ShouldBeNull();
    }

    [Fact]
    public async Task A_viewer_sees_audits_but_records_and_deletes_none()
    {
        await room.RecordAsync(store, room.Today);
        var entry = (await room.HistoryAsync(store)).ShouldHaveSingleItem();
        (await room.Log.RecordAsync(viewer, AuditRoom.Audit(store, room.Today))).ShouldBe(new Refusal.NotAllowed());
        (await room.Log.DeleteAsync(viewer with { Id = entry.AuditorId }, entry.Id)).ShouldBe(new Refusal.NotAllowed());
        (await room.HistoryAsync(store)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wrong_audit_is_deleted_by_its_auditor_or_an_owner_only()
    {
        var (first, second) = (AuditRoom.Audit(store, room.Today), AuditRoom.Audit(store, room.Today));
        await room.Log.RecordAsync(editor, first);
        await room.Log.RecordAsync(editor, second);
        (await room.Log.DeleteAsync(AuditRoom.Member(), first.Id)).ShouldBe(new Refusal.NotAllowed());
        (await room.Log.DeleteAsync(editor, first.Id)).ShouldBeNull();
        (await room.Log.DeleteAsync(owner, second.Id)).ShouldBeNull();
        (await room.Log.DeleteAsync(owner, second.Id)).ShouldBe(new Refusal.AuditGone());
        (await room.HistoryAsync(store)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_another_workspace_is_seen_audited_or_deleted()
    {
        await room.RecordAsync(store, room.Today);
        var entry = (await room.HistoryAsync(store)).ShouldHaveSingleItem();
        var stranger = AuditRoom.Stranger();
        (await room.Log.FindAsync(stranger, store.Id)).ShouldBeNull();
        (await room.Log.HistoryAsync(stranger, store.Id, take: 10)).ShouldBeEmpty();
        (await room.Log.RecordAsync(stranger, AuditRoom.Audit(store, room.Today))).ShouldBe(new Refusal.Gone(store.Id));
        (await room.Log.DeleteAsync(stranger, entry.Id)).ShouldBe(new Refusal.AuditGone());
        (await room.Schedule.DueAsync(stranger, new())).Total.ShouldBe(0);
        (await room.Summaries.JourneysAsync(stranger)).ShouldBeEmpty();
        (await room.Summaries.OfAsync(stranger, journey.Id)).ShouldBeNull();
        (await room.HistoryAsync(store)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_journey_in_the_trash_is_neither_audited_nor_listed()
    {
        await room.RecordAsync(store, room.Today);
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journeys.ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, DateTimeOffset.UtcNow));
        (await room.Log.RecordAsync(editor, AuditRoom.Audit(store, room.Today))).ShouldBe(new Refusal.Gone(store.Id));
        (await room.HistoryAsync(store)).ShouldBeEmpty();
        (await room.Schedule.DueAsync(AuditRoom.Member(), new())).Total.ShouldBe(0);
        (await room.Summaries.JourneysAsync(JourneyDatabase.Reader)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_subscribed_hears_of_each_audit_of_the_workspace_once()
    {
        var (heard, others) = (new List<TopicMessage>(), new List<TopicMessage>());
        using (room.Topic.Subscribe(JourneyDatabase.OtherWorkspace, others.Add))
        using (room.Topic.Subscribe(JourneyDatabase.Workspace, heard.Add))
        {
            var audit = AuditRoom.Audit(store, room.Today);
            await room.Log.RecordAsync(editor, audit);
            await room.Log.RecordAsync(editor, audit);
            await room.Log.DeleteAsync(editor, audit.Id);
        }

        await room.RecordAsync(store, room.Today);
        heard.Select(item => item.Touchpoint).ShouldBe([store.Id, store.Id]);
        others.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_journey_is_summed_up_from_the_last_audit_of_each_touchpoint()
    {
        var (ad, shop) = (AuditRoom.Touchpoint("Ad", stage: Stage.Awareness), AuditRoom.Touchpoint("Shop"));
        var other = await room.PutAsync("Another", ad, shop, AuditRoom.Touchpoint("Never audited"));
        await room.RecordAsync(shop, room.Today.AddDays(-9), 5, 5, 5, 5, 5, 5);
        await room.Log.RecordAsync(editor, AuditRoom.Audit(shop, room.Today.AddDays(-2), 1, 2, 2, 2, 2, 2) with { Weaknesses = "Slow" });
        await room.RecordAsync(ad, room.Today.AddDays(-5), 4, 4, 4, 4, 4, 4);

        var summary = (await room.Summaries.OfAsync(JourneyDatabase.Reader, other.Id)).ShouldNotBeNull();
        summary.Audits.Select(audit => (audit.Name, audit.Score, audit.Weaknesses)).ShouldBe([("Ad", 4m, ""), ("Shop", 1.83m, "Slow")]);
        summary.Means(CriteriaSet.Usual).Select(line => line.Score).ShouldBe([2.5m, 3, 3, 3, 3, 3]);
        (summary.Title, summary.Touchpoints).ShouldBe(("Another", 3));
        (await room.Summaries.JourneysAsync(JourneyDatabase.Reader)).ShouldBe([new(other.Id, "Another")]);
    }
}
