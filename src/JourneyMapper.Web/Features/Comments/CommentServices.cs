using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Comments;

static class CommentServices
{
    /// <summary>Adds comments on journeys.</summary>
    public static void AddComments(this IServiceCollection services)
    {
        services.AddNews<CommentTopic>();
        services.AddSingleton<CommentService>();
        services.AddSingleton<GuestCommentService>();
        services.AddSingleton<CommentQuery>();
        services.AddSingleton<CommentSummarizer>();
    }
}
