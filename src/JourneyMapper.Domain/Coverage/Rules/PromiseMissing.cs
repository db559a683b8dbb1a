using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>
/// Advertisements and mails that do not name the page to which they lead. Nothing is found before the first promise is drawn: whoever has drawn none does not work with them.
/// </summary>
sealed class PromiseMissing() : JourneyRule("promise-missing", Severity.Minor)
{
    internal override IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context) =>
        stage.Where(touchpoint => touchpoint.Contact == Contact.Direct && context.Channels.Find(touchpoint.Channel) is { Leads: true });

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        var promising = map.Transitions.Where(transition => transition.Kind == TransitionKind.Promise).Select(transition => transition.From).ToHashSet();
        if (promising.Count == 0)
            return null;
        var silent = notable.RemoveAll(touchpoint => promising.Contains(touchpoint.Id));
        return silent.IsEmpty ? null : Found(silent, new Remedy.OpenTouchpoint(silent[0].Id), new Figure(FigureName.Touchpoints, silent.Length));
    }
}
