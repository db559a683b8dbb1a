using JourneyMapper.Data.Review;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>A request for approval and what became of it.</summary>
/// <param name="Id">The request.</param>
/// <param name="Revision">The revision that was asked about.</param>
/// <param name="RequesterId">Who asked.</param>
/// <param name="Requester">By name; null when no longer a member.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decider">Who answered, by name; null while nobody has, and when no longer a member.</param>
/// <param name="DecidedAt">When, UTC.</param>
/// <param name="Comment">What was said with the answer.</param>
public sealed record SignOffEntry(
    Guid Id, long Revision, Guid RequesterId, string? Requester, DateTimeOffset RequestedAt, SignOffState State, string? Decider, DateTimeOffset? DecidedAt, string Comment);

/// <summary>Why a request or an answer was not taken.</summary>
public enum SignOffProblem
{
    /// <summary>The member may not do it.</summary>
    NotAllowed,

    /// <summary>The journey or the request does not exist.</summary>
    Gone,

    /// <summary>The content has changed since that revision.</summary>
    Changed,

    /// <summary>There is nothing on the map.</summary>
    Empty,

    /// <summary>This content has been asked about already and was not refused.</summary>
    Pending,

    /// <summary>Somebody has answered already.</summary>
    Answered,

    /// <summary>Nobody answers their own request.</summary>
    OwnRequest,

    /// <summary>A refusal needs a reason.</summary>
    CommentNeeded,

    /// <summary>The comment is too long or no text.</summary>
    CommentInvalid,
}
