using System.Globalization;
using System.Threading.RateLimiting;

namespace JourneyMapper.Web.Shared;

/// <summary>Tells who came too often when to come again.</summary>
static class RetryAfter
{
    /// <summary>Writes the header, as far as the limiter knows it.</summary>
    public static void Tell(HttpResponse response, RateLimitLease refused)
    {
        if (refused.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
