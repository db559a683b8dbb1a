using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Says a status in the reader's language.</summary>
static class StatusText
{
    public static string Of(JourneyStatus status) => status switch
    {
        JourneyStatus.InReview => CoverageText.StatusInReview,
        JourneyStatus.Approved => CoverageText.StatusApproved,
        _ => CoverageText.StatusDraft,
    };
}
