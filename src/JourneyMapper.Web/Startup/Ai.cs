using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;

namespace JourneyMapper.Web.Startup;

static class Ai
{
    /// <summary>Asks a language model, if one is set up.</summary>
    /// <exception cref="StartupException">It is not set up completely.</exception>
    public static void AddAi(this WebApplicationBuilder builder)
    {
        var options = AiOptions.Read(builder.Configuration.GetSection("JourneyMapper:Ai"));
        builder.Services.AddSingleton(services => new LanguageModel(options, services.GetRequiredService<ILogger<LanguageModel>>(), services.GetRequiredService<TimeProvider>()));
    }
}
