using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Encrypts the keys that protect cookies, forms and second factors before they are stored in the database, with a certificate of the operator's: whoever reads the database, or a backup of it, cannot use
/// them. Keys of before stay readable until they expire, after ninety days.
/// </summary>
static partial class KeyProtection
{
    const string CertificateSetting = "JourneyMapper:Keys:Certificate", PasswordSetting = "JourneyMapper:Keys:Password", FormerSetting = "JourneyMapper:Keys:FormerCertificate";

    /// <summary>Uses the certificate of <c>JourneyMapper:Keys</c>, where there is one.</summary>
    /// <exception cref="StartupException">The certificate cannot be read, or has no key of its own.</exception>
    public static void ProtectKeys(this IDataProtectionBuilder builder, IConfiguration configuration)
    {
        var password = configuration[PasswordSetting];
        if (Read(configuration, CertificateSetting, password) is { } certificate)
            builder.ProtectKeysWithCertificate(certificate);
        if (Read(configuration, FormerSetting, password) is { } former)
            builder.UnprotectKeysWithAnyCertificate(former);
    }

    /// <summary>Says where nothing protects the keys.</summary>
    public static void WarnOfPlainKeys(this WebApplication app)
    {
        if (app.Configuration[CertificateSetting] is not { Length: > 0 })
            LogPlainKeys(app.Logger, CertificateSetting);
    }

    // PFX, or PEM with the key in the same file.
    static X509Certificate2? Read(IConfiguration configuration, string setting, string? password)
    {
        if (configuration[setting] is not { Length: > 0 } path)
            return null;
        try
        {
            var isPem = File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal);
            var certificate = !isPem ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509Certificate2.CreateFromPemFile(path);
            // XML Encryption has no other kind.
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw new StartupException($"{setting} names '{path}', which has no private key of RSA: give a PFX file, or a PEM file with certificate and key.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{setting} names '{path}', which cannot be read: correct the name or the permissions.", exception);
        }
        catch (CryptographicException exception)
        {
            throw new StartupException($"{setting} names '{path}', which is no certificate with its key, or {PasswordSetting} is not its password.", exception);
        }
    }

    [LoggerMessage(EventId = 3150, Level = LogLevel.Warning, Message = "The keys that protect cookies and second factors are stored as they are: whoever reads the database or a backup can use them. Name a certificate in {Setting}")]
    static partial void LogPlainKeys(ILogger logger, string setting);
}
