using JourneyMapper.Data.Review;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>How far a journey has come on its way to approval.</summary>
public enum JourneyStatus
{
    /// <summary>Being drawn, or changed since it was asked about.</summary>
    Draft,

    /// <summary>Somebody has asked for approval of its content as it is.</summary>
    InReview,

    /// <summary>Its content is approved as it is.</summary>
    Approved,
}

/// <summary>Tells a status, and says it.</summary>
public static class JourneyStatuses
{
    /// <summary>The status of a journey from where the request about its present content stands, if there is one.</summary>
    public static JourneyStatus Of(SignOffState? request) => request switch
    {
        SignOffState.Requested => JourneyStatus.InReview,
        SignOffState.Approved => JourneyStatus.Approved,
        _ => JourneyStatus.Draft,
    };

    /// <summary>In the reader's language.</summary>
    public static string Name(this JourneyStatus status) => status switch
    {
        JourneyStatus.InReview => SignOffText.StatusInReview,
        JourneyStatus.Approved => SignOffText.StatusApproved,
        _ => SignOffText.StatusDraft,
    };

    /// <summary>The style class.</summary>
    public static string Look(this JourneyStatus status) => status.ToString().ToLowerInvariant();
}
