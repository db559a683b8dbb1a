using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class ProposedItemTests
{
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    public void Touchpoints_stand_as_they_were_proposed_in_whichever_order_they_are_accepted(params int[] order)
    {
        var map = Journeys.With("Poster", "Search");
        ProposedItem[] items = [.. new[] { "Fair", "Friend", "Newsletter" }.Select(name => ProposedItem.Add(Journeys.Touchpoint(name), "a model", ChannelLibrary.BuiltIn))];
        foreach (var at in order)
            map = map.After(items[at].ToEdit(map, items));
        map.NamesIn(Stage.Awareness).ShouldBe(["Poster", "Search", "Fair", "Friend", "Newsletter"]);
    }

    [Fact]
    public void A_touchpoint_is_marked_as_assumed_with_its_source_and_is_added_once()
    {
        var item = ProposedItem.Add(Journeys.Touchpoint("Shop", Stage.Decision) with { Channel = "store", Evidence = Evidence.Observed, EvidenceSource = "Survey", PainPoints = "Queues" }, "a model", ChannelLibrary.BuiltIn);
        var map = Journeys.Empty().After(item.ToEdit(Journeys.Empty(), [item]));
        var shop = map.Named("Shop");
        (shop.Id, shop.Evidence, shop.EvidenceSource, shop.Setting).ShouldBe((item.Id, Evidence.Assumed, "a model", Setting.Physical));
        map.PainPoints.ShouldHaveSingleItem().Title.ShouldBe("Queues");
        map.Do(item.ToEdit(map, [item])).Difference.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void An_opportunity_is_a_line_of_its_touchpoint_and_fits_no_map_without_it()
    {
        var map = Journeys.With("Shop");
        var item = ProposedItem.Add(new Opportunity { Id = Guid.NewGuid(), Touchpoint = map.Id("Shop"), Title = "Pay by phone", Description = "Fewer queues" });
        item.RefusalIn(map).ShouldBeNull();
        (item.Touchpoint, item.StageIn(map)).ShouldBe((map.Id("Shop"), Stage.Awareness));
        var after = map.After(item.ToEdit(map, [item]));
        (after.Named("Shop").Opportunities, after.Opportunities[0].Description).ShouldBe(("Pay by phone", "Fewer queues"));
        var without = map.After(JourneyKinds.Touchpoint.Remove(map.Id("Shop")));
        item.RefusalIn(without).ShouldBeOfType<Refusal.Gone>();
        item.StageIn(without).ShouldBeNull();
    }

    [Fact]
    public void A_text_that_was_changed_meanwhile_is_replaced_only_by_who_has_seen_it()
    {
        var map = Journeys.With("Shop");
        var item = ProposedItem.Write(map.Id("Shop"), TouchpointFields.Action, "", "Pays");
        var later = map.After(map.Write("Shop", TouchpointFields.Action, "Looks around"));
        item.RefusalIn(map).ShouldBeNull();
        item.RefusalIn(later).ShouldBeOfType<Refusal.Conflict>().Theirs.ShouldBe("Looks around");
        later.Refuse(item.ToEdit(later, [item], seen: "Something else")).ShouldBeOfType<Refusal.Conflict>();
        later.After(item.ToEdit(later, [item], seen: "Looks around")).Named("Shop").Action.ShouldBe("Pays");
    }

    [Fact]
    public void Several_are_one_edit_without_those_that_do_not_fit()
    {
        var map = Journeys.With("Shop");
        ProposedItem[] items =
        [
            ProposedItem.Add(Journeys.Touchpoint("Fair"), "", ChannelLibrary.BuiltIn),
            ProposedItem.Write(Guid.NewGuid(), TouchpointFields.Action, "", "Nobody"),
            ProposedItem.Write(map.Id("Shop"), TouchpointFields.Thought, "", "Nice"),
            ProposedItem.Add(Journeys.Touchpoint("Friend"), "", ChannelLibrary.BuiltIn),
        ];
        var (edit, taken) = ProposedItem.Together(map, items, items);
        taken.ShouldBe([items[0], items[2], items[3]]);
        var outcome = map.Do(edit);
        outcome.After.NamesIn(Stage.Awareness).ShouldBe(["Shop", "Fair", "Friend"]);
        outcome.After.Named("Shop").Thought.ShouldBe("Nice");
        outcome.After.After(Journeys.Undo(edit, outcome)).Touchpoints.ShouldBe(map.Touchpoints);
    }
}
