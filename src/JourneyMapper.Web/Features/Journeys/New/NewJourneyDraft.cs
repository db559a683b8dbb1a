using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Journeys.New;

/// <summary>What somebody fills in to get a new journey.</summary>
public sealed class NewJourneyDraft
{
    /// <summary>Which of the three ways is taken.</summary>
    public StartingPoint From { get; set; }

    /// <summary>Not asked for with a sample, which has its own.</summary>
    public string Title { get; set; } = "";

    /// <summary>Asked for with a blank map only.</summary>
    public string Scenario { get; set; } = "";

    /// <summary>Asked for with a blank map only.</summary>
    public string Persona { get; set; } = "";

    /// <summary>The sample that is copied.</summary>
    public Sample Sample { get; set; } = Samples.All[0];

    /// <summary>The ids of the catalogue's touchpoints that the journey gets; at first the core ones.</summary>
    public ISet<string> Chosen { get; } =
        CatalogueTouchpoints.All.Where(touchpoint => touchpoint.Core).Select(touchpoint => touchpoint.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Why a field is not accepted as it is, or null.</summary>
    public Problem? Check(JourneyField field) => (From, field) switch
    {
        (StartingPoint.Sample, _) => null,
        (_, JourneyField.Title) => FieldAccess.Accept(field, Title).Problem,
        (StartingPoint.Blank, JourneyField.Scenario) => FieldAccess.Accept(field, Scenario).Problem,
        (StartingPoint.Blank, JourneyField.Persona) => FieldAccess.Accept(field, Persona).Problem,
        _ => null,
    };

    /// <summary>Whether every field is accepted.</summary>
    public bool IsValid => Enum.GetValues<JourneyField>().All(asked => Check(asked) is null);

    /// <summary>The journey, with texts of the catalogue in that culture's language.</summary>
    /// <param name="culture">Gives the language.</param>
    /// <param name="today">The day that a sample's audits and measurements lead up to.</param>
    /// <param name="owner">Who answers for a sample's touchpoints.</param>
    public NewJourney Build(CultureInfo culture, DateOnly today, Guid owner) => From switch
    {
        StartingPoint.Sample => Sample.Create(culture, today, owner),
        StartingPoint.Catalogue => new(new Journey { Id = Guid.CreateVersion7(), Title = Title, Touchpoints = Journey.InOrder(ChosenTouchpoints(culture)) }),
        _ => new(new Journey { Id = Guid.CreateVersion7(), Title = Title, Scenario = Scenario, Persona = Persona }),
    };

    IEnumerable<Touchpoint> ChosenTouchpoints(CultureInfo culture)
    {
        Rank? last = null;
        foreach (var touchpoint in CatalogueTouchpoints.All.Where(touchpoint => Chosen.Contains(touchpoint.Id)))
        {
            last = Rank.Between(last, null);
            yield return touchpoint.Create(touchpoint.Stage, culture) with { Rank = last.Value };
        }
    }
}
