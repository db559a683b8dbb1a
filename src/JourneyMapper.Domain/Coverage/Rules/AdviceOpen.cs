using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// A touchpoint at which points of its channel's checklist are open. Nothing is found before somebody has ticked the first: a list that nobody works with says nothing about a touchpoint.
/// </summary>
sealed class AdviceOpen() : TouchpointRule("advice-open", Severity.Minor)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context)
    {
        if (touchpoint.Advice.Length == 0)
            return null;
        var settled = AdviceChecks.Parse(touchpoint.Advice).Where(check => check.State != AdviceState.Open).Select(check => check.Item).ToHashSet(StringComparer.Ordinal);
        var open = ChannelAdvice.Of(context.ChannelOf(touchpoint)).Count(item => !settled.Contains(item.Id));
        return open == 0 ? null : Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Advice), new Figure(FigureName.Open, open));
    }
}
