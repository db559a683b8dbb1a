using System.Threading.RateLimiting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>How often forms of surveys may be sent from one network.</summary>
sealed class SurveyRate(AttemptLimit limit) : IAsyncDisposable
{
    readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(limit.Of);

    /// <summary>Counts a form; the lease says whether it may come in.</summary>
    public RateLimitLease Count(HttpContext context) => limiter.AttemptAcquire(context);

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
