using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Surveys;

static class SurveyServices
{
    const int DefaultPerMinute = 60;

    /// <summary>Adds surveys, and the public page on which they are answered: <c>JourneyMapper:SurveyAnswersPerMinute</c> from each network (60 unless set).</summary>
    public static void AddSurveys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddNews<SurveyTopic>();
        services.AddSingleton<SurveyService>();
        services.AddSingleton<SurveyReader>();
        services.AddSingleton<SurveyStamps>();
        services.AddSingleton<SurveyIntake>();
        services.AddSingleton(new SurveyRate(new(configuration.GetValue("JourneyMapper:SurveyAnswersPerMinute", DefaultPerMinute))));
        services.AddSingleton<SurveyNews>();
        services.AddHostedService(provider => provider.GetRequiredService<SurveyNews>());
    }
}
