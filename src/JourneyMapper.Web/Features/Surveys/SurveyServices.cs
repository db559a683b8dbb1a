using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Surveys;

static class SurveyServices
{
    /// <summary>Adds surveys, and the public page on which they are answered.</summary>
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddNews<SurveyTopic>();
        services.AddSingleton<SurveyService>();
        services.AddSingleton<SurveyReader>();
        services.AddSingleton<SurveyIntake>();
        services.AddSingleton<SurveyNews>();
        services.AddHostedService(provider => provider.GetRequiredService<SurveyNews>());
    }
}
