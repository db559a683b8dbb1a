using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Audits;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Inbox;

/// <summary>Who is told of what, and of what not any more, on a real database.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    static readonly FindingKey Found = new("no-kpi", Touchpoint: null);

    InboxRoom room = null!;
    CurrentMember ann = null!;
    CurrentMember bob = null!;
    CurrentMember vera = null!;

    public async ValueTask InitializeAsync()
    {
        room = await InboxRoom.NewAsync();
        (ann, bob, vera) = (await room.MemberAsync("Ann Lee"), await room.MemberAsync("Bob"), await room.MemberAsync("Vera", Role.Viewer));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Whoever_is_named_or_has_written_in_a_thread_is_told_once_and_nobody_of_their_own_words()
    {
        var thread = await room.BeginAsync(ann, "I ask @Ann Lee and @Bob, and @Bob again", place: new(room.Shop.Id, "Thought"));
        (await room.EntriesAsync(ann)).ShouldBeEmpty();
        var told = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        (told.Kind, told.Sentence, told.Excerpt, told.IsRead).ShouldBe((InboxItemKind.Mention, "Ann Lee mentioned you in a comment", "I ask @Ann Lee and @Bob, and @Bob again", false));
        told.Place.ShouldBe("A bike · Shop · Thought");

        var answer = await room.AnswerAsync(vera, thread, "No, @Ann Lee!");
        (await room.KindsAsync(ann)).ShouldBe([InboxItemKind.Mention]);
        (await room.KindsAsync(bob)).ShouldBe([InboxItemKind.Mention]);
        // Of the same moment they would have no order.
        room.Wait(TimeSpan.FromMinutes(1));
        await room.AnswerAsync(bob, thread, "Why not?");
        (await room.KindsAsync(ann)).ShouldBe([InboxItemKind.Reply, InboxItemKind.Mention]);
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.Reply]);
        (await room.Service.OpenAsync(ann, (await room.EntriesAsync(ann))[1].Id)).ShouldBe($"journeys/{room.Journey.Id}?comment={answer}");
        (await room.EntriesAsync(ann))[1].IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_place_is_called_as_its_journey_calls_it()
    {
        var shop = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null) };
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Own", Touchpoints = [shop], LaneTitles = "Thought: In her head", OwnLanes = [new() { Id = Guid.NewGuid(), Slot = 2, Name = "Systems", Rank = Rank.Between(null, null) }] };
        await room.Store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        await room.BeginAsync(ann, "@Bob, which till?", journey.Id, new(shop.Id, "Own2"));
        room.Wait(TimeSpan.FromMinutes(1));
        await room.BeginAsync(ann, "@Bob, really?", journey.Id, new(shop.Id, "Thought"));
        (await room.EntriesAsync(bob)).Select(entry => entry.Place).ShouldBe(["Own · Shop · In her head", "Own · Shop · Systems"]);
    }

    [Fact]
    public async Task A_mention_that_goes_takes_its_item_along_and_one_that_comes_back_brings_it()
    {
        var thread = await room.BeginAsync(ann, "Hello @Bob");
        await room.AnswerAsync(bob, thread, "Hello");
        (await room.Comments.EditAsync(ann, thread, "Hello @Vera", [])).ShouldBeNull();
        (await room.KindsAsync(bob)).ShouldBeEmpty();
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.Mention]);
        (await room.Comments.DeleteAsync(ann, thread)).ShouldBeNull();
        (await room.KindsAsync(vera)).ShouldBeEmpty();
        (await room.Comments.RestoreAsync(ann, thread, "Hello @Vera", [])).ShouldBeNull();
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.Mention]);
    }

    [Fact]
    public async Task An_edit_that_changes_no_mention_does_not_make_what_was_read_new_again()
    {
        var thread = await room.BeginAsync(ann, "Hello @Bob");
        await room.Service.MarkAllReadAsync(bob);
        (await room.Comments.EditAsync(ann, thread, "Good morning @Bob", [])).ShouldBeNull();
        var entry = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        (entry.IsRead, entry.Excerpt).ShouldBe((true, "Good morning @Bob"));
    }

    [Fact]
    public async Task A_comment_that_was_read_at_its_place_is_read_in_the_inbox()
    {
        var thread = await room.BeginAsync(ann, "Hello @Bob");
        var second = await room.AnswerAsync(ann, thread, "And again @Bob");
        await room.Comments.ReadAsync(bob, thread, 1);
        (await room.EntriesAsync(bob, unread: true)).ShouldHaveSingleItem().Excerpt.ShouldBe("And again @Bob");
        await room.Comments.ReadAllAsync(bob, room.Journey.Id);
        (await room.Query.UnreadAsync(bob)).ShouldBe(0);
        second.ShouldNotBe(thread);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_journey_in_the_trash_and_nothing_is_left_of_one_that_is_deleted()
    {
        await room.BeginAsync(ann, "Hello @Bob");
        var item = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        await room.ChangeAsync(db => db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, room.Now)));
        (await room.EntriesAsync(bob)).ShouldBeEmpty();
        (await room.Query.UnreadAsync(bob)).ShouldBe(0);
        (await room.Service.OpenAsync(bob, item.Id)).ShouldBeNull();
        await room.ChangeAsync(db => db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, (DateTimeOffset?)null)));
        (await room.Query.UnreadAsync(bob)).ShouldBe(1);
        await room.ChangeAsync(db => db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteDeleteAsync());
        await room.ChangeAsync(async db => (await db.InboxItems.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    public async Task Members_who_have_left_are_told_nothing_and_do_nothing()
    {
        var thread = await room.BeginAsync(bob, "I was here, @Ann Lee");
        await room.ChangeAsync(db => db.Members.Where(row => row.Id == bob.Id).ExecuteDeleteAsync());
        await room.AnswerAsync(vera, thread, "Where is @Bob?");
        await room.ChangeAsync(async db => (await db.InboxItems.AnyAsync(item => item.MemberId == bob.Id)).ShouldBeFalse());
        var told = (await room.EntriesAsync(ann)).ShouldHaveSingleItem();
        told.Sentence.ShouldBe("Bob mentioned you in a comment");
        await room.Service.MuteAsync(bob, room.Journey.Id, muted: true);
        await room.ChangeAsync(async db => (await db.InboxMutes.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    public async Task What_is_in_the_inbox_of_somebody_else_is_out_of_reach()
    {
        var stranger = await room.MemberAsync("Eve", workspace: JourneyDatabase.OtherWorkspace);
        await room.BeginAsync(ann, "Hello @Bob");
        var item = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        foreach (var other in (CurrentMember[])[vera, stranger, bob with { Workspace = JourneyDatabase.OtherWorkspace }])
        {
            (await room.Service.OpenAsync(other, item.Id)).ShouldBeNull();
            await room.Service.MarkAsync(other, item.Id, read: true);
            await room.Service.MarkAllReadAsync(other);
        }

        (await room.Query.UnreadAsync(bob)).ShouldBe(1);
        await room.Service.MuteAsync(stranger, room.Journey.Id, muted: true);
        await room.ChangeAsync(async db => (await db.InboxMutes.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    public async Task Items_are_marked_read_and_new_again_one_by_one_or_all_at_once()
    {
        for (var i = 0; i < 3; i++)
        {
            await room.BeginAsync(ann, $"{i} @Bob");
            room.Wait(TimeSpan.FromMinutes(1));
        }

        (await room.EntriesAsync(bob)).Select(entry => entry.Excerpt).ShouldBe(["2 @Bob", "1 @Bob", "0 @Bob"]);
        await room.Service.MarkAsync(bob, (await room.EntriesAsync(bob))[1].Id, read: true);
        (await room.EntriesAsync(bob, unread: true)).Select(entry => entry.Excerpt).ShouldBe(["2 @Bob", "0 @Bob"]);
        await room.Service.MarkAsync(bob, (await room.EntriesAsync(bob))[1].Id, read: false);
        (await room.Query.UnreadAsync(bob)).ShouldBe(3);
        await room.Service.MarkAllReadAsync(bob);
        (await room.Query.UnreadAsync(bob)).ShouldBe(0);
        var page = await room.Query.PageAsync(bob, unread: false, 2);
        (page.Entries.Count, page.HasMore).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_muted_journey_is_listed_and_not_counted_until_it_is_unmuted()
    {
        var other = await room.PutAsync("A car");
        await room.Service.MuteAsync(bob, room.Journey.Id, muted: true);
        await room.Service.MuteAsync(bob, room.Journey.Id, muted: true);
        await room.BeginAsync(ann, "Muted @Bob");
        await room.BeginAsync(ann, "Heard @Bob", other.Id);

        (await room.Query.UnreadAsync(bob)).ShouldBe(1);
        var page = await room.Query.PageAsync(bob, unread: false, 50);
        page.Muted.ShouldBe([(room.Journey.Id, "A bike")]);
        page.Entries.Select(entry => (entry.Title, entry.IsMuted)).ShouldBe([("A car", false), ("A bike", true)], ignoreOrder: true);
        (await room.EntriesAsync(bob, unread: true)).ShouldHaveSingleItem().Title.ShouldBe("A car");
        await room.Service.MarkAllReadAsync(bob);
        await room.Service.MuteAsync(bob, room.Journey.Id, muted: false);
        (await room.EntriesAsync(bob, unread: true)).ShouldHaveSingleItem().Title.ShouldBe("A bike");
    }

    [Fact]
    public async Task Findings_are_told_to_whom_they_are_given_and_to_nobody_else_any_more()
    {
        var key = Found with { Touchpoint = room.Shop.Id };
        (await room.Findings.AssignAsync(ann, room.Journey.Id, key, ann.Id, null, "")).ShouldBeNull();
        (await room.KindsAsync(ann)).ShouldBeEmpty();
        (await room.Findings.AssignAsync(ann, room.Journey.Id, key, bob.Id, null, "")).ShouldBeNull();
        var told = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        told.Sentence.ShouldStartWith("Ann Lee gave you a finding: ");
        told.Place.ShouldBe("A bike · Shop");
        (await room.Service.OpenAsync(bob, told.Id)).ShouldBe(CoverageAddress.Of(room.Journey.Id, key));

        // Another day and another note are no news.
        (await room.Findings.AssignAsync(ann, room.Journey.Id, key, bob.Id, new(2026, 12, 1), "Soon")).ShouldBeNull();
        (await room.Query.UnreadAsync(bob)).ShouldBe(0);
        (await room.Findings.AssignAsync(bob, room.Journey.Id, key, vera.Id, null, "")).ShouldBeNull();
        (await room.KindsAsync(bob)).ShouldBeEmpty();
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.Assigned]);
        (await room.Findings.AssignAsync(ann, room.Journey.Id, key, bob.Id, null, "")).ShouldBeNull();
        (await room.Query.UnreadAsync(bob)).ShouldBe(1);
    }

    [Fact]
    public async Task Findings_that_are_given_together_are_told_each()
    {
        await room.Review.RunAsync(JourneyDatabase.Workspace);
        FindingAt[] findings = [new(room.Journey.Id, Found with { Touchpoint = room.Shop.Id }), new(room.Journey.Id, new("no-owner", Touchpoint: room.Shop.Id))];
        (await room.Groups.AssignAsync(ann, findings, bob.Id, null, "", alsoTaken: true)).Problem.ShouldBeNull();
        (await room.KindsAsync(bob)).ShouldBe([InboxItemKind.Assigned, InboxItemKind.Assigned]);
    }

    [Fact]
    public async Task Those_who_may_approve_are_asked_and_the_answer_is_told_to_who_asked_and_to_the_owner()
    {
        var (owner, other) = (await room.MemberAsync("Olga", Role.Owner), await room.MemberAsync("Otto"));
        var journey = await room.PutAsync("A car", owner: other.Id);
        (await room.SignOffs.RequestAsync(ann, journey.Id, journey.Revision)).ShouldBeNull();
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.SignOffAsked]);
        (await room.KindsAsync(owner)).ShouldBe([InboxItemKind.SignOffAsked]);
        (await room.KindsAsync(bob)).ShouldBeEmpty();
        (await room.KindsAsync(ann)).ShouldBeEmpty();

        var request = (await room.SignOffs.HistoryAsync(JourneyDatabase.Reader, journey.Id)).ShouldHaveSingleItem();
        (await room.SignOffs.DecideAsync(vera, request.Id, approve: true, "")).ShouldBeNull();
        (await room.KindsAsync(owner)).ShouldBeEmpty();
        (await room.KindsAsync(vera)).ShouldBeEmpty();
        (await room.EntriesAsync(ann)).ShouldHaveSingleItem().Sentence.ShouldBe("Vera approved the map");
        (await room.KindsAsync(other)).ShouldBe([InboxItemKind.SignOffApproved]);

        (await room.Upkeep.TellOfVoidedAsync()).ShouldBe(0);
        room.Wait(TimeSpan.FromMinutes(1));
        await room.EditAsync(journey, other.Id);
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Upkeep.TellOfVoidedAsync()));
        told.Sum().ShouldBe(1);
        (await room.EntriesAsync(ann))[0].Sentence.ShouldBe("Otto changed the approved map: it is no longer signed off");
        (await room.KindsAsync(other)).ShouldBe([InboxItemKind.SignOffApproved]);
        (await room.Upkeep.TellOfVoidedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_about_content_that_has_changed_says_so()
    {
        (await room.SignOffs.RequestAsync(ann, room.Journey.Id, 0)).ShouldBeNull();
        (await room.EntriesAsync(vera)).ShouldHaveSingleItem().Excerpt.ShouldBe("");
        await room.EditAsync(room.Journey, ann.Id);
        (await room.EntriesAsync(vera)).ShouldHaveSingleItem().Excerpt.ShouldBe(InboxText.OverRequest);
    }

    [Fact]
    public async Task A_refusal_is_told()
    {
        (await room.SignOffs.RequestAsync(ann, room.Journey.Id, 0)).ShouldBeNull();
        var request = (await room.SignOffs.HistoryAsync(JourneyDatabase.Reader, room.Journey.Id)).ShouldHaveSingleItem();
        (await room.SignOffs.DecideAsync(vera, request.Id, approve: false, "Not yet")).ShouldBeNull();
        (await room.KindsAsync(ann)).ShouldBe([InboxItemKind.SignOffRefused]);
    }

    [Fact]
    public async Task An_audit_that_is_due_is_told_once_until_it_is_done()
    {
        var journey = await room.PutAsync("A car", touchpointOwner: bob.Id);
        await room.Review.RunAsync(JourneyDatabase.Workspace);
        (await room.KindsAsync(bob)).ShouldBeEmpty();

        (await room.Audits.RecordAsync(ann, AuditRoom.Audit(journey.Touchpoints[0], new(2026, 11, 20)))).ShouldBeNull();
        await NextAsync(TimeSpan.FromDays(366));
        (await room.EntriesAsync(bob)).ShouldHaveSingleItem().Sentence.ShouldBe("An audit is due");
        await room.Service.MarkAllReadAsync(bob);
        await NextAsync(TimeSpan.FromDays(100));
        (await room.Upkeep.ForgetAsync()).ShouldBe(0);
        await NextAsync(TimeSpan.FromDays(1));
        (await room.Query.UnreadAsync(bob)).ShouldBe(0);
        (await room.KindsAsync(bob)).ShouldBe([InboxItemKind.AuditDue]);

        // One of long ago leaves it due.
        (await room.Audits.RecordAsync(ann, AuditRoom.Audit(journey.Touchpoints[0], new(2026, 11, 21)))).ShouldBeNull();
        (await room.KindsAsync(bob)).ShouldBe([InboxItemKind.AuditDue]);
        (await room.Audits.RecordAsync(ann, AuditRoom.Audit(journey.Touchpoints[0], room.Today()))).ShouldBeNull();
        (await room.KindsAsync(bob)).ShouldBeEmpty();
        await NextAsync(TimeSpan.FromDays(366));
        (await room.Query.UnreadAsync(bob)).ShouldBe(1);
    }

    [Fact]
    public async Task A_KPI_that_misses_its_target_is_told_once_until_it_reaches_it_again()
    {
        var journey = await room.PutAsync("A car", owner: vera.Id, kpis: [new("conversion-rate", 10, 2)]);
        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 10), 9);
        (await room.KindsAsync(vera)).ShouldBeEmpty();
        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 11), 5);
        var told = (await room.EntriesAsync(vera)).ShouldHaveSingleItem();
        told.Sentence.ShouldStartWith("A KPI misses its target: ");
        told.Excerpt.ShouldContain("10");
        (await room.Service.OpenAsync(vera, told.Id)).ShouldBe(JourneyAddress.Of(journey.Id, journey.Touchpoints[0].Id));

        // Up to the margin and down again is no news.
        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 12), 9);
        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 13), 4);
        (await room.EntriesAsync(vera)).ShouldHaveSingleItem().Id.ShouldBe(told.Id);
        (await room.Query.UnreadAsync(vera)).ShouldBe(0);

        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 14), 12);
        (await room.EntriesAsync(vera)).ShouldBeEmpty();
        await room.MeasureAsync(journey, "conversion-rate", new(2026, 11, 15), 3);
        (await room.Query.UnreadAsync(vera)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_long_ago_is_deleted_and_what_was_not_stays()
    {
        await room.BeginAsync(ann, "Read @Bob");
        await room.Service.MarkAllReadAsync(bob);
        await room.BeginAsync(ann, "Not read @Bob");
        room.Wait(TimeSpan.FromDays(89));
        (await room.Upkeep.ForgetAsync()).ShouldBe(0);
        room.Wait(TimeSpan.FromDays(2));
        (await room.Upkeep.ForgetAsync()).ShouldBe(1);
        (await room.EntriesAsync(bob)).ShouldHaveSingleItem().Excerpt.ShouldBe("Not read @Bob");
    }

    [Fact]
    public async Task Only_those_are_told_live_whose_inbox_has_changed()
    {
        var heard = new List<TopicMessage>();
        using var subscription = room.Topic.Subscribe(JourneyDatabase.Workspace, heard.Add);
        await room.BeginAsync(ann, "Hello @Bob");
        await room.BeginAsync(ann, "Hello all");
        heard.ShouldBe([InboxTopic.For(bob.Id)]);
    }

    [Fact]
    public async Task Comments_are_told_while_an_edit_of_the_map_is_being_written()
    {
        var thread = await room.BeginAsync(ann, "Hello");
        await using var db = await room.Contexts.CreateDbContextAsync();
        await using var edit = await db.Database.BeginTransactionAsync();
        await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, 1));
        await room.AnswerAsync(bob, thread, "Hello @Vera").WaitAsync(TimeSpan.FromSeconds(20));
        (await room.KindsAsync(vera)).ShouldBe([InboxItemKind.Mention]);
        await edit.RollbackAsync();
    }

    async Task NextAsync(TimeSpan time)
    {
        room.Wait(time);
        await room.Review.RunAsync(JourneyDatabase.Workspace);
    }
}
