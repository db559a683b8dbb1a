using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>Keeps secrets of webhooks so that the database alone does not tell them: they are needed for each delivery, which a hash would not allow.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("JourneyMapper.Webhooks");

    /// <summary>What is stored.</summary>
    public string Write(string secret) => protector.Protect(secret);

    /// <summary>The secret of what is stored.</summary>
    public string Read(string stored) => protector.Unprotect(stored);
}
