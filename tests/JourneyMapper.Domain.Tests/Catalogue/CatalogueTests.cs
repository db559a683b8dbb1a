using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Catalogue;

/// <summary>What is built in is acceptable as it stands, in both languages.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Languages => ["en", "fr"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_touchpoint_of_the_catalogue_is_accepted_unchanged(string language)
    {
        CatalogueTouchpoints.All.Count.ShouldBe(32);
        foreach (var entry in CatalogueTouchpoints.All)
        {
            var touchpoint = entry.Create(entry.Stage, CultureInfo.GetCultureInfo(language));
            var (accepted, field, problem) = FieldAccess.Accept(touchpoint);
            problem.ShouldBeNull($"{entry.Id}, {field}");
            accepted.ShouldBe(touchpoint);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sample_is_a_journey_that_edits_would_have_made(string language)
    {
        Samples.All.Count.ShouldBe(3);
        foreach (var sample in Samples.All)
        {
            var journey = sample.Create(CultureInfo.GetCultureInfo(language));
            FieldAccess.Accept(JourneyField.Title, journey.Title).ShouldBe((journey.Title, null));
            FieldAccess.Accept(JourneyField.Scenario, journey.Scenario).ShouldBe((journey.Scenario, null));
            FieldAccess.Accept(JourneyField.Persona, journey.Persona).ShouldBe((journey.Persona, null));
            journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Rank)).ShouldBeUnique();
            Stages.All.ShouldAllBe(stage => journey.In(stage).Any());
            foreach (var touchpoint in journey.Touchpoints)
            {
                var (accepted, field, problem) = FieldAccess.Accept(touchpoint);
                problem.ShouldBeNull($"{sample.Id}, {touchpoint.Name}, {field}");
                accepted.ShouldBe(touchpoint);
            }
        }
    }

    [Fact]
    public void A_sample_gives_another_journey_each_time()
    {
        var (first, second) = (Samples.All[0].Create(CultureInfo.InvariantCulture), Samples.All[0].Create(CultureInfo.InvariantCulture));
        first.Id.ShouldNotBe(second.Id);
        first.Touchpoints.Select(touchpoint => touchpoint.Id).Intersect(second.Touchpoints.Select(touchpoint => touchpoint.Id)).ShouldBeEmpty();
        Picture.Of(first).ShouldNotBe(Picture.Of(Samples.All[1].Create(CultureInfo.InvariantCulture)));
    }
}
