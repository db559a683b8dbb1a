using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What a board shows of its approval follows requests, answers and edits.</summary>
public sealed class SignOffFeedTests : IAsyncLifetime
{
    readonly CurrentMember member = Node.Member();
    Node node = null!;
    JourneyRoom room = null!;
    SignOffService catalogue = null!;
    SignOffFeed feed = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        room = await node.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("Shop"), member);
        catalogue = new(node.Contexts, new SignOffTopic(), new InboxTopic(), TimeProvider.System);
        feed = new(catalogue, new JourneyStore(node.Contexts, TimeProvider.System), JourneyDatabase.Reader, room.Journey.Id);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_map_that_nobody_asked_about_is_a_draft_without_changes_to_tell()
    {
        await feed.ReadAsync();
        await ReadChangesAsync();
        (feed.StatusOf(room.Journey).Status, feed.History.Count, feed.Changes).ShouldBe((JourneyStatus.Draft, 0, ChangesSince.None));
    }

    [Fact]
    public async Task After_an_approval_an_edit_is_told_in_words_and_its_undo_ends_nothing()
    {
        await ApproveAsync();
        await ReadChangesAsync();
        (feed.StatusOf(room.Journey).Status, feed.Changes).ShouldBe((JourneyStatus.Approved, ChangesSince.None));

        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Name, "Store"), member);
        await ReadChangesAsync();
        feed.StatusOf(room.Journey).Status.ShouldBe(JourneyStatus.Draft);
        feed.Changes.Sentences.ShouldHaveSingleItem().ShouldSatisfyAllConditions(told => told.ShouldContain("Shop"), told => told.ShouldContain("Store"));

        // Content that nobody has seen stays unapproved, also when it says the same as before.
        await room.UndoAsync(member, Guid.NewGuid());
        await ReadChangesAsync();
        (feed.StatusOf(room.Journey).Status, feed.Changes.Sentences.Count, feed.Changes.LacksEarlier).ShouldBe((JourneyStatus.Draft, 2, false));
    }

    [Fact]
    public async Task An_owner_named_after_the_approval_leaves_it_and_nothing_to_tell()
    {
        await ApproveAsync();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Owner, member.Id.ToString()), member);
        await ReadChangesAsync();
        (feed.StatusOf(room.Journey).Status, feed.Changes).ShouldBe((JourneyStatus.Approved, ChangesSince.None));
    }

    async Task ApproveAsync()
    {
        (await catalogue.RequestAsync(member, room.Journey.Id, room.Journey.Revision)).ShouldBeNull();
        await feed.ReadAsync();
        feed.StatusOf(room.Journey).Status.ShouldBe(JourneyStatus.InReview);
        (await catalogue.DecideAsync(Node.Member(Role.Viewer), feed.History[0].Id, approve: true, "")).ShouldBeNull();
        await feed.ReadAsync();
    }

    Task ReadChangesAsync() => feed.ReadChangesAsync(room.Journey, new ReadableFields(new Dictionary<Guid, string>(), () => new KpiCatalogue([], "EUR"), () => new() { Id = Guid.Empty }));
}
