using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using MudBlazor;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>What people are told when something was not done with a journey.</summary>
static class JourneyNotices
{
    /// <summary>It is not done.</summary>
    public static void Refused(this ISnackbar notices, Refusal refusal) => notices.Refused(Explain(refusal));

    /// <summary>Why something was refused, in the reader's language.</summary>
    public static string Explain(Refusal refusal) => refusal switch
    {
        Refusal.NotAllowed => JourneyText.RefusedNotAllowed,
        Refusal.JourneyGone => JourneyText.RefusedGone,
        Refusal.Conflict conflict => JourneyText.RefusedConflict.With(conflict.Theirs),
        Refusal.Overtaken => BoardText.RefusedOvertaken,
        _ => JourneyText.RefusedOther,
    };
}
