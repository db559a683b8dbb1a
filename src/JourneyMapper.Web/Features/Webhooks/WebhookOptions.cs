namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>What operators decide about webhooks.</summary>
/// <param name="ToPrivateNetworks">Whether they may lead to private networks, and without encryption: for trying them out, or where all who may make one are trusted with the network around the application.</param>
public sealed record WebhookOptions(bool ToPrivateNetworks);
