using System.Threading.RateLimiting;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Startup;

/// <summary>Slows down whoever tries passwords or invitations: see <see cref="LimitPostsAttribute"/>; and whoever answers surveys or comments as a guest again and again.</summary>
static class PostLimits
{
    const int DefaultPerMinute = 30;
    const int DefaultAnswersPerMinute = 60;
    const int DefaultCommentsPerMinute = 10;

    /// <summary>Allows each address <c>JourneyMapper:SignInAttemptsPerMinute</c> forms a minute (30 unless set), and <c>JourneyMapper:SurveyAnswersPerMinute</c> (60) of surveys and <c>JourneyMapper:GuestCommentsPerMinute</c> (10) of guests who comment.</summary>
    public static void AddPostLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limit = new AttemptLimit(configuration.GetValue("JourneyMapper:SignInAttemptsPerMinute", DefaultPerMinute));
        services.AddSingleton(limit);
        var answers = new AttemptLimit(configuration.GetValue("JourneyMapper:SurveyAnswersPerMinute", DefaultAnswersPerMinute));
        var comments = new AttemptLimit(configuration.GetValue("JourneyMapper:GuestCommentsPerMinute", DefaultCommentsPerMinute));
        // Made by the container, which then disposes of them.
        services.AddSingleton(_ => new SurveyRate(answers));
        services.AddSingleton(_ => new GuestRates(passwords: limit, comments));
        services.AddSingleton<FormStamps>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                RetryAfter.Tell(context.HttpContext.Response, context.Lease);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context) ? limit.Of(context) : RateLimitPartition.GetNoLimiter(""));
        });
    }

    static bool IsLimited(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<LimitPostsAttribute>() is not null;
}
