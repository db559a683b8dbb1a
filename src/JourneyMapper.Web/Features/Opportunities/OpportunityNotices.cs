using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>Words about pain points and opportunities.</summary>
static class OpportunityNotices
{
    /// <summary>Why an edit was not made.</summary>
    public static string Explain(Refusal refusal) => refusal switch
    {
        Refusal.NotAllowed => OpportunityText.NotAllowed,
        Refusal.Full full => OpportunityText.RefusedFull.With(full.Limit),
        Refusal.Invalid invalid => invalid.Problem.Explain(Limits.Text),
        Refusal.Overtaken => OpportunityText.UndoImpossible,
        _ => OpportunityText.RefusedGone,
    };

    /// <summary>What somebody else has chosen, in words; null where it can be read as it is.</summary>
    public static string? Shown(Field field, string value) => field.Kind switch
    {
        FieldKind.Choice => field.Choice(value),
        FieldKind.Line or FieldKind.Text or FieldKind.Number or FieldKind.Day => null,
        _ => OpportunityText.ChosenOther,
    };

    /// <summary>The symbol of a status.</summary>
    public static string Symbol(OpportunityStatus status) => status switch
    {
        OpportunityStatus.Idea => "lightbulb",
        OpportunityStatus.Planned => "event",
        OpportunityStatus.Doing => "pending",
        OpportunityStatus.Done => "check_circle",
        _ => "block",
    };

    /// <summary>What a status is called.</summary>
    public static string Name(this OpportunityStatus status) => OpportunityFields.Status.Choice(status.ToString());
}
