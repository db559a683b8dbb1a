using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>Transitions in the reader's language.</summary>
public static class TransitionText
{
    /// <summary>What stands on the line: "Asks a friend · 20 % · 3 days", or how customers get there where nobody has said why.</summary>
    public static string Short(Transition transition) => string.Join(" · ", Parts(transition));

    /// <summary>All of it for who does not see the line: "Loop from Referral to Ad: Asks a friend, 20 %, 3 days".</summary>
    public static string Full(Transition transition, string from, string? to)
    {
        var way = to is null ? Common.TransitionOut.With(KindOf(transition), from) : Common.TransitionBetween.With(KindOf(transition), from, to);
        return Details(transition) is { Length: > 0 } details ? Common.TransitionDetails.With(way, details) : way;
    }

    /// <summary>What is known of it beside its ends.</summary>
    public static string Details(Transition transition) => string.Join(", ", Parts(transition, withKind: false));

    /// <summary>How customers get there.</summary>
    public static string KindOf(Transition transition) => TransitionFields.Kind.Choice(transition.Kind.ToString());

    /// <summary>The symbol of a kind.</summary>
    public static string Symbol(TransitionKind kind) => kind switch
    {
        TransitionKind.Next => "arrow_forward",
        TransitionKind.Jump => "redo",
        TransitionKind.Loop => "replay",
        TransitionKind.DropOut => "logout",
        TransitionKind.Promise => "handshake",
        TransitionKind.Dependency => "account_tree",
        _ => "history",
    };

    static IEnumerable<string> Parts(Transition transition, bool withKind = true)
    {
        if (transition.Label.Length > 0)
            yield return transition.Label;
        else if (withKind)
            yield return KindOf(transition);
        if (transition.Share is { } share)
            yield return Common.Percent.With(share);
        if (transition.Delay is { } delay)
            yield return FieldNames.Time(delay, transition.DelayUnit);
    }
}
