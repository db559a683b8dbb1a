using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Proposals.Drafting;

namespace JourneyMapper.Web.Features.Journeys.New;

/// <summary>What somebody fills in to get a new journey.</summary>
public sealed class NewJourneyDraft
{
    /// <summary>Which of the ways is taken.</summary>
    public StartingPoint From { get; set; }

    /// <summary>With a template it may be empty: that has its own.</summary>
    public string Title { get; set; } = "";

    /// <summary>Asked for with a blank map only.</summary>
    public string Scenario { get; set; } = "";

    /// <summary>The name of one of the library's personas or of a new one. Asked for with a blank map only.</summary>
    public string Persona { get; set; } = "";

    /// <summary>What a draft shall be about. Asked for with a draft only; it becomes the scenario.</summary>
    public string Description { get; set; } = "";

    /// <summary>The template that is copied.</summary>
    public TemplateChoice Template { get; set; } = TemplateChoice.First;

    /// <summary>The ids of the catalogue's touchpoints that the journey gets; at first the core ones.</summary>
    public ISet<string> Chosen { get; } =
        CatalogueTouchpoints.All.Where(touchpoint => touchpoint.Core).Select(touchpoint => touchpoint.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Why a field is not accepted as it is, or null.</summary>
    public Problem? Check(Field<Journey> field) => IsTitledByTemplate ? null : field.Accept(field.Read(Written)).Problem;

    /// <summary>Why the persona's name is not accepted as it is, or null.</summary>
    public Problem? CheckPersona() => From == StartingPoint.Blank && Persona.Trim().Length > 0 ? PersonaFields.Name.Accept(Persona).Problem : null;

    /// <summary>Why the description is not accepted as it is, or null.</summary>
    public Problem? CheckDescription() => From == StartingPoint.Description ? ProposalDrafter.Check(Description) : null;

    /// <summary>Whether every field is accepted.</summary>
    public bool IsValid => IsTitledByTemplate || (JourneyFields.Set.Accept(Written).Problem is null && CheckPersona() is null && CheckDescription() is null);

    bool IsTitledByTemplate => From == StartingPoint.Template && Title.Trim().Length == 0;

    // What is asked for; a template brings its own.
    Journey Written => new()
    {
        Id = Guid.Empty,
        Title = Title,
        Scenario = From switch { StartingPoint.Blank => Scenario, StartingPoint.Description => Description, _ => "" },
    };

    /// <summary>The journey, with texts of the catalogue in that culture's language; not for a template of the workspace, which has to be read.</summary>
    /// <param name="culture">Gives the language.</param>
    /// <param name="today">The day that a sample's audits and measurements lead up to.</param>
    /// <param name="owner">Who answers for a sample's touchpoints.</param>
    public NewJourney Build(CultureInfo culture, DateOnly today, Guid owner)
    {
        var made = Make(culture, today, owner);
        return made with { Journey = made.Journey with { Language = JourneyLanguages.Of(culture) } };
    }

    NewJourney Make(CultureInfo culture, DateOnly today, Guid owner) => From switch
    {
        StartingPoint.Template => Titled(Template.BuiltIn!.Create(culture, today, owner)),
        StartingPoint.Catalogue => new(new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = Title,
            Touchpoints = CatalogueTouchpoints.Create(CatalogueTouchpoints.All.Where(touchpoint => Chosen.Contains(touchpoint.Id)), culture),
        }),
        StartingPoint.Description => new(Written with { Id = Guid.CreateVersion7() }),
        _ => new NewJourney(new Journey { Id = Guid.CreateVersion7(), Title = Title, Scenario = Scenario }).About(Named()),
    };

    IEnumerable<Persona> Named() => Persona.Trim().Length == 0 ? [] : [new() { Id = Guid.CreateVersion7(), Name = PersonaFields.Name.Accept(Persona).Value }];

    NewJourney Titled(NewJourney made) => IsTitledByTemplate ? made : made with { Journey = made.Journey with { Title = Title } };
}
