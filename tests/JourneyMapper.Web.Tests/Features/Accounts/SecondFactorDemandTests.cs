using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Accounts.Workspaces;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Workspaces that demand a second factor from all their members.</summary>
public sealed class SecondFactorDemandTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember olga = null!;
    CurrentMember mia = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        olga = await app.AddMemberAsync("olga", Role.Owner);
        mia = await app.AddMemberAsync("mia", Role.Editor);
        await AddPasskeyAsync(olga);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Owners_see_who_has_none_before_they_switch_it_on()
    {
        var overview = (await Demand.ReadAsync(olga)).ShouldNotBeNull();
        overview.Missing.ShouldBe(["mia"]);
        (overview.IsOn, overview.OwnIsMissing, overview.Members).ShouldBe((false, false, 2));
        (await Demand.ChangeAsync(olga, isOn: true)).ShouldBe(Administered.Done);
        (await Demand.ReadAsync(olga))!.IsOn.ShouldBeTrue();
        (await Demand.ChangeAsync(olga, isOn: false)).ShouldBe(Administered.Done);
        (await Demand.ChangeAsync(olga, isOn: false)).ShouldBe(Administered.Done);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.OrderBy(row => row.At).Select(row => row.Kind).ToListAsync()).ShouldBe([ActivityKind.SecondFactorDemanded, ActivityKind.SecondFactorOptional]);
    }

    [Fact]
    public async Task Nobody_else_switches_it_on_and_no_owner_without_one()
    {
        (await Demand.ReadAsync(mia)).ShouldBeNull();
        (await Demand.ChangeAsync(mia, isOn: true)).ShouldBe(Administered.NotAllowed);
        (await Demand.ChangeAsync(mia with { Role = Role.Owner }, isOn: true)).ShouldBe(Administered.NotAllowed);
        (await Demand.ChangeAsync(olga with { Workspace = JourneyDatabase.OtherWorkspace }, isOn: true)).ShouldBe(Administered.NotAllowed);
        var otto = await app.AddMemberAsync("otto", Role.Owner);
        (await Demand.ChangeAsync(otto, isOn: true)).ShouldBe(Administered.Invalid);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Workspaces.AnyAsync(row => row.RequiresSecondFactor)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_none_sets_one_up_before_anything_else()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await Demand.ChangeAsync(olga, isOn: true);

        foreach (var path in (string[])["/", "/account", "/kpis", "/inbox"])
        {
            using var led = await visitor.GetAsync(path);
            visitor.TargetOf(led).ShouldBe(SecondFactorPage.Path);
        }

        (await visitor.ReadAsync(SecondFactorPage.Path)).QuerySelector("h1")!.TextContent.ShouldBe("One more thing first");
        await SecondFactorTests.TurnOnAsync(visitor);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        // And keeps it.
        using var kept = await visitor.SendAsync(SecondFactorPage.Path, "off");
        (await Visitor.ReadAsync(kept)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Add a passkey first.");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_has_a_passkey_works_on_and_who_gives_the_password_alone_is_asked_for_it()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("olga")).Dispose();
        await Demand.ChangeAsync(olga, isOn: true);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        using var other = app.Visit();
        using var half = await other.SignInAsync("olga");
        other.TargetOf(half).ShouldStartWith("/account/sign-in/code");
        (await other.IsSignedInAsync()).ShouldBeFalse();
        var page = await other.ReadAsync("/account/sign-in/code");
        page.QuerySelector("#code").ShouldBeNull();
        page.QuerySelector("form[data-passkey='sign-in']").ShouldNotBeNull();
    }

    // All addresses that need a member, not only those that somebody thought of.
    [Fact]
    public async Task No_address_but_those_of_setting_up_is_open_without_one()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await Demand.ChangeAsync(olga, isOn: true);
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null).ToList();
        routes.Count.ShouldBeGreaterThan(60);
        List<string> open = [];
        foreach (var route in routes)
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var only, ..] ? only : "GET";
            using var request = new HttpRequestMessage(new(method), new Uri(PathOf(route), UriKind.Relative));
            using var answer = await visitor.SendAsync(request);
            var isPage = route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
            if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) && !(isPage && answer.StatusCode == HttpStatusCode.Redirect && visitor.TargetOf(answer) == SecondFactorPage.Path))
                open.Add(route.RoutePattern.RawText!.TrimStart('/'));
        }

        open.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["account/confirm", PasskeyEndpoints.Add.TrimStart('/'), PasskeyEndpoints.AddOptions.TrimStart('/'), SecondFactorPage.Path.TrimStart('/'), WorkspaceEndpoints.Switch.TrimStart('/')]);
    }

    [Fact]
    public async Task Who_has_none_works_on_in_another_workspace_that_demands_none()
    {
        await app.AddMembershipAsync(mia, Role.Viewer, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await Demand.ChangeAsync(olga, isOn: true);

        using (var there = await visitor.SendToAsync(WorkspaceEndpoints.Switch, SecondFactorPage.Path))
            visitor.TargetOf(there).ShouldBe("/");
        (await visitor.StatusOfAsync("/account")).ShouldBe(HttpStatusCode.OK);
        using (var back = await visitor.SendToAsync(WorkspaceEndpoints.Switch, WorkspaceEndpoints.Page))
            visitor.TargetOf(back).ShouldBe("/");
        using var led = await visitor.GetAsync("/account");
        visitor.TargetOf(led).ShouldBe(SecondFactorPage.Path);
    }

    [Fact]
    public async Task Who_gives_the_password_alone_is_asked_for_the_passkey_when_any_of_their_workspaces_demands_it()
    {
        await app.AddMembershipAsync(olga, Role.Viewer, JourneyDatabase.OtherWorkspace);
        await Demand.ChangeAsync(olga, isOn: true);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Members.Where(row => row.WorkspaceId == JourneyDatabase.OtherWorkspace).ExecuteUpdateAsync(set => set.SetProperty(row => row.EnteredAt, DateTimeOffset.UtcNow));
        using var visitor = app.Visit();
        using var half = await visitor.SignInAsync("olga");
        visitor.TargetOf(half).ShouldStartWith("/account/sign-in/code");
    }

    [Fact]
    public async Task Programs_with_a_token_work_on()
    {
        var made = (await app.Services.GetRequiredService<AccessTokenService>().CreateAsync(mia, Guid.NewGuid(), "Nightly", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>();
        await Demand.ChangeAsync(olga, isOn: true);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Text);
        using var answer = await client.GetAsync(new Uri("/api/v1/journeys", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Open_pages_of_who_has_none_end_on_all_nodes()
    {
        await using var node = app.Again();
        var (hers, his) = (await node.PrincipalAsync(mia), await node.PrincipalAsync(olga));
        var sessions = node.Services.GetRequiredService<Sessions>();
        (await sessions.CheckAsync(hers)).ShouldNotBeNull();
        await Demand.ChangeAsync(olga, isOn: true);
        (await sessions.CheckAsync(hers)).ShouldBeNull();
        (await sessions.CheckAsync(his)).ShouldNotBeNull();
    }

    SecondFactorDemand Demand => app.Services.GetRequiredService<SecondFactorDemand>();

    async Task AddPasskeyAsync(CurrentMember member)
    {
        await using var db = await app.OpenDatabaseAsync();
        db.UserPasskeys.Add(new() { CredentialId = [1, 2, 3], UserId = await db.Members.Where(row => row.Id == member.Id).Select(row => row.AccountId).SingleAsync(), Data = new() { Name = "Phone", PublicKey = [], AttestationObject = [], ClientDataJson = [] } });
        await db.SaveChangesAsync();
    }

    static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "7",
        _ => Guid.Empty.ToString(),
    }))));
}
