using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>The whole application, one node of it, in this process and on a database of the test's own.</summary>
sealed class AccountsApp : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    readonly Dictionary<string, string> settings;
    readonly bool checksRightsAtOnce;

    AccountsApp(string connectionString, IEnumerable<KeyValuePair<string, string>> settings, bool checksRightsAtOnce)
    {
        ConnectionString = connectionString;
        this.checksRightsAtOnce = checksRightsAtOnce;
        this.settings = new(settings, StringComparer.Ordinal) { ["ConnectionStrings:JourneyMapper"] = connectionString };
    }

    public string ConnectionString { get; }

    /// <summary>In the place of the application's own, set before the first visit: with a clock that stands still, nobody's wait ends while a slow test runs.</summary>
    public SignInThrottle? Throttle { get; set; }

    /// <summary>Without any workspace, as at the first visit.</summary>
    public static async Task<AccountsApp> NewAsync(params (string Key, string Value)[] settings) =>
        new(await TestPostgres.NewDatabaseAsync(), settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)), checksRightsAtOnce: false);

    /// <summary>With two workspaces and nobody in them.</summary>
    public static async Task<AccountsApp> WithWorkspacesAsync(params (string Key, string Value)[] settings) =>
        new((await JourneyDatabase.NewAsync()).ConnectionString, settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)), checksRightsAtOnce: true);

    /// <summary>On a database that has its tables already.</summary>
    public static AccountsApp On(string connectionString) => new(connectionString, [], checksRightsAtOnce: true);

    /// <summary>Another node on the same database.</summary>
    public AccountsApp Again(params (string Key, string Value)[] settings) =>
        new(ConnectionString, settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)), checksRightsAtOnce);

    /// <summary>A browser with its own cookies.</summary>
    /// <param name="language">The one that it asks for.</param>
    /// <param name="isHttps">Whether it comes by https.</param>
    public Visitor Visit(string language = "en", bool isHttps = false) => new(this, language, isHttps);

    /// <summary>An account with <see cref="Password"/>; the e-mail is the name at example.org.</summary>
    public async Task<CurrentMember> AddMemberAsync(string name, Role role, Guid? workspace = null, string language = "en")
    {
        await using var scope = Services.CreateAsyncScope();
        var account = Account.New(Email(name));
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
        return await AddMembershipAsync(account.Id, name, role, workspace ?? JourneyDatabase.Workspace, language);
    }

    /// <summary>Makes somebody a member of another workspace, too.</summary>
    public async Task<CurrentMember> AddMembershipAsync(CurrentMember member, Role role, Guid workspace)
    {
        await using var db = await OpenDatabaseAsync();
        return await AddMembershipAsync(await db.Members.Where(row => row.Id == member.Id).Select(row => row.AccountId).SingleAsync(), member.Name, role, workspace, "en");
    }

    async Task<CurrentMember> AddMembershipAsync(Guid account, string name, Role role, Guid workspace, string language)
    {
        var member = new Member { WorkspaceId = workspace, AccountId = account, DisplayName = name, Role = role, Language = language };
        await using var db = await OpenDatabaseAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>A member as the cookie of a new session says it.</summary>
    public async Task<ClaimsPrincipal> PrincipalAsync(CurrentMember member)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var db = await OpenDatabaseAsync();
        var stored = await db.Members.Include(row => row.Account).SingleAsync(row => row.Id == member.Id);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(stored.Account!);
        ((ClaimsIdentity)principal.Identity!).AddClaims(MemberClaims.Of(stored, await Services.GetRequiredService<Sessions>().BeginAsync(stored, new DefaultHttpContext())));
        return principal;
    }

    /// <summary>Whether a cookie opens pages, whoever sends it.</summary>
    public async Task<bool> AdmitsAsync(string cookie)
    {
        using var client = CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account", UriKind.Relative)) { Headers = { { "Cookie", cookie } } };
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    public static string Email(string name) => $"{name}@example.org";

    public async Task<JourneyDbContext> OpenDatabaseAsync() =>
        await Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContextAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        if (Throttle is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(Throttle));
        // Otherwise half a minute passes until a cookie is compared with the database.
        if (checksRightsAtOnce)
            builder.ConfigureServices(services => services.PostConfigure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero));
    }
}
