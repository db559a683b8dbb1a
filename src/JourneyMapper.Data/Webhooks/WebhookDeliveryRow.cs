namespace JourneyMapper.Data.Webhooks;

/// <summary>How an attempt to deliver ended. The names are stored.</summary>
public enum WebhookResult
{
    /// <summary>The receiver has answered with a status of success.</summary>
    Delivered,

    /// <summary>It has answered with another status.</summary>
    Refused,

    /// <summary>It has led elsewhere; that is not followed.</summary>
    Redirected,

    /// <summary>Its address belongs to a private network.</summary>
    PrivateNetwork,

    /// <summary>Its name leads nowhere, or it does not take the connection.</summary>
    Unreachable,

    /// <summary>Its certificate is not valid.</summary>
    Untrusted,

    /// <summary>It did not answer in time.</summary>
    TimedOut,
}

/// <summary>
/// An event on its way to a webhook. Written by triggers in the transaction of what has happened, so that neither is there without the other; it holds ids and nobody's words.
/// </summary>
public sealed class WebhookDeliveryRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>To whom.</summary>
    public required Guid WebhookId { get; init; }

    /// <summary>What has happened: "journey.edited".</summary>
    public required string Type { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is about, as a JSON object.</summary>
    public required string Data { get; init; }

    /// <summary>From when on it may be sent, UTC; null when there is nothing to be sent any more.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Attempts so far, the one that runs included.</summary>
    public short Tries { get; set; }

    /// <summary>When the last attempt ended, UTC.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>How it ended.</summary>
    public WebhookResult? Result { get; set; }

    /// <summary>The status of the receiver's answer, or null.</summary>
    public short? Status { get; set; }

    /// <summary>How long the last attempt took, in milliseconds.</summary>
    public int? Took { get; set; }
}
