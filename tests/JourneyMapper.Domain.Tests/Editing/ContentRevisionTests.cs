using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>Sign-offs are about content: which edits change it.</summary>
public sealed class ContentRevisionTests
{
    static readonly string Member = Guid.NewGuid().ToString();

    [Fact]
    public void Owners_colours_tags_and_the_choice_of_lanes_are_no_content_and_all_other_fields_are() =>
        (TouchpointFields.Set.All.Where(field => !field.IsContent).Select(field => field.Id), JourneyFields.Set.All.Where(field => !field.IsContent).Select(field => field.Id))
            .ShouldSatisfyAllConditions(fields => fields.Item1.ShouldBe(["Colour", "Icon", "Owner", "Advice"]), fields => fields.Item2.ShouldBe(["Owner", "ReviewEvery", "Language", "Tags", "LaneOrder", "HiddenLanes", "ShownLanes", "Omnichannel"]));

    [Fact]
    public void Each_edit_of_content_is_the_last_one_and_others_are_not()
    {
        var journey = Journeys.With("a", "b");
        Revisions(journey).ShouldBe((2, 2));

        journey = journey.After(journey.Write("a", TouchpointFields.Owner, Member));
        journey = journey.After(JourneyKinds.Journey.Change([new(JourneyFields.Owner, "", Member), new(JourneyFields.Tags, "", "velo")]));
        Revisions(journey).ShouldBe((4, 2));

        journey = journey.After(journey.Write("a", TouchpointFields.Thought, "Hm"));
        Revisions(journey).ShouldBe((5, 5));
        journey = journey.After(JourneyKinds.Touchpoint.Move(journey.Id("a"), Stage.Loyalty, Place.AtEnd));
        Revisions(journey).ShouldBe((6, 6));
        journey = journey.After(JourneyKinds.Journey.Change([new(JourneyFields.Tags, "velo", "b2c"), new(JourneyFields.Scenario, "", "Tom")]));
        Revisions(journey).ShouldBe((7, 7));
        journey = journey.After(JourneyKinds.Touchpoint.Remove(journey.Id("b")));
        Revisions(journey).ShouldBe((8, 8));
    }

    [Fact]
    public void An_undo_is_an_edit_of_content_when_it_takes_content_back()
    {
        var start = Journeys.With("a");
        var both = JourneyKinds.Touchpoint.Change(start.Id("a"), [new(TouchpointFields.Owner, "", Member), new(TouchpointFields.Thought, "", "Hm")]);
        var done = start.Do(both);
        Revisions(done.After.After(Journeys.Undo(both, done))).ShouldBe((3, 3));

        // Others have changed the text since: only the owner is taken back.
        var others = done.After.After(done.After.Write("a", TouchpointFields.Thought, "Well"));
        Revisions(others.After(Journeys.Undo(both, done))).ShouldBe((4, 3));
    }

    [Fact]
    public void Replay_comes_to_the_same_revisions() => Property.Holds(generate =>
    {
        var (journey, past) = (generate.Journey(), new List<JournalEntry>());
        for (var i = 0; i < 20; i++)
        {
            var edit = generate.Edit(journey, past);
            if (journey.Apply(edit) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
                continue;
            Revisions(applied.Difference.ApplyTo(journey)).ShouldBe(Revisions(applied.After));
            past.Add(JournalEntry.Of(edit, applied, Guid.Empty, DateTimeOffset.UnixEpoch));
            journey = applied.After;
        }
    });

    static (long, long) Revisions(Journey journey) => (journey.Revision, journey.ContentRevision);
}
