using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Journeys.New;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>What the dialog makes out of what was filled in.</summary>
public sealed class NewJourneyDraftTests
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    static Journey Build(NewJourneyDraft draft) => draft.Build(French, new(2026, 11, 22), Guid.NewGuid()).Journey;

    [Fact]
    public void A_blank_journey_needs_a_title_only()
    {
        var draft = new NewJourneyDraft();
        draft.Check(JourneyFields.Title).ShouldBe(Problem.Required);
        draft.IsValid.ShouldBeFalse();
        draft.Title = "Spring";
        draft.IsValid.ShouldBeTrue();
        draft.Persona = new string('x', Limits.Name + 1);
        draft.CheckPersona().ShouldBe(Problem.TooLong);
        draft.IsValid.ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_asked_for_is_not_checked_and_not_taken()
    {
        var draft = new NewJourneyDraft { Title = "Spring", Persona = new string('x', Limits.Name + 1), From = StartingPoint.Catalogue };
        draft.IsValid.ShouldBeTrue();
        Build(draft).Personas.ShouldBeEmpty();
        draft.From = StartingPoint.Template;
        Build(draft).Title.ShouldBe("Spring");
        draft.Title = new string('x', Limits.Name + 1);
        draft.IsValid.ShouldBeFalse();
        draft.Title = "";
        draft.IsValid.ShouldBeTrue();
        draft.Template = new(BuiltInTemplates.Find(Samples.All[0].Id), null);
        Build(draft).Title.ShouldBe(Samples.All[0].Title.Fr);
    }

    [Fact]
    public void The_catalogue_gives_its_core_touchpoints_until_others_are_chosen()
    {
        var draft = new NewJourneyDraft { Title = "Spring", From = StartingPoint.Catalogue };
        var journey = Build(draft);
        journey.Touchpoints.Length.ShouldBe(20);
        journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Rank)).ShouldBeUnique();
        journey.Touchpoints.ShouldBe(JourneyKinds.Touchpoint.InOrder(journey.Touchpoints));
        Stages.All.ShouldAllBe(stage => journey.In(stage).Any());

        draft.Chosen.Clear();
        draft.Chosen.Add("community");
        Build(draft).Touchpoints.ShouldHaveSingleItem().Name.ShouldBe(CatalogueTouchpoints.Find("community")!.Name.Fr);
    }
}
