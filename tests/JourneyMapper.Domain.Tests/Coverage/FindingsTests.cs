using System.Text.Json;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>Order, keys and sameness of findings.</summary>
public sealed class FindingsTests
{
    static readonly JsonSerializerOptions Json = new() { Converters = { new FieldConverter<Touchpoint>(TouchpointFields.Set) } };

    [Fact]
    public void The_most_urgent_comes_first_then_the_map_decides_then_the_rule()
    {
        var input = Maps.Sound.Without(touchpoint => touchpoint.Stage == Stage.Loyalty)
            .With("Retention 2", touchpoint => touchpoint with { Emotion = -1, Opportunities = "Say thank you" })
            .With("Awareness 2", touchpoint => touchpoint with { Owner = null, Importance = Importance.High })
            .With("Awareness 1", touchpoint => touchpoint with { PainPoints = "Slow", Kpis = [] })
            .With("Decision 1", touchpoint => touchpoint with { Channel = "website", Importance = Importance.Low })
            .With("Decision 2", touchpoint => touchpoint with { Owner = null });
        input.Review().Findings.Select(finding => (finding.Rule, finding.Priority)).ShouldBe(
        [
            ("stage-empty", 120),
            ("no-owner", 45),
            ("last-moment-negative", 30),
            ("no-direct-help", 30),
            ("no-owner", 30),
            ("no-kpi", 10),
            ("pain-without-opportunity", 10),
        ]);
    }

    [Fact]
    public void The_same_input_always_gives_the_same_review() => Property.Holds(generate =>
    {
        var input = Inputs.Any(generate);
        Pictures.Of(CoverageReview.Of(Inputs.Again(input))).ShouldBe(Pictures.Of(CoverageReview.Of(input)));
    });

    [Fact]
    public void Any_findings_stand_by_priority_and_each_has_a_key_of_its_own_that_reads_back() => Property.Holds(generate =>
    {
        var findings = CoverageReview.Of(Inputs.Any(generate)).Findings;
        findings.Select(finding => finding.Priority).ShouldBeInOrder(SortDirection.Descending);
        findings.Select(finding => finding.Key).ShouldBeUnique();
        foreach (var key in findings.Select(finding => finding.Key))
            FindingKey.Parse(key.ToString()).ShouldBe(key);
    });

    [Fact]
    public void Any_finding_about_a_touchpoint_or_a_stage_can_be_looked_at_there() => Property.Holds(generate =>
    {
        foreach (var finding in CoverageReview.Of(Inputs.Any(generate)).Findings)
        {
            Remedy? there = finding.Touchpoint is { } touchpoint ? new Remedy.OpenTouchpoint(touchpoint) : finding.Stage is { } stage ? new Remedy.OpenStage(stage) : null;
            finding.Place.ShouldBe(there, finding.Rule);
            // One about the whole journey may be mended at the first of several touchpoints.
            if (there is not null && finding.Remedy is (Remedy.OpenStage or Remedy.OpenTouchpoint))
                finding.Place.ShouldBe(finding.Remedy, finding.Rule);
        }
    });

    [Fact]
    public void Any_finding_names_touchpoints_of_the_journey_and_the_one_it_is_about_first() => Property.Holds(generate =>
    {
        var input = Inputs.Any(generate);
        foreach (var finding in CoverageReview.Of(input).Findings)
        {
            finding.Touchpoints.All(id => input.Journey.Find(id) is not null).ShouldBeTrue(finding.Rule);
            if (finding.Touchpoint is { } about)
                (finding.Touchpoints[0], finding.Stage).ShouldBe((about, input.Journey.Find(about)?.Stage));
        }
    });

    [Fact]
    public void Any_finding_reads_back_from_json() => Property.Holds(generate =>
    {
        foreach (var finding in CoverageReview.Of(Inputs.Any(generate)).Findings)
            Pictures.Of(JsonSerializer.Deserialize<Finding>(JsonSerializer.Serialize(finding, Json), Json).ShouldNotBeNull()).ShouldBe(Pictures.Of(finding));
    });

    [Fact]
    public void All_rules_are_met_by_chance()
    {
        HashSet<string> met = [];
        Property.Holds(generate => met.UnionWith(CoverageReview.Of(Inputs.Any(generate)).Findings.Select(finding => finding.Rule)));
        met.ShouldBe(CoverageRules.All.Select(rule => rule.Id), ignoreOrder: true);
    }

    [Fact]
    public void A_finding_stays_the_same_when_its_touchpoint_moves_to_another_stage()
    {
        var here = Maps.Sound.With("Awareness 2", touchpoint => touchpoint with { Owner = null });
        var moved = here.With("Awareness 2", touchpoint => touchpoint with { Stage = Stage.Loyalty });
        moved.FoundOnce("no-owner").Key.ShouldBe(here.FoundOnce("no-owner").Key);
    }

    [Fact]
    public void The_longest_key_fits_its_column() =>
        CoverageRules.All.Max(rule => new FindingKey(rule.Id, Stage.Consideration, Guid.NewGuid(), new string('k', Limits.KpiId)).ToString().Length)
            .ShouldBeLessThanOrEqualTo(FindingKey.MaxLength);

    [Theory]
    [InlineData("")]
    [InlineData("///")]
    [InlineData("no-owner")]
    [InlineData("no-owner/7//")]
    [InlineData("no-owner//somebody/")]
    [InlineData("no-owner////")]
    public void A_text_of_another_form_is_no_key(string text) => Should.Throw<FormatException>(() => FindingKey.Parse(text));
}
