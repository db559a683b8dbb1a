using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Proposals;

public sealed class ProposalServiceTests : IAsyncLifetime
{
    ProposalRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ProposalRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_owner_of_the_journey_is_told_of_a_proposal_and_its_author_of_the_decision()
    {
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        async Task<string[]> ToldAsync(CurrentMember member) =>
            [.. await db.InboxItems.Where(item => item.MemberId == member.Id).Select(item => item.Kind.ToString()).ToListAsync()];
        ProposedItem[] items = [ProposalRoom.Fair(), ProposalRoom.Fair("Friend")];
        var proposal = await room.ProposeAsync(room.Vera, items);
        (await ToldAsync(room.Ann)).ShouldBe(["ProposalMade"]);
        var entry = (await new InboxQuery(room.Node.Contexts, TimeProvider.System).PageAsync(room.Ann, unread: true, 9)).Entries.ShouldHaveSingleItem();
        (entry.Sentence, entry.Excerpt).ShouldBe(("Vera proposes changes to your journey", "More shops"));

        (await room.Service.AcceptAsync(room.Ann, proposal, items[0].Id)).IsDone.ShouldBeTrue();
        (await ToldAsync(room.Ann)).ShouldBe(["ProposalMade"]);
        (await ToldAsync(room.Vera)).ShouldBeEmpty();
        var declined = await room.Service.DeclineAsync(room.Ann, proposal, items[1].Id);
        (await ToldAsync(room.Ann)).ShouldBeEmpty();
        (await ToldAsync(room.Vera)).ShouldBe(["ProposalDecided"]);
        (await room.Service.TakeBackAsync(room.Ann, proposal, declined)).IsDone.ShouldBeTrue();
        (await ToldAsync(room.Ann)).ShouldBe(["ProposalMade"]);
        (await ToldAsync(room.Vera)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_propose_themselves()
    {
        await room.ProposeAsync(room.Ann, ProposalRoom.Fair());
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        (await db.InboxItems.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_viewer_proposes_and_an_editor_accepts_item_by_item_as_edits_that_undo_takes_back()
    {
        List<TopicMessage> told = [];
        using var subscription = room.Topic.Subscribe(room.Ann.Workspace, told.Add);
        var (shop, before) = (await room.ShopAsync(), (await room.MapAsync()).Revision);
        ProposedItem[] items = [ProposalRoom.Fair(), ProposedItem.Write(shop.Id, TouchpointFields.Action, "Looks around", "Tries bikes"), ProposalRoom.Fair("Friend")];
        var proposal = await room.ProposeAsync(room.Vera, items);
        told.ShouldHaveSingleItem().ShouldBe(new TopicMessage(room.Journey));
        (await room.MapAsync()).Revision.ShouldBe(before);
        var read = (await room.FindAsync(proposal)).ShouldNotBeNull();
        (read.Title, read.Origin, read.OriginName, read.Member).ShouldBe(("More shops", ProposalOrigin.Assistant, "Robot", "Vera"));
        (await room.Service.CountAsync(room.Vera, room.Journey)).ShouldBe(1);

        var accepted = await room.Service.AcceptAsync(room.Ann, proposal, items[0].Id);
        accepted.IsDone.ShouldBeTrue();
        (await room.Service.AcceptAsync(room.Ann, proposal, items[1].Id)).IsDone.ShouldBeTrue();
        var map = await room.MapAsync();
        (map.Find(items[0].Id)!.Evidence, map.Find(items[0].Id)!.EvidenceSource, map.Find(shop.Id)!.Action).ShouldBe((Evidence.Assumed, "a robot", "Tries bikes"));
        map.Revision.ShouldBe(before + 2);
        (await room.Node.Store.ReadAfterAsync(room.Journey, before)).ShouldAllBe(entry => entry.Author == room.Ann.Id);

        (await room.Service.TakeBackAsync(room.Ann, proposal, accepted)).IsDone.ShouldBeTrue();
        (await room.MapAsync()).Find(items[0].Id).ShouldBeNull();
        (await room.FindAsync(proposal))!.Items.Select(line => line.State).ShouldBe([ItemState.Open, ItemState.Accepted, ItemState.Open]);

        (await room.Service.DeclineAsync(room.Ann, proposal)).Items.ShouldBe([items[0].Id, items[2].Id]);
        (await room.FindAsync(proposal)).ShouldBeNull();
        (await room.Service.CountAsync(room.Ann, room.Journey)).ShouldBe(0);
        told.Count.ShouldBe(5);
    }

    [Fact]
    public async Task All_at_once_is_one_step_of_undo_and_leaves_what_does_not_fit_any_more()
    {
        var shop = await room.ShopAsync();
        ProposedItem[] items = [ProposalRoom.Fair(), ProposedItem.Write(shop.Id, TouchpointFields.Action, "Looks around", "Tries bikes"), ProposalRoom.Fair("Friend")];
        var proposal = await room.ProposeAsync(room.Ann, items);
        var open = (await room.Node.Rooms.OpenAsync(room.Ann, room.Journey)).ShouldNotBeNull();
        await open.SubmitAsync(JourneyKinds.Touchpoint.Change(shop, TouchpointFields.Action, "Asks"), room.Ann);

        var decision = await room.Service.AcceptAllAsync(room.Ann, proposal);

        (decision.Items.Count, decision.Left).ShouldBe((2, 1));
        (await room.MapAsync()).In(Stage.Awareness).Select(touchpoint => touchpoint.Name).ShouldBe(["Fair", "Friend"]);
        (await room.FindAsync(proposal))!.Items.Single(line => line.State == ItemState.Open).Id.ShouldBe(items[1].Id);
        (await room.Service.AcceptAsync(room.Ann, proposal, items[1].Id)).Refusal.ShouldBeOfType<Refusal.Conflict>();
        (await room.Service.AcceptAsync(room.Ann, proposal, items[1].Id, seen: "Asks")).IsDone.ShouldBeTrue();
        (await room.ShopAsync()).Action.ShouldBe("Tries bikes");
        await open.UndoAsync(room.Ann, Guid.CreateVersion7());
        await open.UndoAsync(room.Ann, Guid.CreateVersion7());
        (await room.MapAsync()).In(Stage.Awareness).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_who_accept_the_same_item_one_makes_the_edit()
    {
        var bob = await room.MemberAsync("Bob");
        var before = (await room.MapAsync()).Revision;
        var item = ProposalRoom.Fair();
        var proposal = await room.ProposeAsync(room.Ann, item);
        var decisions = await Task.WhenAll(((CurrentMember[])[room.Ann, bob, room.Ann]).Select(member => room.Service.AcceptAsync(member, proposal, item.Id)));
        decisions.Count(decision => decision.IsDone).ShouldBe(1);
        decisions.Count(decision => decision.Problem == ProposalProblem.Gone).ShouldBe(2);
        (await room.MapAsync()).Revision.ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_item_whose_touchpoint_is_gone_says_so_and_fits_again_when_it_comes_back()
    {
        var shop = await room.ShopAsync();
        var item = ProposedItem.Add(new Opportunity { Id = Guid.CreateVersion7(), Touchpoint = shop.Id, Title = "Pay by phone" });
        var proposal = await room.ProposeAsync(room.Ann, item);
        var open = (await room.Node.Rooms.OpenAsync(room.Ann, room.Journey)).ShouldNotBeNull();
        await open.SubmitAsync(JourneyKinds.Touchpoint.Remove(shop.Id), room.Ann);
        (await room.Service.AcceptAsync(room.Ann, proposal, item.Id)).Refusal.ShouldBeOfType<Refusal.Gone>();
        (await room.Service.AcceptAllAsync(room.Ann, proposal)).Refusal.ShouldBeOfType<Refusal.Gone>();
        (await room.FindAsync(proposal))!.Count(ItemState.Open).ShouldBe(1);
        await open.UndoAsync(room.Ann, Guid.CreateVersion7());
        (await room.Service.AcceptAsync(room.Ann, proposal, item.Id)).IsDone.ShouldBeTrue();
        (await room.ShopAsync()).Opportunities.ShouldBe("Pay by phone");
    }

    [Fact]
    public async Task Viewers_decide_on_nothing_but_decline_what_they_asked_for_and_rights_are_those_of_today()
    {
        var item = ProposalRoom.Fair();
        var proposal = await room.ProposeAsync(room.Ann, item);
        (await room.Service.AcceptAsync(room.Vera, proposal, item.Id)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        (await room.Service.AcceptAllAsync(room.Vera with { Role = Role.Owner }, proposal)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        (await room.Service.DeclineAsync(room.Vera, proposal)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        var own = await room.ProposeAsync(room.Vera, ProposalRoom.Fair("Friend"));
        (await room.Service.AcceptAllAsync(room.Vera, own)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        var declined = await room.Service.DeclineAsync(room.Vera, own);
        declined.IsDone.ShouldBeTrue();
        (await room.Service.TakeBackAsync(room.Ann, own, declined)).Problem.ShouldBe(ProposalProblem.Gone);
        (await room.Service.TakeBackAsync(room.Vera, own, declined)).IsDone.ShouldBeTrue();

        await using (var db = await room.Node.Contexts.CreateDbContextAsync())
            await db.Members.Where(row => row.Id == room.Vera.Id).ExecuteDeleteAsync();
        (await room.TryAsync(room.Vera, ProposalRoom.Fair())).ShouldBe(new Proposed.Refused(ProposalProblem.NotAllowed));
        (await room.Service.DeclineAsync(room.Vera, own)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        (await room.FindAsync(own))!.Member.ShouldBe("Vera");
    }

    [Fact]
    public async Task What_a_member_does_not_see_is_not_there_and_who_only_sees_proposes()
    {
        var proposal = await room.ProposeAsync(room.Ann, ProposalRoom.Fair());
        var (stranger, bob) = (await room.MemberAsync("Other", Role.Owner, JourneyDatabase.OtherWorkspace), await room.MemberAsync("Bob"));
        await using (var db = await room.Node.Contexts.CreateDbContextAsync())
        {
            await db.Journeys.Where(row => row.Id == room.Journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
            db.JourneyAccesses.Add(new() { JourneyId = room.Journey, MemberId = room.Ann.Id, Level = AccessLevel.Edit });
            await db.SaveChangesAsync();
        }

        foreach (var member in (CurrentMember[])[stranger, bob])
        {
            (await room.Service.CountAsync(member, room.Journey)).ShouldBe(0);
            (await room.Service.ReadAsync(member, room.Journey)).ShouldBeEmpty();
            (await room.TryAsync(member, ProposalRoom.Fair())).ShouldBe(new Proposed.Refused(ProposalProblem.Gone));
            (await room.Service.AcceptAllAsync(member, proposal)).Problem.ShouldBe(ProposalProblem.Gone);
            (await room.Service.DeclineAsync(member, proposal)).Problem.ShouldBe(ProposalProblem.Gone);
        }

        await using (var db = await room.Node.Contexts.CreateDbContextAsync())
        {
            db.JourneyAccesses.Add(new() { JourneyId = room.Journey, MemberId = bob.Id, Level = AccessLevel.See });
            await db.SaveChangesAsync();
        }

        (await room.Service.CountAsync(bob, room.Journey)).ShouldBe(1);
        (await room.TryAsync(bob, ProposalRoom.Fair())).ShouldBeOfType<Proposed.Done>();
        (await room.Service.AcceptAllAsync(bob, proposal)).Problem.ShouldBe(ProposalProblem.NotAllowed);
        (await room.Service.AcceptAllAsync(room.Ann, proposal)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_could_not_be_accepted_is_not_proposed_and_each_item_says_why()
    {
        var shop = await room.ShopAsync();
        (await room.TryAsync(
            room.Ann,
            ProposalRoom.Fair(),
            ProposalRoom.Fair(""),
            ProposedItem.Write(Guid.NewGuid(), TouchpointFields.Action, "", "Nobody"),
            ProposedItem.Write(shop.Id, TouchpointFields.Action, "Looks around", "Looks around"),
            ProposedItem.Write(shop.Id, TouchpointFields.Thought, "", new string('x', Limits.Text + 1))))
            .ShouldBeOfType<Proposed.ItemsRefused>().Problems.Select(problem => (problem.Number, problem.Refusal?.GetType().Name)).ShouldBe([(2, "Invalid"), (3, "Gone"), (4, null), (5, "Invalid")]);
        (await room.Service.CountAsync(room.Ann, room.Journey)).ShouldBe(0);
    }

    [Fact]
    public async Task Sizes_have_their_limits()
    {
        (await room.TryAsync(room.Ann)).ShouldBe(new Proposed.Refused(ProposalProblem.Empty));
        (await room.TryAsync(room.Ann, [.. Enumerable.Range(0, Limits.ProposalItems + 1).Select(i => ProposalRoom.Fair($"Fair {i}"))])).ShouldBe(new Proposed.Refused(ProposalProblem.TooManyItems));
        (await room.TryAsync(room.Ann, [.. Enumerable.Range(0, Limits.ProposalItems).Select(i => ProposedItem.Add(new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Loyalty, Name = $"{i}", Description = new('x', Limits.Text) }, "", ChannelLibrary.BuiltIn))]))
            .ShouldBe(new Proposed.Refused(ProposalProblem.TooLarge));
        foreach (var (title, problem) in ((string, ProposalProblem)[])[(" ", ProposalProblem.TitleMissing), (new('x', Limits.Name + 1), ProposalProblem.TitleTooLong)])
            (await room.Service.AddAsync(room.Ann, room.Journey, new(title, ProposalOrigin.Model, "parrot", [ProposalRoom.Fair()]))).ShouldBe(new Proposed.Refused(problem));
        for (var i = 0; i < Limits.OpenProposals; i++)
            await room.ProposeAsync(room.Ann, ProposalRoom.Fair($"Fair {i}"));
        (await room.TryAsync(room.Ann, ProposalRoom.Fair())).ShouldBe(new Proposed.Refused(ProposalProblem.TooManyOpen));
        await room.Service.DeclineAsync(room.Ann, (await room.Service.ReadAsync(room.Ann, room.Journey))[0].Id);
        (await room.TryAsync(room.Ann, ProposalRoom.Fair())).ShouldBeOfType<Proposed.Done>();
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_harms_no_other_and_can_be_declined()
    {
        ProposedItem[] items = [ProposalRoom.Fair(), ProposalRoom.Fair("Friend")];
        var proposal = await room.ProposeAsync(room.Ann, items);
        await using (var db = await room.Node.Contexts.CreateDbContextAsync())
            await db.ProposalItems.Where(row => row.Id == items[0].Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Change, "{}"));
        (await room.FindAsync(proposal))!.Items.Select(line => line.Item is null).ShouldBe([true, false]);
        (await room.Service.AcceptAsync(room.Ann, proposal, items[0].Id)).Problem.ShouldBe(ProposalProblem.Gone);
        (await room.Service.AcceptAllAsync(room.Ann, proposal)).Items.ShouldBe([items[1].Id]);
        (await room.Service.DeclineAsync(room.Ann, proposal, items[0].Id)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Proposals_go_with_their_journey_and_old_ones_that_were_decided_in_time()
    {
        var (old, open) = (await room.ProposeAsync(room.Ann, ProposalRoom.Fair()), await room.ProposeAsync(room.Ann, ProposalRoom.Fair("Friend")));
        await room.Service.DeclineAsync(room.Ann, old);
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        await db.Proposals.ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedAt, DateTimeOffset.UtcNow.AddDays(-31)));
        await room.ProposeAsync(room.Ann, ProposalRoom.Fair("Newsletter"));
        (await db.Proposals.Select(row => row.Id).ToListAsync()).ShouldNotContain(old);
        (await room.FindAsync(open)).ShouldNotBeNull();
        await db.Journeys.Where(row => row.Id == room.Journey).ExecuteDeleteAsync();
        (await db.Proposals.CountAsync() + await db.ProposalItems.CountAsync()).ShouldBe(0);
    }
}
