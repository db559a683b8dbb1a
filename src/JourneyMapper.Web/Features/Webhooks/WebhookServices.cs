using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Webhooks;

static class WebhookServices
{
    /// <summary>Adds webhooks, and what delivers to them.</summary>
    public static void AddWebhooks(this IServiceCollection services, WebhookOptions options)
    {
        services.AddSingleton(options);
        services.AddNews<WebhookTopic>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }
}
