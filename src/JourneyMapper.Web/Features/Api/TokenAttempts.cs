using System.Threading.RateLimiting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Counts the tokens from each network that are not valid: after too many, the database is not asked about another one for the rest of the minute.</summary>
sealed class TokenAttempts(AttemptLimit limit) : IAsyncDisposable
{
    readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(limit.Of);

    /// <summary>How many there may be in a minute.</summary>
    public int PerMinute => limit.PerMinute;

    /// <summary>Whether another token may be tried from where this request comes; counts nothing.</summary>
    public RateLimitLease MayTry(HttpContext context) => limiter.AttemptAcquire(context, 0);

    /// <summary>The token of this request was not valid.</summary>
    public void Failed(HttpContext context) => limiter.AttemptAcquire(context).Dispose();

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
