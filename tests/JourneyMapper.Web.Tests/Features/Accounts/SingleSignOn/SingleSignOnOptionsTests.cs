using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.Configuration;

namespace JourneyMapper.Web.Tests.Features.Accounts.SingleSignOn;

public sealed class SingleSignOnOptionsTests
{
    static readonly (string, string)[] Whole = [("Authority", "https://login.example.org/realms/a"), ("Client", "maps"), ("Secret", "swordfish")];

    [Fact]
    public void Without_settings_there_is_none() => SingleSignOnOptions.Read(Configuration(("Name", " "))).ShouldBeNull();

    [Fact]
    public void Authority_client_and_secret_are_enough()
    {
        var options = SingleSignOnOptions.Read(Configuration([.. Whole, ("Secret_FILE", "/run/secrets/sign-on")])).ShouldNotBeNull();
        (options.Name, options.NewMembers, options.PasswordsOff, options.LinkVerifiedEmail).ShouldBe(("login.example.org", null, false, false));
        options.Scope.ShouldBe(["openid", "profile", "email"]);
    }

    [Theory]
    [InlineData("Authority", "", "SignOn:Authority is missing")]
    [InlineData("Client", "", "SignOn:Client is missing")]
    [InlineData("Secret", "", "SignOn:Secret is missing")]
    [InlineData("Authority", "login.example.org", "SignOn:Authority has 'login.example.org'")]
    [InlineData("Authority", "http://login.example.org", "http is for a provider on the same machine alone")]
    [InlineData("Authority", "https://login.example.org/?a=b", "SignOn:Authority has")]
    [InlineData("RoleClaim", "groups", "belong together")]
    [InlineData("Roles:Owner", "admins", "belong together")]
    [InlineData("Roles:Admin", "admins", "SignOn:Roles:Admin is no setting")]
    [InlineData("PasswordOff", "true", "SignOn:PasswordOff is no setting")]
    [InlineData("PasswordsOff", "yes", "SignOn:PasswordsOff has 'yes'")]
    [InlineData("NewMembers", "2", "SignOn:NewMembers has '2'")]
    [InlineData("Scope", "profile", "without 'openid'")]
    public void What_is_missing_or_wrong_is_said_in_a_sentence(string name, string value, string said)
    {
        var sentence = Should.Throw<StartupException>(() => SingleSignOnOptions.Read(Configuration([.. Whole.Where(setting => setting.Item1 != name), (name, value)]))).Message;
        sentence.ShouldContain(said);
        sentence.ShouldNotContain("swordfish");
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080/realms/a")]
    public void On_the_same_machine_http_is_enough(string authority) =>
        SingleSignOnOptions.Read(Configuration([("Authority", authority), .. Whole[1..]])).ShouldNotBeNull().Authority.OriginalString.ShouldBe(authority);

    [Fact]
    public void Of_several_roles_the_one_with_the_most_rights_counts()
    {
        var options = SingleSignOnOptions.Read(Configuration([.. Whole, ("RoleClaim", "groups"), ("Roles:Owner", "admins"), ("Roles:Viewer", "cn=staff,dc=example; guests")])).ShouldNotBeNull();
        options.RoleOf(["guests", "admins"]).ShouldBe(Role.Owner);
        options.RoleOf(["cn=staff,dc=example"]).ShouldBe(Role.Viewer);
        options.RoleOf(["Admins", "cn=staff"]).ShouldBeNull();
    }

    [Fact]
    public void Another_issuer_than_the_configured_one_names_nobody()
    {
        var options = SingleSignOnOptions.Read(Configuration(Whole)).ShouldNotBeNull();
        Read("https://login.example.org/realms/a").ShouldNotBeNull().Subject.ShouldBe("1");
        Read("https://login.example.org/realms/b").ShouldBeNull();

        ProviderIdentity? Read(string issuer) => ProviderIdentity.Read(new(new ClaimsIdentity([new("iss", issuer), new("sub", "1")])), options);
    }

    static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"JourneyMapper:SignOn:{setting.Name}", (string?)setting.Value))).Build();
}
