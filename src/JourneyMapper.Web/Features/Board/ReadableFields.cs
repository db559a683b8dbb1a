using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Values of fields as people are shown them: choices are stored as names and ids.</summary>
/// <param name="members">The workspace's, by id.</param>
/// <param name="catalogue">Its KPIs as they are now.</param>
/// <param name="personas">Its personas as they are now.</param>
public sealed class ReadableFields(IReadOnlyDictionary<Guid, string> members, Func<KpiCatalogue> catalogue, Func<PersonaLibrary> personas)
{
    /// <summary>The workspace's members: id and name.</summary>
    public IReadOnlyDictionary<Guid, string> Members => members;

    /// <summary>The journeys that the reader sees, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Journeys { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The workspace's channels as they are now.</summary>
    public Func<ChannelLibrary> Channels { get; init; } = () => ChannelLibrary.BuiltIn;

    /// <summary>Whether a value names a journey that the reader sees.</summary>
    public bool IsJourney(string value) => Guid.TryParse(value, out var journey) && Journeys.ContainsKey(journey);

    /// <summary>Whether a value names a member of the workspace.</summary>
    public bool IsMember(string value) => Guid.TryParse(value, out var member) && members.ContainsKey(member);

    /// <summary>A value in the words of the panel.</summary>
    public string Read(Field field, string value) => field.Kind switch
    {
        FieldKind.Scale when int.TryParse(value, CultureInfo.InvariantCulture, out var emotion) && Math.Abs(emotion) <= Limits.Emotion => Texts.Emotion(emotion),
        FieldKind.Member => Guid.TryParse(value, out var owner) ? members.GetValueOrDefault(owner, Common.FormerMember) : BoardText.NoOwner,
        FieldKind.Persona => Guid.TryParse(value, out var persona) ? personas().Find(persona)?.Name ?? Common.FormerPersona : value,
        FieldKind.Journey => Guid.TryParse(value, out var journey) ? Journeys.GetValueOrDefault(journey, RepositoryText.DetailHidden) : RepositoryText.DetailNone,
        FieldKind.Choice or FieldKind.Choices => field.Choice(value, Channels()),
        FieldKind.Other when field == TouchpointFields.Advice => Checks(value),
        FieldKind.Other => KpiTargets.Read(value).Targets is { } targets ? KpiLabels.Listed(targets, catalogue()) : value,
        _ => value,
    };

    static string Checks(string value) => AdviceChecks.Read(value).Checks is { IsDefault: false } checks
        ? string.Join('\n', checks.Select(check => string.Join(" · ", new[] { ChannelAdvice.Find(check.Item)?.Text.ToString() ?? check.Item, check.Note }.Where(text => text.Length > 0))))
        : value;
}
