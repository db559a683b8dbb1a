using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Keys that protect cookies are stored so that only the operator's certificate opens them.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    const string Password = "of the file";

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task With_a_certificate_no_key_is_stored_as_it_is_and_cookies_outlive_a_restart()
    {
        var file = Write("keys.pfx", certificate => certificate.Export(X509ContentType.Pkcs12, Password));
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:Keys:Certificate", file), ("JourneyMapper:Keys:Password", Password));
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();

        await using var db = await app.OpenDatabaseAsync();
        var keys = await db.DataProtectionKeys.Select(row => row.Xml!).ToListAsync();
        keys.ShouldHaveSingleItem().ShouldContain("EncryptedKey");
        keys[0].ShouldNotContain("<value>");
        keys[0].ShouldContain("AES_256_GCM");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_is_opened_with_its_certificate_and_with_the_former_one_and_with_no_other(bool isPem)
    {
        var (own, other) = (isPem ? Write("own.pem", Pem) : Write("own.pfx", Pfx), Write("other.pfx", Pfx));
        var secret = Protector(own).Protect("mine");
        Protector(own).Unprotect(secret).ShouldBe("mine");
        Protector(other, former: own).Unprotect(secret).ShouldBe("mine");
        Should.Throw<CryptographicException>(() => Protector(other).Unprotect(secret));

        static byte[] Pem(X509Certificate2 certificate) => [.. System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem())];
        static byte[] Pfx(X509Certificate2 certificate) => certificate.Export(X509ContentType.Pkcs12);
    }

    [Fact]
    public void What_is_no_certificate_is_said_in_a_sentence()
    {
        Refusal(Path.Combine(folder.Path, "none.pfx")).ShouldEndWith("which cannot be read: correct the name or the permissions.");
        Refusal(Write("text.pfx", _ => [.. "a text"u8])).ShouldContain("which is no certificate with its key");
        Refusal(Write("locked.pfx", certificate => certificate.Export(X509ContentType.Pkcs12, Password))).ShouldContain("is not its password");
        Refusal(Write("public.pem", certificate => System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()))).ShouldContain("no certificate with its key");

        string Refusal(string path) => Should.Throw<StartupException>(() => Protector(path)).Message;
    }

    IDataProtector Protector(string certificate, string? former = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("JourneyMapper:Keys:Certificate", certificate), new("JourneyMapper:Keys:FormerCertificate", former)]).Build();
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(new(Path.Combine(folder.Path, "keys"))).ProtectKeys(settings);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    string Write(string name, Func<X509Certificate2, byte[]> content)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, content(certificate));
        return path;
    }
}
