using System.Threading.RateLimiting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>How often one network may try passwords of links, and comment by links.</summary>
/// <param name="passwords">As often as passwords of accounts.</param>
/// <param name="comments">Comments have a limit of their own.</param>
sealed class GuestRates(AttemptLimit passwords, AttemptLimit comments) : IAsyncDisposable
{
    readonly PartitionedRateLimiter<HttpContext> ofPasswords = PartitionedRateLimiter.Create<HttpContext, string>(passwords.Of);
    readonly PartitionedRateLimiter<HttpContext> ofComments = PartitionedRateLimiter.Create<HttpContext, string>(comments.Of);

    /// <summary>Counts a password; the lease says whether it is looked at.</summary>
    public RateLimitLease Password(HttpContext context) => ofPasswords.AttemptAcquire(context);

    /// <summary>Counts a comment; the lease says whether it may come in.</summary>
    public RateLimitLease Comment(HttpContext context) => ofComments.AttemptAcquire(context);

    public async ValueTask DisposeAsync()
    {
        await ofPasswords.DisposeAsync();
        await ofComments.DisposeAsync();
    }
}
