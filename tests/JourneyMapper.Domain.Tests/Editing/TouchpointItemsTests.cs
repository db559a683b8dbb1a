using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class TouchpointItemsTests
{
    readonly Journey journey = Made();

    [Fact]
    public void Each_line_is_a_record_whatever_is_done() => Property.Holds(generate =>
    {
        var (states, _) = generate.History(40);
        foreach (var state in states)
        {
            foreach (var touchpoint in state.Touchpoints)
            {
                Titles(state.PainPoints, touchpoint).ShouldBe(TouchpointItems.Titles(touchpoint.PainPoints).Order(StringComparer.Ordinal));
                Titles(state.Opportunities, touchpoint).ShouldBe(TouchpointItems.Titles(touchpoint.Opportunities).Order(StringComparer.Ordinal));
            }

            state.PainPoints.ShouldAllBe(point => state.Find(point.Touchpoint) != null);
        }
    }, cases: 40);

    [Fact]
    public void The_same_edit_makes_the_same_records()
    {
        var edit = journey.Write("Ad", TouchpointFields.PainPoints, "Loud\nUgly");
        Picture.Of(journey.After(edit)).ShouldBe(Picture.Of(journey.After(edit)));
    }

    [Theory]
    [InlineData("Queues\nNo parking\n\nRude staff members", "Rude staff members", "a corrected line")]
    [InlineData("Waiting at the till\nNo parking\n\nRude staff", "Rude staff", "another line in other words")]
    [InlineData("Rude staff\nQueues", "Rude staff", "others gone, and another order")]
    [InlineData("New\nQueues\nRude staff in the shop\nNo parking\nAnother", "Rude staff in the shop", "more lines than before, one of them alike")]
    public void What_was_said_of_a_line_stays_with_it(string text, string line, string why)
    {
        var rated = journey.After(JourneyKinds.PainPoint.Change(Point(journey, "Rude staff"), PainPointFields.Severity, nameof(PainSeverity.High)));
        var written = rated.After(rated.Write("Shop", TouchpointFields.PainPoints, text));
        Point(written, line).Severity.ShouldBe(PainSeverity.High, why);
        Point(written, line).Id.ShouldBe(Point(journey, "Rude staff").Id);
        written.PainPoints.Count(point => point.Severity == PainSeverity.High).ShouldBe(1);
    }

    [Fact]
    public void A_line_that_is_gone_takes_its_record_along_and_undo_brings_both_back()
    {
        var rated = journey.After(JourneyKinds.PainPoint.Change(Point(journey, "Queues"), PainPointFields.Evidence, "12 of 20 interviews"));
        var removed = rated.Do(rated.Write("Shop", TouchpointFields.PainPoints, "No parking"));
        removed.After.PainPoints.ShouldHaveSingleItem().Title.ShouldBe("No parking");
        Picture.Of(removed.After.After(new Revert(Guid.NewGuid(), removed.Difference))).ShouldBe(Picture.Of(rated));
    }

    [Fact]
    public void The_text_follows_a_record_with_another_title_keeping_its_empty_lines()
    {
        var renamed = journey.After(JourneyKinds.PainPoint.Change(Point(journey, "No parking"), PainPointFields.Title, "  Nowhere to park "));
        renamed.Touchpoints[1].PainPoints.ShouldBe("Queues\nNowhere to park\n\nRude staff");
        var gone = renamed.After(JourneyKinds.PainPoint.Remove(Point(journey, "Queues").Id));
        gone.Touchpoints[1].PainPoints.ShouldBe("Nowhere to park\n\nRude staff");
        var moved = gone.After(JourneyKinds.PainPoint.Change(Point(gone, "Rude staff"), PainPointFields.Touchpoint, journey.Touchpoints[0].Id.ToString()));
        moved.Touchpoints.Select(touchpoint => touchpoint.PainPoints).ShouldBe(["Rude staff", "Nowhere to park"]);
    }

    [Fact]
    public void Work_on_an_opportunity_voids_no_approval_and_other_words_do()
    {
        var map = journey.After(JourneyKinds.Opportunity.Add(new() { Id = Guid.NewGuid(), Touchpoint = journey.Touchpoints[0].Id, Title = "Fewer words" }, Place.AtEnd));
        map.Touchpoints[0].Opportunities.ShouldBe("Fewer words");
        var seen = map.Opportunities.ShouldHaveSingleItem();
        map.Do(JourneyKinds.Opportunity.Change(seen, OpportunityFields.Status, nameof(OpportunityStatus.Doing))).Difference.IsContent.ShouldBeFalse();
        map.Do(JourneyKinds.Opportunity.Change(seen, OpportunityFields.Impact, "4")).Difference.IsContent.ShouldBeFalse();
        map.Do(JourneyKinds.Opportunity.Change(seen, OpportunityFields.Title, "Less text")).Difference.IsContent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    public void Impact_and_effort_go_from_one_to_five(string value)
    {
        var map = journey.After(JourneyKinds.Opportunity.Add(new() { Id = Guid.NewGuid(), Touchpoint = journey.Touchpoints[0].Id, Title = "Fewer words" }, Place.AtEnd));
        map.Refuse(JourneyKinds.Opportunity.Change(map.Opportunities[0], OpportunityFields.Effort, value)).ShouldBeOfType<Refusal.Invalid>();
    }

    [Fact]
    public void What_is_done_is_done_since_a_day_and_not_before()
    {
        var opportunity = new Opportunity { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), Title = "x" };
        var day = new DateOnly(2026, 11, 29);
        var done = opportunity.At(OpportunityStatus.Done, day);
        done.DoneOn.ShouldBe(day);
        done.At(OpportunityStatus.Done, day.AddDays(3)).DoneOn.ShouldBe(day);
        done.At(OpportunityStatus.Doing, day).DoneOn.ShouldBeNull();
    }

    [Fact]
    public void A_copy_has_the_same_lines_and_none_of_the_work()
    {
        var map = journey.After(JourneyKinds.Opportunity.Add(
            new() { Id = Guid.NewGuid(), Touchpoint = journey.Touchpoints[0].Id, Title = "Shorter", PainPoints = Point(journey, "Queues").Id.ToString(), Impact = 4, Status = OpportunityStatus.Doing, Partner = "Agency" }, Place.AtEnd));
        var copy = map.CopyAs(Guid.NewGuid());
        copy.WithItems().ShouldBe(copy);
        var copied = copy.Opportunities.ShouldHaveSingleItem();
        copied.PainPoints.ShouldBe(Point(copy, "Queues").Id.ToString());
        (copied.Impact, copied.Status, copied.Partner).ShouldBe((4, OpportunityStatus.Idea, ""));
    }

    static Journey Made()
    {
        var map = Journeys.With("Ad", "Shop");
        return map.After(map.Write("Shop", TouchpointFields.PainPoints, "Queues\nNo parking\n\nRude staff"));
    }

    static PainPoint Point(Journey journey, string title) => journey.PainPoints.Single(point => point.Title == title);

    static IEnumerable<string> Titles(IEnumerable<ITouchpointItem> items, Touchpoint touchpoint) => items.Where(item => item.Touchpoint == touchpoint.Id).Select(item => item.Title).Order(StringComparer.Ordinal);
}
