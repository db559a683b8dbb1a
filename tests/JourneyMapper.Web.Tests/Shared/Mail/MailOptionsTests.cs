using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.Extensions.Configuration;

namespace JourneyMapper.Web.Tests.Shared.Mail;

/// <summary>The settings of mail: what they mean, and what is said of those that mean nothing.</summary>
public sealed class MailOptionsTests
{
    [Fact]
    public void Without_settings_no_mail_is_sent()
    {
        Read().ShouldBeNull();
        Read(("Host", ""), ("From", " ")).ShouldBeNull();
        new MailSender(null).IsConfigured.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, MailSecurity.StartTls, 587)]
    [InlineData("startTls", MailSecurity.StartTls, 587)]
    [InlineData("tls", MailSecurity.Tls, 465)]
    [InlineData("NONE", MailSecurity.None, 25)]
    public void The_port_follows_the_security_unless_it_is_said(string? security, MailSecurity expected, int port)
    {
        var options = Read(("Host", "mail.example.org"), ("From", "Maps <maps@example.org>"), ("Security", security)).ShouldNotBeNull();
        (options.Security, options.Port, options.From.Address, options.From.Name).ShouldBe((expected, port, "maps@example.org", "Maps"));
        Read(("Host", "mail.example.org"), ("From", "maps@example.org"), ("Security", security), ("Port", "2525"))!.Port.ShouldBe(2525);
    }

    [Theory]
    [InlineData("Host", null, "JourneyMapper:Mail:Host is missing")]
    [InlineData("Host", "http://mail.example.org", "JourneyMapper:Mail:Host has 'http://mail.example.org'")]
    [InlineData("From", null, "JourneyMapper:Mail:From is missing")]
    [InlineData("From", "nobody", "JourneyMapper:Mail:From has 'nobody'")]
    [InlineData("Port", "0", "JourneyMapper:Mail:Port has '0'")]
    [InlineData("Port", "smtp", "JourneyMapper:Mail:Port has 'smtp'")]
    [InlineData("Security", "ssl", "JourneyMapper:Mail:Security has 'ssl'")]
    [InlineData("Security", "1", "JourneyMapper:Mail:Security has '1'")]
    [InlineData("User", null, "belong together")]
    [InlineData("Password", null, "belong together")]
    public void What_is_missing_or_wrong_is_said_without_the_password(string name, string? value, string expected)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Host"] = "mail.example.org",
            ["From"] = "maps@example.org",
            ["User"] = "maps",
            ["Password"] = "swordfish",
            [name] = value,
        };
        var said = Should.Throw<StartupException>(() => Read([.. settings.Select(setting => (setting.Key, setting.Value))])).Message;
        said.ShouldContain(expected);
        said.ShouldNotContain("swordfish");
    }

    [Theory]
    [InlineData("https://maps.example.org")]
    [InlineData("http://localhost:5080/")]
    public void A_public_address_is_the_beginning_of_links(string setting) => PublicAddress.Read(setting)!.Of("inbox").ShouldBe($"{setting.TrimEnd('/')}/inbox");

    [Theory]
    [InlineData("maps.example.org")]
    [InlineData("ftp://maps.example.org")]
    [InlineData("https://maps.example.org/?a=b")]
    [InlineData("https://maps.example.org/below")]
    [InlineData("https://me:secret@maps.example.org")]
    public void What_is_no_public_address_is_refused(string setting) =>
        Should.Throw<StartupException>(() => PublicAddress.Read(setting)).Message.ShouldContain("JourneyMapper:PublicAddress has");

    static MailOptions? Read(params (string Name, string? Value)[] settings) => MailOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => $"JourneyMapper:Mail:{setting.Name}", setting => setting.Value, StringComparer.Ordinal)).Build().GetSection("JourneyMapper:Mail"));
}
