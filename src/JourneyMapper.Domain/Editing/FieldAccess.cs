using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Editing;

/// <summary>Reads and writes each field as text, and says why a text is not accepted.</summary>
public static class FieldAccess
{
    const string Day = "yyyy-MM-dd";

    /// <summary>The field's present value.</summary>
    public static string Read(this Touchpoint touchpoint, TouchpointField field) => field switch
    {
        TouchpointField.Name => touchpoint.Name,
        TouchpointField.Description => touchpoint.Description,
        TouchpointField.Channel => touchpoint.Channel,
        TouchpointField.Contact => touchpoint.Contact.ToString(),
        TouchpointField.Setting => touchpoint.Setting.ToString(),
        TouchpointField.Action => touchpoint.Action,
        TouchpointField.Thought => touchpoint.Thought,
        TouchpointField.Emotion => touchpoint.Emotion.ToString(CultureInfo.InvariantCulture),
        TouchpointField.PainPoints => touchpoint.PainPoints,
        TouchpointField.Opportunities => touchpoint.Opportunities,
        TouchpointField.Owner => touchpoint.Owner?.ToString() ?? "",
        TouchpointField.Importance => touchpoint.Importance.ToString(),
        TouchpointField.Evidence => touchpoint.Evidence.ToString(),
        TouchpointField.EvidenceSource => touchpoint.EvidenceSource,
        TouchpointField.EvidenceDate => touchpoint.EvidenceDate?.ToString(Day, CultureInfo.InvariantCulture) ?? "",
        TouchpointField.Kpis => touchpoint.Kpis.ToString(),
        TouchpointField.Cadence => touchpoint.Cadence.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The field's present value.</summary>
    public static string Read(this Journey journey, JourneyField field) => field switch
    {
        JourneyField.Title => journey.Title,
        JourneyField.Scenario => journey.Scenario,
        JourneyField.Persona => journey.Persona,
        JourneyField.Owner => journey.Owner?.ToString() ?? "",
        JourneyField.Tags => journey.Tags,
        _ => journey.Labels[field - JourneyField.AwarenessLabel],
    };

    /// <summary>Whether the field is a text that people write, rather than a choice.</summary>
    public static bool IsText(this TouchpointField field) => field is TouchpointField.Name or TouchpointField.Description or TouchpointField.Action
        or TouchpointField.Thought or TouchpointField.PainPoints or TouchpointField.Opportunities or TouchpointField.EvidenceSource;

    /// <summary>The touchpoint with that field written. The value must have passed <see cref="Accept(TouchpointField, string)"/>.</summary>
    public static Touchpoint With(this Touchpoint touchpoint, TouchpointField field, string value) => field switch
    {
        TouchpointField.Name => touchpoint with { Name = value },
        TouchpointField.Description => touchpoint with { Description = value },
        TouchpointField.Channel => touchpoint with { Channel = value },
        TouchpointField.Contact => touchpoint with { Contact = Enum.Parse<Contact>(value) },
        TouchpointField.Setting => touchpoint with { Setting = Enum.Parse<Setting>(value) },
        TouchpointField.Action => touchpoint with { Action = value },
        TouchpointField.Thought => touchpoint with { Thought = value },
        TouchpointField.Emotion => touchpoint with { Emotion = int.Parse(value, CultureInfo.InvariantCulture) },
        TouchpointField.PainPoints => touchpoint with { PainPoints = value },
        TouchpointField.Opportunities => touchpoint with { Opportunities = value },
        TouchpointField.Owner => touchpoint with { Owner = value.Length == 0 ? null : Guid.Parse(value) },
        TouchpointField.Importance => touchpoint with { Importance = Enum.Parse<Importance>(value) },
        TouchpointField.Evidence => touchpoint with { Evidence = Enum.Parse<Evidence>(value) },
        TouchpointField.EvidenceSource => touchpoint with { EvidenceSource = value },
        TouchpointField.EvidenceDate => touchpoint with { EvidenceDate = value.Length == 0 ? null : DateOnly.ParseExact(value, Day, CultureInfo.InvariantCulture) },
        TouchpointField.Kpis => touchpoint with { Kpis = KpiTargets.Parse(value) },
        TouchpointField.Cadence => touchpoint with { Cadence = Enum.Parse<Cadence>(value) },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The journey with that field written. The value must have passed <see cref="Accept(JourneyField, string)"/>.</summary>
    public static Journey With(this Journey journey, JourneyField field, string value) => field switch
    {
        JourneyField.Title => journey with { Title = value },
        JourneyField.Scenario => journey with { Scenario = value },
        JourneyField.Persona => journey with { Persona = value },
        JourneyField.Owner => journey with { Owner = value.Length == 0 ? null : Guid.Parse(value) },
        JourneyField.Tags => journey with { Tags = value },
        _ => journey with { Labels = journey.Labels.SetItem(field - JourneyField.AwarenessLabel, value) },
    };

    /// <summary>The field that holds the label of a stage.</summary>
    public static JourneyField LabelField(this Stage stage) => JourneyField.AwarenessLabel + (int)stage;

    /// <summary>The value in canonical form, or why it is not accepted.</summary>
    public static (string Value, Problem? Problem) Accept(TouchpointField field, string value) => field switch
    {
        TouchpointField.Name => AcceptedText.Line(value, Limits.Name, required: true),
        TouchpointField.EvidenceSource => AcceptedText.Line(value, Limits.Name),
        TouchpointField.Description or TouchpointField.Action or TouchpointField.Thought
            or TouchpointField.PainPoints or TouchpointField.Opportunities => AcceptedText.Lines(value),
        TouchpointField.Channel => (value, value.Length == 0 || Channels.Find(value) is not null ? null : Problem.Unknown),
        TouchpointField.Contact => Known<Contact>(value),
        TouchpointField.Setting => Known<Setting>(value),
        TouchpointField.Importance => Known<Importance>(value),
        TouchpointField.Evidence => Known<Evidence>(value),
        TouchpointField.Cadence => Known<Cadence>(value),
        TouchpointField.EvidenceDate => Date(value),
        TouchpointField.Kpis => KpiTargets.Read(value) switch
        {
            ({ } targets, null) => (targets.ToString(), null),
            (_, var problem) => (value, problem),
        },
        TouchpointField.Emotion => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var emotion)
            && Math.Abs((long)emotion) <= Limits.Emotion
                ? (emotion.ToString(CultureInfo.InvariantCulture), null)
                : (value, Problem.OutOfRange),
        TouchpointField.Owner => Member(value),
        _ => (value, Problem.Unknown),
    };

    /// <summary>The value in canonical form, or why it is not accepted.</summary>
    public static (string Value, Problem? Problem) Accept(JourneyField field, string value) => field switch
    {
        JourneyField.Title => AcceptedText.Line(value, Limits.Name, required: true),
        JourneyField.Scenario => AcceptedText.Lines(value),
        JourneyField.Persona => AcceptedText.Line(value, Limits.Name),
        JourneyField.Owner => Member(value),
        JourneyField.Tags => Tags(value),
        >= JourneyField.AwarenessLabel and <= JourneyField.LoyaltyLabel => AcceptedText.Line(value, Limits.Label),
        _ => (value, Problem.Unknown),
    };

    /// <summary>The first problem of a whole touchpoint that comes from outside, and the touchpoint with canonical texts.</summary>
    public static (Touchpoint Touchpoint, TouchpointField Field, Problem? Problem) Accept(Touchpoint touchpoint)
    {
        foreach (var field in Enum.GetValues<TouchpointField>())
        {
            var (value, problem) = Accept(field, touchpoint.Read(field));
            if (problem is not null)
                return (touchpoint, field, problem);
            touchpoint = touchpoint.With(field, value);
        }

        return (touchpoint, default, null);
    }

    static (string, Problem?) Known<TEnum>(string value) where TEnum : struct, Enum =>
        (value, Enum.GetNames<TEnum>().Contains(value, StringComparer.Ordinal) ? null : Problem.Unknown);

    static (string, Problem?) Member(string value) =>
        value.Length == 0 ? (value, null) : Guid.TryParse(value, out var member) ? (member.ToString(), null) : (value, Problem.Unknown);

    // Databases have an end of time of their own: two centuries are enough for evidence.
    static (string, Problem?) Date(string value) =>
        value.Length == 0 ? (value, null)
        : !DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (value, Problem.Unknown)
        : (value, day.Year is >= 1900 and < 2200 ? null : Problem.OutOfRange);

    // The first spelling of a tag stays, others that differ by case only are the same tag.
    static (string, Problem?) Tags(string value)
    {
        var tags = value.Split(',').Select(tag => AcceptedText.Line(tag, Limits.Tag)).Where(tag => tag.Value.Any(AcceptedText.IsVisible))
            .DistinctBy(tag => tag.Value, StringComparer.OrdinalIgnoreCase).ToList();
        return (string.Join(", ", tags.Select(tag => tag.Value)),
            tags.Select(tag => tag.Problem).FirstOrDefault(problem => problem is not null) ?? (tags.Count > Limits.Tags ? Problem.TooLong : null));
    }
}
