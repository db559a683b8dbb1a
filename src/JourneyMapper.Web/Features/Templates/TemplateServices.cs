namespace JourneyMapper.Web.Features.Templates;

static class TemplateServices
{
    public static void AddTemplates(this IServiceCollection services) => services.AddSingleton<TemplateService>();
}
