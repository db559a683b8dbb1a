using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.SignOffs;

/// <summary>Requests and answers on a real database.</summary>
public sealed class SignOffTests : IAsyncLifetime
{
    readonly CurrentMember editor = Member(Role.Editor);
    readonly CurrentMember viewer = Member(Role.Viewer);
    readonly CurrentMember owner = Member(Role.Owner);
    NpgsqlDataSource pool = null!;
    IDbContextFactory<JourneyDbContext> contexts = null!;
    JourneyStore store = null!;
    SignOffService service = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        pool = (await JourneyDatabase.NewAsync()).Connect();
        contexts = JourneyDatabase.Contexts(pool);
        store = new(contexts, TimeProvider.System);
        service = new(contexts, new SignOffTopic(), new InboxTopic(), TimeProvider.System);
        journey = new() { Id = Guid.NewGuid(), Title = "A bike", Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Pays", Rank = Rank.Between(null, null) }] };
        await store.CreateAsync(JourneyDatabase.Workspace, editor.Id, journey);
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    [Fact]
    public async Task A_viewer_approves_what_an_editor_asked_for()
    {
        (await RequestAsync(editor)).ShouldBeNull();
        var asked = (await HistoryAsync()).ShouldHaveSingleItem();
        (asked.State, asked.Revision, asked.RequesterId).ShouldBe((SignOffState.Requested, 0, editor.Id));

        (await service.DecideAsync(viewer, asked.Id, approve: true, " Well done. ")).ShouldBeNull();

        var approved = (await HistoryAsync()).ShouldHaveSingleItem();
        (approved.State, approved.Comment).ShouldBe((SignOffState.Approved, "Well done."));
        SignOffStatus.Of([approved], journey.ContentRevision).Status.ShouldBe(JourneyStatus.Approved);
        (await service.ApprovalTextAsync(editor, journey)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_edit_voids_the_approval_visibly()
    {
        await ApproveAsync();
        var edited = await EditAsync();
        var status = SignOffStatus.Of(await HistoryAsync(), edited.ContentRevision);
        status.Status.ShouldBe(JourneyStatus.Draft);
        status.Voided.ShouldNotBeNull().Revision.ShouldBe(0);
        (await service.ApprovalTextAsync(editor, edited)).ShouldBeNull();
        (await RequestAsync(editor, edited.Revision)).ShouldBeNull();
    }

    [Fact]
    public async Task Owners_and_tags_void_neither_an_approval_nor_a_request()
    {
        await RequestAsync(editor);
        var owned = await EditAsync(JourneyKinds.Journey.Change([new(JourneyFields.Owner, "", owner.Id.ToString()), new(JourneyFields.Tags, "", "velo")]));
        SignOffStatus.Of(await HistoryAsync(), owned.ContentRevision).Status.ShouldBe(JourneyStatus.InReview);
        (await RequestAsync(editor, owned.Revision)).ShouldBe(SignOffProblem.Pending);
        (await service.DecideAsync(viewer, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBeNull();

        owned = await EditAsync(JourneyKinds.Touchpoint.Change(owned.Touchpoints[0], TouchpointFields.Owner, owner.Id.ToString()), owned);
        var status = SignOffStatus.Of(await HistoryAsync(), owned.ContentRevision);
        (status.Status, status.Voided).ShouldBe((JourneyStatus.Approved, null));
        (await service.ApprovalTextAsync(editor, owned)).ShouldNotBeNull().ShouldStartWith("Approved by ");
        (await RequestAsync(editor, owned.Revision)).ShouldBe(SignOffProblem.Pending);
    }

    [Fact]
    public async Task A_request_is_about_the_present_revision_also_when_the_member_has_not_seen_the_latest_owner()
    {
        await EditAsync(JourneyKinds.Journey.Change([new(JourneyFields.Owner, "", owner.Id.ToString())]));
        (await RequestAsync(editor, revision: 2)).ShouldBe(SignOffProblem.Changed);
        (await RequestAsync(editor)).ShouldBeNull();
        (await HistoryAsync())[0].Revision.ShouldBe(1);
    }

    [Fact]
    public async Task An_undo_of_content_voids_what_was_approved_meanwhile()
    {
        var edit = JourneyKinds.Journey.Change(journey, JourneyFields.Title, "Another bike");
        var done = journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
        var edited = await EditAsync(edit);
        (await RequestAsync(editor, edited.Revision)).ShouldBeNull();
        (await service.DecideAsync(viewer, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBeNull();
        var undone = await EditAsync(new Revert(edit.Id, done.Difference), edited);
        SignOffStatus.Of(await HistoryAsync(), undone.ContentRevision).Voided.ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task What_changed_since_is_told_as_far_as_the_journal_goes_back()
    {
        var edited = journey;
        for (var i = 0; i < JourneyStore.LongestReplay; i++)
            edited = await EditAsync(JourneyKinds.Journey.Change(edited, JourneyFields.Title, $"Title {i}"), edited);
        var all = await ReadAsync();
        (all.Sentences.Count, all.Sentences[0], all.LacksEarlier).ShouldBe((JourneyStore.LongestReplay, "Title 199", false));

        await EditAsync(JourneyKinds.Journey.Change(edited, JourneyFields.Title, "The last"), edited);
        var latest = await ReadAsync();
        (latest.Sentences.Count, latest.Sentences[0], latest.Sentences[^1], latest.LacksEarlier).ShouldBe((JourneyStore.LongestReplay, "The last", "Title 1", true));

        await store.ForgetAsync(DateTimeOffset.UtcNow.AddDays(1), JourneyStore.LongestReplay);
        (await ReadAsync()).LacksEarlier.ShouldBeTrue();

        Task<ChangesSince> ReadAsync() => ChangesSince.ReadAsync(store, journey.Id, 0, difference => difference.Changes.Select(change => ((Change.Changed<Journey>)change).Fields[0].To));
    }

    [Fact]
    public async Task What_changed_while_somebody_looked_at_it_is_neither_asked_about_nor_approved()
    {
        await RequestAsync(editor);
        await EditAsync();
        (await RequestAsync(editor)).ShouldBe(SignOffProblem.Changed);
        (await service.DecideAsync(viewer, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBe(SignOffProblem.Changed);
    }

    [Fact]
    public async Task Nobody_answers_their_own_request()
    {
        await RequestAsync(owner);
        var asked = (await HistoryAsync())[0].Id;
        (await service.DecideAsync(owner, asked, approve: true, "")).ShouldBe(SignOffProblem.OwnRequest);
        (await service.DecideAsync(viewer, asked, approve: true, "")).ShouldBeNull();
    }

    [Fact]
    public async Task Each_role_does_what_it_may()
    {
        (await RequestAsync(viewer)).ShouldBe(SignOffProblem.NotAllowed);
        await RequestAsync(owner);
        (await service.DecideAsync(editor, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBe(SignOffProblem.NotAllowed);
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_same_revision_may_be_asked_about_again()
    {
        await RequestAsync(editor);
        var asked = (await HistoryAsync())[0].Id;
        (await service.DecideAsync(viewer, asked, approve: false, " \n ")).ShouldBe(SignOffProblem.CommentNeeded);
        (await service.DecideAsync(viewer, asked, approve: false, new string('x', Limits.Note + 1))).ShouldBe(SignOffProblem.CommentInvalid);
        (await service.DecideAsync(viewer, asked, approve: false, "No owners")).ShouldBeNull();
        (await service.DecideAsync(viewer, asked, approve: true, "")).ShouldBe(SignOffProblem.Answered);
        (await RequestAsync(editor)).ShouldBeNull();
        (await RequestAsync(editor)).ShouldBe(SignOffProblem.Pending);
    }

    [Fact]
    public async Task Another_workspace_sees_and_does_nothing()
    {
        var stranger = new CurrentMember(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Stranger", Role.Owner);
        (await RequestAsync(stranger)).ShouldBe(SignOffProblem.Gone);
        await RequestAsync(editor);
        (await service.DecideAsync(stranger, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBe(SignOffProblem.Gone);
        (await service.HistoryAsync(JourneyDatabase.OtherReader, journey.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_map_is_not_asked_about()
    {
        var empty = new Journey { Id = Guid.NewGuid(), Title = "Nothing yet" };
        await store.CreateAsync(JourneyDatabase.Workspace, editor.Id, empty);
        (await service.RequestAsync(editor, empty.Id, 0)).ShouldBe(SignOffProblem.Empty);
    }

    static CurrentMember Member(Role role) => new(Guid.NewGuid(), JourneyDatabase.Workspace, role.ToString(), role);

    Task<SignOffProblem?> RequestAsync(CurrentMember member, long revision = 0) => service.RequestAsync(member, journey.Id, revision);

    Task<IReadOnlyList<SignOffEntry>> HistoryAsync() => service.HistoryAsync(JourneyDatabase.Reader, journey.Id);

    async Task ApproveAsync()
    {
        await RequestAsync(editor);
        (await service.DecideAsync(viewer, (await HistoryAsync())[0].Id, approve: true, "")).ShouldBeNull();
    }

    Task<Journey> EditAsync() => EditAsync(JourneyKinds.Journey.Change(journey, JourneyFields.Title, "Another bike"));

    async Task<Journey> EditAsync(Edit edit, Journey? before = null)
    {
        var applied = (before ?? journey).Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await store.AppendAsync(JourneyDatabase.Workspace, applied.After, JournalEntry.Of(edit, applied, editor.Id, DateTimeOffset.UtcNow))).ShouldBe(Append.Written);
        return applied.After;
    }
}
