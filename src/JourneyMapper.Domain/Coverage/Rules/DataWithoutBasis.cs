using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint that uses personal data, and nobody has said by which right: Article 6 (1) of the General Data Protection Regulation knows six.</summary>
sealed class DataWithoutBasis() : TouchpointRule("data-without-basis", Severity.Serious)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint is { PersonalData.Length: > 0, LegalBasis: LegalBasis.Unsaid } ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.LegalBasis)) : null;
}
