using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Says a refusal in the reader's language.</summary>
static class RefusalText
{
    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.TouchpointGone => BoardText.RefusedGone,
        Refusal.TouchpointInvalid invalid => Of(invalid.Problem, Name(invalid.Field), Limit(invalid.Field)),
        Refusal.JourneyInvalid { Field: JourneyField.Tags, Problem: Problem.TooLong } => BoardText.TagsTooLong.With(Limits.Tags, Limits.Tag),
        Refusal.JourneyInvalid invalid => Of(invalid.Problem, Name(invalid.Field), Limit(invalid.Field)),
        Refusal.Full => BoardText.RefusedFull.With(Limits.Touchpoints),
        Refusal.Overtaken => BoardText.RefusedOvertaken,
        Refusal.NotAllowed => BoardText.RefusedNotAllowed,
        Refusal.JourneyGone => BoardText.RefusedJourneyGone,
        Refusal.NothingToUndo => BoardText.RefusedNothing,
        _ => BoardText.RefusedGone,
    };

    /// <summary>What a field is called.</summary>
    public static string Name(TouchpointField field) => field switch
    {
        TouchpointField.Name => BoardText.Name,
        TouchpointField.Description => BoardText.Description,
        TouchpointField.Channel => BoardText.Channel,
        TouchpointField.Contact => BoardText.Contact,
        TouchpointField.Setting => BoardText.Setting,
        TouchpointField.Action => BoardText.Action,
        TouchpointField.Thought => BoardText.Thought,
        TouchpointField.Emotion => BoardText.Emotion,
        TouchpointField.PainPoints => Common.LanePainPoints,
        TouchpointField.Opportunities => Common.LaneOpportunities,
        TouchpointField.Owner => BoardText.Owner,
        TouchpointField.Importance => BoardText.Importance,
        TouchpointField.Evidence => BoardText.Evidence,
        TouchpointField.EvidenceSource => BoardText.EvidenceSource,
        TouchpointField.EvidenceDate => BoardText.EvidenceDate,
        TouchpointField.Kpis => BoardText.Kpis,
        TouchpointField.Cadence => BoardText.Cadence,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>What a field is called.</summary>
    public static string Name(JourneyField field) => field switch
    {
        JourneyField.Title => BoardText.JourneyTitle,
        JourneyField.Scenario => BoardText.JourneyScenario,
        JourneyField.Persona => BoardText.JourneyPersona,
        JourneyField.Owner => BoardText.Owner,
        JourneyField.Tags => BoardText.Tags,
        _ => (Stage.Awareness + (field - JourneyField.AwarenessLabel)).Name(),
    };

    /// <summary>A sentence that says why a field's value is not accepted.</summary>
    public static string Of(Problem problem, TouchpointField field) => Of(problem, Name(field), Limit(field));

    static int Limit(TouchpointField field) => field switch
    {
        TouchpointField.Name or TouchpointField.EvidenceSource => Limits.Name,
        TouchpointField.Kpis => Limits.Kpis,
        _ => Limits.Text,
    };

    static int Limit(JourneyField field) => field switch
    {
        JourneyField.Title or JourneyField.Persona => Limits.Name,
        JourneyField.Scenario => Limits.Text,
        _ => Limits.Label,
    };

    static string Of(Problem problem, string field, int limit) => problem switch
    {
        Problem.Required => BoardText.ProblemRequired.With(field),
        Problem.TooLong => BoardText.ProblemTooLong.With(field, limit),
        Problem.OutOfRange => BoardText.ProblemOutOfRange.With(field),
        _ => BoardText.ProblemUnknown.With(field),
    };
}
