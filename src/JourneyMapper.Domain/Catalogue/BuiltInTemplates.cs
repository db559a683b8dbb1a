using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A journey that is built in to begin with.</summary>
public sealed class Template
{
    readonly Func<CultureInfo, Journey> map;
    readonly Sample? sample;

    internal Template(string id, LocalText title, LocalText scenario, Func<CultureInfo, Journey> map) => (Id, Title, Scenario, this.map) = (id, title, scenario, map);

    internal Template(Sample sample, bool isSample)
        : this(sample.Id, sample.Title, sample.Scenario, sample.Create) =>
        this.sample = isSample ? sample : null;

    /// <summary>Stable.</summary>
    public string Id { get; }

    /// <summary>In both languages.</summary>
    public LocalText Title { get; }

    /// <summary>What it is about, in a sentence, in both languages.</summary>
    public LocalText Scenario { get; }

    /// <summary>Whether it is a sample, which brings invented personas, audits and measurements.</summary>
    public bool IsSample => sample is not null;

    /// <summary>The map alone, in that culture's language, at revision 0.</summary>
    public Journey Create(CultureInfo culture) => map(culture);

    /// <summary>A new journey with all that it brings.</summary>
    /// <param name="culture">Gives the language.</param>
    /// <param name="today">The day that a sample's audits and measurements lead up to.</param>
    /// <param name="owner">Who answers for a sample's touchpoints.</param>
    public NewJourney Create(CultureInfo culture, DateOnly today, Guid owner) => sample?.Create(culture, today, owner) ?? new(Create(culture));
}

/// <summary>The journeys that are built in to begin with.</summary>
public static class BuiltInTemplates
{
    static readonly LocalText CoreTitle = new("The twenty core touchpoints", "Les vingt points de contact essentiels");
    static readonly LocalText CoreScenario = new("The touchpoints that most journeys have, by stage, to be filled in.", "Les points de contact que l’on retrouve dans la plupart des parcours, par étape, à compléter.");

    /// <summary>All of them: first those to be filled in, then the samples.</summary>
    public static IReadOnlyList<Template> All { get; } =
    [
        new("core", CoreTitle, CoreScenario, Core),
        .. CatalogueFile.Read<Samples.Data>("templates").Select(data => new Template(new Sample(data), isSample: false)),
        .. Samples.All.Select(sample => new Template(sample, isSample: true)),
    ];

    /// <summary>The template of that id, or null.</summary>
    public static Template? Find(string id) => All.FirstOrDefault(template => template.Id == id);

    static Journey Core(CultureInfo culture) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = CoreTitle.For(culture),
        Scenario = CoreScenario.For(culture),
        Touchpoints = CatalogueTouchpoints.Create(CatalogueTouchpoints.All.Where(touchpoint => touchpoint.Core), culture),
    };
}
