using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Templates;

/// <summary>What a list shows of a template of the workspace.</summary>
/// <param name="Id">The template.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scenario">What it is about, maybe empty.</param>
/// <param name="Touchpoints">Stage and emotion of each of its touchpoints, in order.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="Author">Their name; null when the account is gone.</param>
/// <param name="SavedAt">When, UTC.</param>
public sealed record TemplateSummary(Guid Id, string Name, string Scenario, IReadOnlyList<(Stage Stage, int Emotion)> Touchpoints, Guid SavedBy, string? Author, DateTimeOffset SavedAt)
{
    /// <summary>Whether somebody may rename or delete it.</summary>
    public bool MayBeChangedBy(CurrentMember member) => member.CanManage || (member.CanEdit && SavedBy == member.Id);
}

/// <summary>Why something was not done with a template.</summary>
public enum TemplateRefusal
{
    /// <summary>The role does not allow it.</summary>
    NotAllowed,

    /// <summary>The journey is gone or in the trash.</summary>
    JourneyGone,

    /// <summary>There is no such template, or not any more.</summary>
    Gone,

    /// <summary>It has no name.</summary>
    NameMissing,

    /// <summary>Its name is too long.</summary>
    NameTooLong,

    /// <summary>The workspace has as many as it may have.</summary>
    Full,

    /// <summary>The journey holds more than a template may.</summary>
    TooLarge,
}

/// <summary>What people are told of templates.</summary>
static class TemplateTexts
{
    /// <summary>Why something was not done, in the reader's language.</summary>
    public static string Explain(this TemplateRefusal refusal) => refusal switch
    {
        TemplateRefusal.NotAllowed => TemplateText.NotAllowed,
        TemplateRefusal.JourneyGone => TemplateText.JourneyGone,
        TemplateRefusal.NameMissing => Common.ProblemRequired,
        TemplateRefusal.NameTooLong => Common.ProblemTooLong.With(Limits.Name),
        TemplateRefusal.Full => TemplateText.Full.With(Limits.Templates),
        TemplateRefusal.TooLarge => TemplateText.TooLarge.With(Limits.TemplateSize / 1_000_000),
        _ => TemplateText.Gone,
    };
}
