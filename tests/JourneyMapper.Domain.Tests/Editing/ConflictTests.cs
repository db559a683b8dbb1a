using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>Two people who change a journey at once: nothing is overwritten in silence.</summary>
public sealed class ConflictTests
{
    [Fact]
    public void A_change_from_a_stale_value_is_refused_with_theirs_and_yours()
    {
        var seen = Journeys.With("Ad");
        var theirs = seen.After(seen.Write("Ad", TouchpointFields.Name, "Poster"));
        theirs.Refuse(seen.Write("Ad", TouchpointFields.Name, " Banner  ad "))
            .ShouldBe(new Refusal.Conflict(seen.Id("Ad"), TouchpointFields.Name, "Poster", "Banner ad"));
    }

    [Fact]
    public void A_stale_title_is_refused_with_theirs_and_yours()
    {
        var seen = Journeys.Empty();
        var theirs = seen.After(JourneyKinds.Journey.Change(seen, JourneyFields.Title, "Theirs"));
        theirs.Refuse(JourneyKinds.Journey.Change(seen, JourneyFields.Title, "Yours"))
            .ShouldBe(new Refusal.Conflict(seen.Id, JourneyFields.Title, "Theirs", "Yours"));
    }

    [Fact]
    public void Two_who_want_the_same_value_do_not_collide()
    {
        var seen = Journeys.With("Ad");
        var theirs = seen.After(seen.Write("Ad", TouchpointFields.Emotion, "2"));
        var outcome = theirs.Do(seen.Write("Ad", TouchpointFields.Emotion, "2"));
        outcome.Difference.IsEmpty.ShouldBeTrue();
        outcome.After.Revision.ShouldBe(theirs.Revision);
    }

    [Fact]
    public void Different_fields_of_one_touchpoint_do_not_collide()
    {
        var seen = Journeys.With("Ad");
        var both = seen.After(seen.Write("Ad", TouchpointFields.Thought, "Nice")).After(seen.Write("Ad", TouchpointFields.Emotion, "1"));
        both.Named("Ad").ShouldSatisfyAllConditions(ad => ad.Thought.ShouldBe("Nice"), ad => ad.Emotion.ShouldBe(1));
    }

    [Fact]
    public void Steps_that_were_asked_for_at_once_all_count()
    {
        var seen = Journeys.Empty();
        static Edit Tagged(string tag) => JourneyKinds.Journey.Step(JourneyFields.Tags, before => before.Tags.Length == 0 ? tag : $"{before.Tags}, {tag}");
        var (first, second) = (Tagged("b2b"), Tagged("2026"));
        seen.After(first).After(second).Tags.ShouldBe(seen.After(JourneyKinds.Journey.Change(seen, JourneyFields.Tags, "b2b, 2026")).Tags);
    }

    [Fact]
    public void A_step_of_what_is_gone_is_refused_and_one_that_leads_nowhere_changes_nothing()
    {
        var seen = Journeys.With("Ad");
        var ad = seen.Id("Ad");
        seen.Do(JourneyKinds.Touchpoint.Step(ad, TouchpointFields.Name, before => before.Name)).Difference.IsEmpty.ShouldBeTrue();
        seen.After(JourneyKinds.Touchpoint.Remove(ad)).Refuse(JourneyKinds.Touchpoint.Step(ad, TouchpointFields.Name, before => before.Name + "!")).ShouldBe(new Refusal.Gone(ad));
        seen.Refuse(JourneyKinds.Touchpoint.Step(ad, TouchpointFields.Name, _ => "")).ShouldBeOfType<Refusal.Invalid>();
    }

    [Fact]
    public void The_labels_of_different_stages_do_not_collide()
    {
        var seen = Journeys.Empty();
        var both = seen.After(JourneyKinds.Journey.Change(seen, JourneyFields.Labels[(int)Stage.Awareness], "Discover"))
            .After(JourneyKinds.Journey.Change(seen, JourneyFields.Labels[(int)Stage.Loyalty], "Advocate"));
        both.Labels.ShouldBe(["Discover", "", "", "", "Advocate"]);
    }

    [Fact]
    public void One_stale_field_refuses_the_whole_edit()
    {
        var seen = Journeys.With("Ad");
        var theirs = seen.After(seen.Write("Ad", TouchpointFields.Name, "Poster"));
        var ad = seen.Named("Ad");
        theirs.Refuse(JourneyKinds.Touchpoint.Change(ad.Id, [new(TouchpointFields.Emotion, "0", "2"), new(TouchpointFields.Name, "Ad", "Banner")]))
            .ShouldBeOfType<Refusal.Conflict>();
        theirs.Named("Poster").Emotion.ShouldBe(0);
    }

    [Fact]
    public void An_edit_that_names_a_field_twice_makes_one_change_to_the_last_value_and_is_undone_whole()
    {
        var before = Journeys.With("Ad");
        var edit = JourneyKinds.Touchpoint.Change(before.Id("Ad"), [new(TouchpointFields.Name, "Ad", "Poster"), new(TouchpointFields.Name, "Poster", "Banner")]);
        var done = before.Do(edit);
        done.Difference.Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Changed<Touchpoint>>().Fields
            .ShouldBe([new FieldChange<Touchpoint>(TouchpointFields.Name, "Ad", "Banner")]);
        var undone = done.After.Do(Journeys.Undo(edit, done));
        undone.Skipped.ShouldBe(0);
        undone.After.Named("Ad").ShouldBe(before.Named("Ad"));
    }

    [Fact]
    public void Whoever_edits_what_others_removed_is_told_so()
    {
        var seen = Journeys.With("Ad");
        var id = seen.Id("Ad");
        var without = seen.After(JourneyKinds.Touchpoint.Remove(id));
        without.Refuse(seen.Write("Ad", TouchpointFields.Name, "Poster")).ShouldBe(new Refusal.Gone(id));
        without.Refuse(JourneyKinds.Touchpoint.Move(id, Stage.Loyalty, Place.AtEnd)).ShouldBe(new Refusal.Gone(id));
        without.Refuse(JourneyKinds.Touchpoint.Remove(id)).ShouldBe(new Refusal.Gone(id));
    }
}
