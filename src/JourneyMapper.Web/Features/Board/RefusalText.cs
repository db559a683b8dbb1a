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
        Refusal.Gone => BoardText.RefusedGone,
        Refusal.Invalid { Field.Kind: FieldKind.Tags, Problem: Problem.TooLong } => BoardText.TagsTooLong.With(Limits.Tags, Limits.Tag),
        Refusal.Invalid invalid => Of(invalid.Problem, invalid.Field),
        Refusal.Conflict conflict => BoardText.RefusedConflict.With(conflict.Field.Name()),
        Refusal.Full { Limit: Limits.Transitions } full => BoardText.RefusedFullTransitions.With(full.Limit),
        Refusal.Full { Limit: Limits.OwnLanes } full => BoardText.LanesFull.With(full.Limit),
        Refusal.Full { Limit: Limits.Items } full => OpportunityText.RefusedFull.With(full.Limit),
        Refusal.Full full => BoardText.RefusedFull.With(full.Limit),
        Refusal.Overtaken => BoardText.RefusedOvertaken,
        Refusal.NotAllowed => BoardText.RefusedNotAllowed,
        Refusal.JourneyGone => BoardText.RefusedJourneyGone,
        Refusal.NoSuchJourney => RepositoryText.DetailUnknown,
        Refusal.Circle => RepositoryText.DetailCircle,
        Refusal.NothingToUndo => BoardText.RefusedNothing,
        _ => BoardText.RefusedGone,
    };

    /// <summary>A sentence that says why a field's value is not accepted.</summary>
    public static string Of(Problem problem, Field field) => problem switch
    {
        Problem.Required => BoardText.ProblemRequired.With(field.Name()),
        Problem.TooLong => BoardText.ProblemTooLong.With(field.Name(), field.Limit),
        Problem.OutOfRange when field.Kind == FieldKind.Number => BoardText.ProblemNumberRange.With(field.Name(), field.Limit),
        Problem.Unknown when field.Kind == FieldKind.Number => BoardText.ProblemNumber.With(field.Name()),
        Problem.OutOfRange => BoardText.ProblemOutOfRange.With(field.Name()),
        _ => BoardText.ProblemUnknown.With(field.Name()),
    };
}
