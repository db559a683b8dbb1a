using System.Collections.Immutable;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>What webhooks are told of.</summary>
static class WebhookEvent
{
    /// <summary>Somebody has edited a journey.</summary>
    public const string Journey = "journey";

    /// <summary>An approval was asked for, given or refused.</summary>
    public const string SignOff = "sign-off";

    /// <summary>A review has found something, or something no more.</summary>
    public const string Finding = "finding";

    /// <summary>Somebody has written, changed or deleted a comment.</summary>
    public const string Comment = "comment";

    /// <summary>The type of a delivery that an owner has asked for, to see whether it arrives.</summary>
    public const string Test = "test";

    /// <summary>All that can be chosen, in the order in which it is offered. A type of event begins with one of these.</summary>
    public static ImmutableArray<string> All { get; } = [Journey, SignOff, Finding, Comment];

    /// <summary>What one of them is called.</summary>
    public static string NameOf(string chosen) => chosen switch
    {
        Journey => WebhookText.EventJourney,
        SignOff => WebhookText.EventSignOff,
        Finding => WebhookText.EventFinding,
        _ => WebhookText.EventComment,
    };
}
