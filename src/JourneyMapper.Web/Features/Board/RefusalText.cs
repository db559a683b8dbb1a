using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Says a refusal in the reader's language.</summary>
static class RefusalText
{
    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.TouchpointGone => BoardText.RefusedGone,
        Refusal.TouchpointInvalid invalid => Of(invalid.Problem, invalid.Field.Name(), invalid.Field.Limit),
        Refusal.JourneyInvalid { Field.Kind: FieldKind.Tags, Problem: Problem.TooLong } => BoardText.TagsTooLong.With(Limits.Tags, Limits.Tag),
        Refusal.JourneyInvalid invalid => Of(invalid.Problem, invalid.Field.Name(), invalid.Field.Limit),
        Refusal.Full => BoardText.RefusedFull.With(Limits.Touchpoints),
        Refusal.Overtaken => BoardText.RefusedOvertaken,
        Refusal.NotAllowed => BoardText.RefusedNotAllowed,
        Refusal.JourneyGone => BoardText.RefusedJourneyGone,
        Refusal.NothingToUndo => BoardText.RefusedNothing,
        _ => BoardText.RefusedGone,
    };

    /// <summary>A sentence that says why a field's value is not accepted.</summary>
    public static string Of(Problem problem, Field<Touchpoint> field) => Of(problem, field.Name(), field.Limit);

    static string Of(Problem problem, string field, int limit) => problem switch
    {
        Problem.Required => BoardText.ProblemRequired.With(field),
        Problem.TooLong => BoardText.ProblemTooLong.With(field, limit),
        Problem.OutOfRange => BoardText.ProblemOutOfRange.With(field),
        _ => BoardText.ProblemUnknown.With(field),
    };
}
