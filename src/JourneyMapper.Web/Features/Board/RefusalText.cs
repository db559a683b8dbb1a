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
    /// <summary>A sentence about what was refused, and why.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="journey">The journey that was edited, whose own lanes have their names; null where it is about other fields.</param>
    public static string Of(Refusal refusal, Journey? journey = null) => refusal switch
    {
        Refusal.Gone => BoardText.RefusedGone,
        Refusal.Invalid { Field.Kind: FieldKind.Tags, Problem: Problem.TooLong } => BoardText.TagsTooLong.With(Limits.Tags, Limits.Tag),
        Refusal.Invalid invalid => Of(invalid.Problem, invalid.Field, journey),
        Refusal.Conflict conflict => BoardText.RefusedConflict.With(NameOf(conflict.Field, journey)),
        Refusal.Excess excess => BoardText.TransitionSharesOver.With(journey?.Find(excess.Of)?.Name, excess.Sum),
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
    public static string Of(Problem problem, Field field, Journey? journey = null) => problem switch
    {
        Problem.Required => BoardText.ProblemRequired.With(NameOf(field, journey)),
        Problem.TooLong => BoardText.ProblemTooLong.With(NameOf(field, journey), field.Limit),
        Problem.OutOfRange when field.Kind == FieldKind.Number => BoardText.ProblemNumberRange.With(NameOf(field, journey), field.Limit),
        Problem.Unknown when field.Kind == FieldKind.Number => BoardText.ProblemNumber.With(NameOf(field, journey)),
        Problem.OutOfRange => BoardText.ProblemOutOfRange.With(NameOf(field, journey)),
        _ => BoardText.ProblemUnknown.With(NameOf(field, journey)),
    };

    static string NameOf(Field field, Journey? journey) => journey is null ? field.Name() : LaneSet.NameOf(journey, field);
}
