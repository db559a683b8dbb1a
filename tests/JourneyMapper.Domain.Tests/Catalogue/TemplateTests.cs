using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Catalogue;

/// <summary>What is built in to begin with is complete in both languages, and within what a journey accepts.</summary>
public sealed class TemplateTests
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static TheoryData<string> Ids => [.. BuiltInTemplates.All.Select(template => template.Id)];

    public static TheoryData<string> Written => [.. BuiltInTemplates.All.Where(template => !template.IsSample && template.Id != "core").Select(template => template.Id)];

    [Fact]
    public void There_are_those_to_be_filled_in_and_then_the_samples()
    {
        BuiltInTemplates.All.Select(template => template.Id).ShouldBe(["core", "three-stage", "b2b", "service", "saas-onboarding", "store-visit", .. Samples.All.Select(sample => sample.Id)]);
        BuiltInTemplates.All.Where(template => template.IsSample).Select(template => template.Id).ShouldBe(Samples.All.Select(sample => sample.Id));
        BuiltInTemplates.Find("core").ShouldNotBeNull().Create(French).Touchpoints.Length.ShouldBe(20);
        BuiltInTemplates.Find("carrier-pigeons").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_accepted_as_it_is_in_both_languages_and_spans_all_stages(string id)
    {
        foreach (var journey in Both(id))
        {
            // An edit that would bring it back checks every field of every record.
            var whole = JourneyKinds.Between(new() { Id = journey.Id, Title = "Empty" }, journey);
            whole.ApplyTo(new Journey { Id = journey.Id, Title = "Empty" }).Touchpoints.Length.ShouldBe(journey.Touchpoints.Length);
            journey.Scenario.ShouldNotBeEmpty();
            Stages.All.ShouldAllBe(stage => journey.In(stage).Any());
            journey.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Channel.Length > 0 && touchpoint.Owner == null);
            journey.Touchpoints.ShouldBe(JourneyKinds.Touchpoint.InOrder(journey.Touchpoints));
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void It_says_at_each_touchpoint_what_customers_do_think_and_feel(string id)
    {
        foreach (var journey in Both(id))
        {
            journey.Touchpoints.Length.ShouldBeInRange(8, 16);
            journey.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Description.Length > 0 && touchpoint.Action.Length > 0 && touchpoint.Thought.Length > 0);
            journey.Touchpoints.Select(touchpoint => touchpoint.Emotion).Distinct().Count().ShouldBeGreaterThan(3);
            journey.Touchpoints.ShouldContain(touchpoint => touchpoint.Importance == Importance.MomentOfTruth);
            journey.Touchpoints.Select(touchpoint => touchpoint.Channel).Distinct().Count().ShouldBeGreaterThan(4);
            journey.Transitions.ShouldNotBeEmpty();
            journey.Transitions.ShouldAllBe(transition => transition.Label.Length > 0);
            // Readable on a card and in a cell of the map.
            journey.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Name.Length <= 50 && touchpoint.Thought.Length <= 90 && touchpoint.Action.Length <= 90);
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Both_languages_say_the_same_each_in_its_own_words(string id)
    {
        var (english, french) = (Make(id, English), Make(id, French));

        french.Touchpoints.Select(Shape).ShouldBe(english.Touchpoints.Select(Shape));
        french.Labels.Select(label => label.Length > 0).ShouldBe(english.Labels.Select(label => label.Length > 0));
        foreach (var (one, other) in english.Touchpoints.Zip(french.Touchpoints))
            foreach (var field in new[] { TouchpointFields.Name, TouchpointFields.Description, TouchpointFields.Action, TouchpointFields.Thought })
                field.Read(other).ShouldNotBe(field.Read(one));
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void French_has_its_own_apostrophes_and_no_break_spaces(string id)
    {
        var journey = Make(id, French);
        journey.Touchpoints.SelectMany(touchpoint => TouchpointFields.Set.All.Where(field => field.IsText).Select(field => field.Read(touchpoint)))
            .Concat(journey.Transitions.Select(transition => transition.Label)).Concat(journey.Labels).Append(journey.Title).Append(journey.Scenario)
            .Where(text => text.Contains('\'', StringComparison.Ordinal) || text.Contains("« ", StringComparison.Ordinal) || ":;?!»%".Any(mark => text.Contains($" {mark}", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Three_phases_are_said_in_the_labels_of_the_five_stages() =>
        Make("three-stage", English).Labels.Select(label => label.Split(':')[0]).ShouldBe(["Awareness", "Conversion", "Conversion", "Loyalty", "Loyalty"]);

    [Fact]
    public void A_sample_brings_its_audits_and_personas_and_others_bring_the_map_alone()
    {
        var (today, owner) = (new DateOnly(2027, 3, 31), Guid.NewGuid());
        BuiltInTemplates.Find(Samples.All[0].Id)!.Create(English, today, owner).ShouldSatisfyAllConditions(made => made.Audits.ShouldNotBeEmpty(), made => made.Personas.ShouldNotBeEmpty());
        BuiltInTemplates.Find("b2b")!.Create(English, today, owner).ShouldSatisfyAllConditions(made => made.Audits.ShouldBeEmpty(), made => made.Personas.ShouldBeEmpty());
    }

    static IEnumerable<Journey> Both(string id) => [Make(id, English), Make(id, French)];

    static Journey Make(string id, CultureInfo culture) => BuiltInTemplates.Find(id).ShouldNotBeNull().Create(culture);

    // What one language lists, the other one does, too.
    static (string, int, int, int) Shape(Touchpoint touchpoint) => (touchpoint.Channel, touchpoint.Emotion, touchpoint.PainPoints.Split('\n').Length, touchpoint.Opportunities.Split('\n').Length);
}
