using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// Touchpoints that use data by consent, though nobody is asked for it there or earlier in the journey. Consent comes before the use: Article 7 and recital 32 of the General Data Protection Regulation.
/// </summary>
sealed class ConsentNotAsked() : JourneyRule("consent-not-asked", Severity.Serious)
{
    internal override IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context) =>
        stage.Where(touchpoint => touchpoint.Consent == ConsentRequest.Asked || Relies(touchpoint));

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        ImmutableArray<Touchpoint> early = [.. notable.TakeWhile(touchpoint => touchpoint.Consent != ConsentRequest.Asked)];
        return early.IsEmpty ? null : Found(early, new Remedy.EditField(early[0].Id, TouchpointFields.Consent), new Figure(FigureName.Touchpoints, early.Length));
    }

    static bool Relies(Touchpoint touchpoint) => touchpoint is { PersonalData.Length: > 0, LegalBasis: LegalBasis.Consent };
}
