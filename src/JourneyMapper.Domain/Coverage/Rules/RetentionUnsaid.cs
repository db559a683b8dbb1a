using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint that uses personal data by a right that is named, and nobody has said how long they are kept: no longer than needed, says Article 5 (1) (e) of the General Data Protection Regulation.</summary>
sealed class RetentionUnsaid() : TouchpointRule("retention-unsaid", Severity.Minor)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint is { PersonalData.Length: > 0, LegalBasis: not LegalBasis.Unsaid, DataRetention: "" } ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.DataRetention)) : null;
}
