using JourneyMapper.Web.Features.Webhooks;

namespace JourneyMapper.Web.Startup;

static class Webhooks
{
    /// <summary>Adds webhooks, which lead to the internet only unless the operator has said otherwise.</summary>
    public static void AddWebhooks(this WebApplicationBuilder builder) =>
        builder.Services.AddWebhooks(new WebhookOptions(builder.Configuration.GetValue<bool>("JourneyMapper:WebhooksToPrivateNetworks")));
}
