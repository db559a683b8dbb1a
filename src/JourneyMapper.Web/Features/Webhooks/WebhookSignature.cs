using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>
/// Signs what is delivered, so that receivers know whom it comes from and when it was sent: HMAC-SHA256 over id, time and body, in the form of Standard Webhooks 1.0
/// (standardwebhooks.com), for which there are libraries.
/// </summary>
static class WebhookSignature
{
    /// <summary>The header with the delivery's id, the same one in each attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of the attempt, in seconds since 1970.</summary>
    public const string TimeHeader = "webhook-timestamp";

    /// <summary>The header with the signature.</summary>
    public const string Header = "webhook-signature";

    const string Prefix = "whsec_";
    const int SecretBytes = 32;

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The signature of a delivery.</summary>
    /// <param name="secret">One of <see cref="NewSecret"/>.</param>
    /// <param name="id">The delivery's id.</param>
    /// <param name="time">In seconds since 1970.</param>
    /// <param name="body">What is sent.</param>
    public static string Of(string secret, Guid id, long time, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time}.")), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))}";
    }
}
