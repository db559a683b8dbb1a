using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Features.Kpis;

namespace JourneyMapper.Web.Tests.Features.Export.Formats;

/// <summary>Journeys to export.</summary>
static class Exported
{
    public static readonly Guid Owner = Guid.Parse("11111111-1111-1111-1111-111111111111");

    /// <summary>A journey as it is.</summary>
    public static ExportedJourney Of(Journey journey, params Persona[] personas) => Of(new NewJourney(journey).About(personas));

    /// <summary>A journey with what is known of it.</summary>
    public static ExportedJourney Of(NewJourney made) => new(new JourneyDocument(made.Journey)
    {
        Personas = made.Personas,
        Audits = [.. made.Audits.Select(audit => new DocumentAudit(audit, Owner))],
        Measured = made.Measured,
        Members = ImmutableDictionary<Guid, string>.Empty.Add(Owner, "Mia"),
    })
    {
        Channels = ChannelLibrary.BuiltIn,
        Kpis = new KpiCatalogue(Domain.Catalogue.Kpis.All, "EUR"),
        Criteria = CriteriaSet.Usual,
        Day = new(2026, 11, 30),
    };

    /// <summary>The first sample with a year of audits and measurements.</summary>
    public static ExportedJourney Sample(string language = "en") => Of(Samples.All[0].Create(CultureInfo.GetCultureInfo(language), new(2026, 11, 30), Owner));

    /// <summary>A journey by chance, edited for a while.</summary>
    public static ExportedJourney By(Generate chance)
    {
        var journey = chance.History(30).States[^1];
        return Of(new NewJourney(journey) { Personas = [.. journey.Personas.Select(about => new Persona { Id = about.Persona, Name = chance.Line() })] });
    }

    /// <summary>A journey whose touchpoints have these names, in the first stage.</summary>
    public static ExportedJourney Named(params string[] names) => Of(new Journey
    {
        Id = Guid.NewGuid(),
        Title = names[0],
        Touchpoints = JourneyKinds.Touchpoint.InOrder(names.Select((name, i) => new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Awareness, Name = name, Rank = Ranks[i] })),
    });

    static ImmutableArray<Domain.Records.Rank> Ranks { get; } = [.. Enumerable.Range(0, 50).Aggregate(new List<Domain.Records.Rank>(), (ranks, _) => [.. ranks, Domain.Records.Rank.Between(ranks.Count == 0 ? null : ranks[^1], null)])];
}
