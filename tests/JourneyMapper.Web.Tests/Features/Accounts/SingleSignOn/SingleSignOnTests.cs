using System.Net;
using AngleSharp.Dom;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.PersonalData;
using JourneyMapper.Web.Features.Accounts.Recovery;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts.SingleSignOn;

/// <summary>Round trips through a real provider.</summary>
public sealed class SingleSignOnTests : IAsyncLifetime
{
    const string Members = "JourneyMapper:SignOn:NewMembers";

    static readonly (string, string)[] Groups =
        [("JourneyMapper:SignOn:RoleClaim", "groups"), ("JourneyMapper:SignOn:Roles:Owner", "admins"), ("JourneyMapper:SignOn:Roles:Editor", "cn=marketing,dc=example; design"), ("JourneyMapper:SignOn:Roles:Viewer", "staff")];

    TestIdentityProvider provider = null!;

    public async ValueTask InitializeAsync() => provider = await TestIdentityProvider.StartAsync();

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_who_comes_for_the_first_time_becomes_a_member_and_arrives_where_they_were_going(bool tellsLater)
    {
        await using var app = await StartAsync((Members, "Editor"));
        using var visitor = app.Visit("fr");
        provider.TellsLater = tellsLater;
        provider.Next = new("zoe-1", "zoe@example.org") { Name = "Zoé Martin" };

        (await SignInAsync(visitor, "/account?saved=profile")).ShouldBe("/account?saved=profile");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await app.OpenDatabaseAsync();
        var member = await db.Members.Include(row => row.Account).SingleAsync();
        (member.DisplayName, member.Role, member.Language, member.WorkspaceId).ShouldBe(("Zoé Martin", Role.Editor, "fr", JourneyDatabase.Workspace));
        (member.Account!.Email, member.Account.PasswordHash).ShouldBe(("zoe@example.org", null));
        (await db.UserLogins.SingleAsync()).ShouldSatisfyAllConditions(identity => identity.ProviderKey.ShouldBe("zoe-1"), identity => identity.LoginProvider.ShouldBe(provider.Address.AbsoluteUri));
        (await db.UserTokens.AnyAsync()).ShouldBeFalse();
        (await db.Activities.OrderBy(row => row.Id).Select(row => new { row.Kind, row.Value }).ToListAsync()).Select(row => (row.Kind, row.Value))
            .ShouldBe([(ActivityKind.JoinedByProvider, "Editor"), (ActivityKind.SignedIn, "SingleSignOn")]);
        using (var file = await visitor.GetAsync("/account/data.json"))
            (await file.Content.ReadAsStringAsync()).ShouldContain("\"ProviderKey\": \"zoe-1\"");
        provider.LastRequest!.CodeChallengeMethod.ShouldBe("S256");
        provider.LastRequest.State.ShouldNotBeNullOrEmpty();
        provider.LastRequest.Nonce.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Who_comes_again_is_the_same_member_and_a_changed_email_follows()
    {
        await using var app = await StartAsync((Members, "Viewer"));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        await SignInAsync(visitor);
        provider.Next = new("zoe-1", "zoe.martin@example.org");
        await SignInAsync(visitor);
        provider.Next = new("zoe-1", "forged@example.org") { IsEmailVerified = null };
        await SignInAsync(visitor);

        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.Include(row => row.Account).SingleAsync()).Account!.Email.ShouldBe("zoe.martin@example.org");
        (await db.Sessions.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs_in_which_somebody_comes_for_the_first_time_make_one_member()
    {
        await using var app = await StartAsync((Members, "Viewer"));
        using var first = app.Visit();
        using var second = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        var ways = await Task.WhenAll(LeadAsync(first), LeadAsync(second));
        await Task.WhenAll(first.GetAsync(ways[0]), second.GetAsync(ways[1]));
        (await first.IsSignedInAsync() && await second.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_role_nobody_joins()
    {
        await using var app = await StartAsync(Groups);
        using var visitor = app.Visit("fr");
        provider.Next = new("zoe-1", "zoe@example.org") { Groups = ["gardeners"] };
        (await ProblemAsync(visitor)).ShouldContain("Example ID vous a reconnu, mais ne vous donne aucun rôle ici.");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Accounts.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_role_is_that_of_the_claim_and_follows_it_at_the_next_sign_in_which_ends_open_pages()
    {
        await using var app = await StartAsync(Groups);
        await app.AddMemberAsync("ann", Role.Owner);
        using var visitor = app.Visit();
        using var elsewhere = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org") { Groups = ["staff", "cn=marketing,dc=example"] };
        await SignInAsync(visitor);
        await SignInAsync(elsewhere);
        await using var db = await app.OpenDatabaseAsync();
        var member = await db.Members.AsNoTracking().SingleAsync(row => row.DisplayName == "zoe");
        member.Role.ShouldBe(Role.Editor);
        TaskCompletionSource told = new();
        using var open = app.Services.GetRequiredService<MemberTopic>().Subscribe(member.WorkspaceId, _ => told.TrySetResult());

        provider.Next = provider.Next with { Groups = ["admins"] };
        await SignInAsync(visitor);
        (await db.Members.AsNoTracking().SingleAsync(row => row.Id == member.Id)).Role.ShouldBe(Role.Owner);
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var change = await db.Activities.SingleAsync(row => row.Kind == ActivityKind.RoleChanged);
        (change.MemberId, change.AboutId, change.Before, change.Value).ShouldBe((ActivityRow.Nobody, member.Id, "Editor", "Owner"));

        provider.Next = provider.Next with { Groups = [] };
        (await ProblemAsync(elsewhere)).ShouldContain("gives you no role here");
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_owner_stays_one_whatever_the_provider_says()
    {
        await using var app = await StartAsync(Groups);
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org") { Groups = ["admins"] };
        await SignInAsync(visitor);
        foreach (var groups in (string[][])[["staff"], []])
        {
            provider.Next = provider.Next with { Groups = groups };
            (await SignInAsync(visitor)).ShouldBe("/");
        }

        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.SingleAsync()).Role.ShouldBe(Role.Owner);
    }

    [Fact]
    public async Task An_account_that_is_there_is_not_taken_by_its_email()
    {
        await using var app = await StartAsync((Members, "Owner"));
        await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        foreach (bool? isVerified in (bool?[])[true, false, null])
        {
            provider.Next = new("thief", "MIA@example.org") { IsEmailVerified = isVerified };
            (await ProblemAsync(visitor)).ShouldContain("There is an account with your email already.");
        }

        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDatabaseAsync();
        (await db.UserLogins.AnyAsync()).ShouldBeFalse();
        (await db.Members.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_operator_trusts_it_a_verified_email_links_and_whatever_let_in_before_does_not_any_more()
    {
        await using var app = await StartAsync((Members, "Viewer"), ("JourneyMapper:SignOn:LinkVerifiedEmail", "true"));
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var before = app.Visit();
        (await before.SignInAsync("mia")).Dispose();
        using var visitor = app.Visit();
        foreach (bool? isVerified in (bool?[])[false, null])
        {
            provider.Next = new("mia-1", "mia@example.org") { IsEmailVerified = isVerified };
            (await ProblemAsync(visitor)).ShouldContain("There is an account with your email already.");
        }

        provider.Next = new("mia-1", "mia@example.org");
        (await SignInAsync(visitor)).ShouldBe("/");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        (await before.IsSignedInAsync()).ShouldBeFalse();
        using (var password = await before.SignInAsync("mia"))
            (await Visitor.ReadAsync(password)).QuerySelector("[role=alert]").ShouldNotBeNull();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.SingleAsync()).Id.ShouldBe(mia.Id);
        // The address was given to somebody else there.
        provider.Next = new("mia-2", "mia@example.org");
        using var stranger = app.Visit();
        (await ProblemAsync(stranger)).ShouldContain("There is an account with your email already.");
    }

    [Fact]
    public async Task Who_joins_needs_an_email_that_the_provider_does_not_call_uncertain()
    {
        await using var app = await StartAsync((Members, "Viewer"));
        using var visitor = app.Visit();
        foreach (var next in (TestIdentity[])[new("zoe-1", Email: null), new("zoe-1", "zoe@example.org") { IsEmailVerified = false }, new("zoe-1", "no address")])
        {
            provider.Next = next;
            (await ProblemAsync(visitor)).ShouldContain("does not vouch for an email of yours");
        }
    }

    [Fact]
    public async Task A_member_links_their_account_once_they_have_proved_who_they_are_and_ends_it_again()
    {
        await using var app = await StartAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        provider.Next = new("mia-1", "someone.else@example.com") { IsEmailVerified = false };

        (await LinkAsync(visitor)).ShouldBe("/account?saved=identity-linked");
        var page = await visitor.ReadAsync("/account?saved=identity-linked");
        page.QuerySelector("main")!.TextContent.ShouldContain("Your account is linked with Example ID.");
        using (var fresh = app.Visit())
            (await SignInAsync(fresh)).ShouldBe("/");
        // Somebody else is not let in with it, nor is it linked a second time.
        await app.AddMemberAsync("tom", Role.Editor);
        using (var tom = app.Visit())
        {
            (await tom.SignInAsync("tom")).Dispose();
            (await LinkAsync(tom)).ShouldBe("/account?problem=LinkedElsewhere");
        }

        using (var ended = await visitor.SendToAsync("/account/sign-on/unlink", "/account"))
            visitor.TargetOf(ended).ShouldBe("/account?saved=identity-unlinked");
        await using var db = await app.OpenDatabaseAsync();
        (await db.UserLogins.AnyAsync()).ShouldBeFalse();
        (await db.Activities.Where(row => row.Kind == ActivityKind.IdentityLinked || row.Kind == ActivityKind.IdentityUnlinked).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync())
            .ShouldBe([ActivityKind.IdentityLinked, ActivityKind.IdentityUnlinked]);
    }

    [Fact]
    public async Task Nobody_links_an_account_for_somebody_else()
    {
        await using var app = await StartAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        await app.AddMemberAsync("tom", Role.Editor);
        using var visitor = app.Visit();
        using var tom = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await tom.SignInAsync("tom")).Dispose();
        provider.Next = new("thief", "thief@example.org");
        // An address without the word of the page, or with that of another session, leads nowhere.
        var foreign = AddressIn(await tom.ReadAsync("/account"), "a[href^='/account/sign-on/link']");
        foreach (var address in (string[])["/account/sign-on/link", "/account/sign-on/link?ticket=x", foreign])
        {
            using var refused = await visitor.GetAsync(address);
            visitor.TargetOf(refused).ShouldBe("/account");
        }

        // What was asked in one session is not done in another.
        var way = await FollowAsync(tom, foreign);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Sessions.Where(row => row.MemberId == mia.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, DateTimeOffset.UnixEpoch));
        using (var answer = await visitor.GetAsync(way))
            visitor.TargetOf(answer).ShouldContain("problem=Failed");
        using (var led = await visitor.GetAsync("/account/sign-on/link"))
            visitor.TargetOf(led).ShouldStartWith("/account/confirm?returnUrl=");
        await using var after = await app.OpenDatabaseAsync();
        (await after.UserLogins.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_forged_late_or_used_lets_nobody_in()
    {
        await using var app = await StartAsync((Members, "Viewer"));
        provider.Next = new("zoe-1", "zoe@example.org");
        using var visitor = app.Visit();
        using var other = app.Visit();
        var way = await LeadAsync(visitor);
        // Another browser, another state, no state.
        foreach (var (who, address) in ((Visitor, string)[])[(other, way), (visitor, way.Replace("state=", "state=x", StringComparison.Ordinal)), (visitor, "/account/sign-on/callback"), (visitor, "/account/sign-on/callback?error=server_error&error_description=%3Cb%3Eboo")])
            await ShouldFailAsync(who, address);
        (await visitor.GetAsync(way)).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();

        using var late = app.Visit();
        var fresh = await LeadAsync(late);
        // The same again, and a code that was used with a state that was not.
        (await EndAsync(visitor, way)).ShouldContain("problem=Failed");
        await ShouldFailAsync(late, With(fresh, "code", Of(way, "code")));
        provider.WrongNonce = "another";
        await ShouldFailAsync(late, await LeadAsync(late));
        (await late.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Sessions.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Who_turns_back_and_whoever_finds_the_provider_gone_is_told_in_a_sentence_without_its_words()
    {
        await using var app = await StartAsync((Members, "Viewer"));
        using var visitor = app.Visit();
        provider.Next = null;
        var text = await ProblemAsync(visitor);
        text.ShouldContain("You have turned back at Example ID.");
        text.ShouldNotContain("They have turned back");
        await using var other = app.Again([.. provider.Settings]);
        await provider.DisposeAsync();
        using var late = other.Visit();
        using var answer = await late.GetAsync("/account/sign-on?returnUrl=/account");
        late.TargetOf(answer).ShouldBe("/account/sign-in?problem=Away&returnUrl=%2Faccount");
        (await late.ReadAsync(late.TargetOf(answer))).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Example ID does not answer.");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A_sign_in_leads_to_no_other_site(string returnUrl)
    {
        await using var app = await StartAsync((Members, "Viewer"));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        (await SignInAsync(visitor, returnUrl)).ShouldBe("/");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_was_removed_stays_out_until_they_are_invited_again(bool isErased)
    {
        await using var app = await StartAsync((Members, "Editor"));
        var ann = await app.AddMemberAsync("ann", Role.Owner);
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        await SignInAsync(visitor);
        var administration = app.Services.GetRequiredService<MemberAdministration>();
        await using var db = await app.OpenDatabaseAsync();
        var zoe = await db.Members.Where(row => row.DisplayName == "zoe").Select(row => row.Id).SingleAsync();
        (await (isErased ? app.Services.GetRequiredService<MemberErasure>().EraseAsync(ann, zoe) : administration.RemoveAsync(ann, zoe))).ShouldBe(Administered.Done);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await ProblemAsync(visitor)).ShouldContain("An owner has removed you");

        var (_, secret) = await administration.InviteAsync(ann, Role.Viewer, "Zoe");
        var page = await visitor.ReadAsync($"/account/invitation/{secret}");
        (await EndAsync(visitor, await FollowAsync(visitor, AddressIn(page, "a.provider-link")))).ShouldBe("/");
        (await db.Members.AsNoTracking().SingleAsync(row => row.DisplayName == "zoe")).Role.ShouldBe(Role.Viewer);
        (await SignInAsync(visitor)).ShouldBe("/");
        (await db.BarredIdentities.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_workspace_that_demands_a_second_factor_believes_the_provider_that_says_it_has_asked_for_one()
    {
        await using var app = await StartAsync((Members, "Editor"), ("JourneyMapper:SignOn:SecondFactor", "mfa; hwk"));
        await using (var db = await app.OpenDatabaseAsync())
            await db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresSecondFactor, true));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org") { Methods = ["pwd"] };
        await SignInAsync(visitor);
        using (var led = await visitor.GetAsync("/"))
            visitor.TargetOf(led).ShouldBe(SecondFactorPage.Path);

        provider.Next = provider.Next with { Methods = ["pwd", "mfa"] };
        await SignInAsync(visitor);
        (await visitor.StatusOfAsync("/")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_an_app_is_asked_for_its_code_unless_the_provider_has_asked_for_one()
    {
        await using var app = await StartAsync((Members, "Editor"), ("JourneyMapper:SignOn:SecondFactor", "mfa"));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        await SignInAsync(visitor);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, true));
        using var fresh = app.Visit();
        (await SignInAsync(fresh, "/account")).ShouldBe("/account/sign-in/code?returnUrl=%2Faccount");
        (await fresh.IsSignedInAsync()).ShouldBeFalse();
        provider.Next = provider.Next with { Methods = ["mfa"] };
        (await SignInAsync(fresh, "/account")).ShouldBe("/account");
    }

    [Fact]
    public async Task Who_has_no_password_proves_at_the_provider_again_who_they_are()
    {
        await using var app = await StartAsync((Members, "Editor"));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        await SignInAsync(visitor);
        // The provider has not said when: that may have been long ago.
        var account = await visitor.ReadAsync("/account");
        account.QuerySelector("#new-token").ShouldBeNull();
        account.QuerySelector("#new-password").ShouldBeNull();
        var page = await visitor.ReadAsync("/account/confirm?returnUrl=%2Faccount%23tokens");
        page.QuerySelector("#password").ShouldBeNull();
        var address = AddressIn(page, "a.provider-link");

        foreach (var wrong in (TestIdentity[])[provider.Next, provider.Next with { AuthenticatedAt = DateTimeOffset.UtcNow.AddHours(-1) }, new("tom-1", "tom@example.org") { AuthenticatedAt = DateTimeOffset.UtcNow }])
        {
            provider.Next = wrong;
            (await EndAsync(visitor, await FollowAsync(visitor, address))).ShouldContain("problem=NotConfirmed");
        }

        (provider.LastRequest!.Prompt, provider.LastRequest.MaxAge).ShouldBe(("login", 0));
        provider.Next = new("zoe-1", "zoe@example.org") { AuthenticatedAt = DateTimeOffset.UtcNow };
        (await EndAsync(visitor, await FollowAsync(visitor, address))).ShouldBe("/account");
        (await visitor.ReadAsync("/account")).QuerySelector("#new-token").ShouldNotBeNull();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_offers_to_end_that_of_the_provider()
    {
        await using var app = await StartAsync((Members, "Editor"));
        using var visitor = app.Visit();
        provider.Next = new("zoe-1", "zoe@example.org");
        await SignInAsync(visitor);
        using var left = await visitor.SendToAsync("/account/sign-out", "/account");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        var page = await visitor.ReadAsync(visitor.TargetOf(left));
        page.QuerySelector("[role=status]")!.TextContent.ShouldContain("You may still be signed in at Example ID.");
        (await EndAsync(visitor, await FollowAsync(visitor, AddressIn(page, "[role=status] a")))).ShouldBe("/account/sign-in");
        provider.SignedOut.ShouldBe(1);
    }

    [Fact]
    public async Task Where_passwords_are_off_no_page_asks_for_one()
    {
        await using var app = await StartAsync((Members, "Viewer"), ("JourneyMapper:SignOn:PasswordsOff", "true"));
        var mia = await app.AddMemberAsync("mia", Role.Owner);
        using var visitor = app.Visit();
        var page = await visitor.ReadAsync("/account/sign-in");
        page.QuerySelector("a.provider-link")!.TextContent.ShouldBe("Sign in with Example ID");
        page.QuerySelectorAll("input[type=password], [data-passkey]").ShouldBeEmpty();
        using (var forgotten = await visitor.GetAsync("/account/forgotten"))
            visitor.TargetOf(forgotten).ShouldBe("/account/sign-in");
        using (var setup = await visitor.GetAsync("/setup"))
            visitor.TargetOf(setup).ShouldBe("/");
        var (_, secret) = await app.Services.GetRequiredService<MemberAdministration>().InviteAsync(mia, Role.Editor, "");
        var invited = await visitor.ReadAsync($"/account/invitation/{secret}");
        invited.QuerySelectorAll("input[type=password]").ShouldBeEmpty();

        provider.Next = new("zoe-1", "zoe@example.org");
        (await EndAsync(visitor, await FollowAsync(visitor, AddressIn(invited, "a.provider-link")))).ShouldBe("/");
        foreach (var address in (string[])["/account", "/account/confirm"])
            (await visitor.ReadAsync(address)).QuerySelectorAll("input[type=password]").ShouldBeEmpty();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.SingleAsync(row => row.DisplayName == "zoe")).Role.ShouldBe(Role.Editor);
    }

    [Fact]
    public async Task Where_passwords_are_off_none_lets_in_however_it_is_sent_nor_is_one_set()
    {
        await using var app = await StartAsync((Members, "Viewer"), ("JourneyMapper:SignOn:PasswordsOff", "true"));
        var mia = await app.AddMemberAsync("mia", Role.Owner);
        var (_, secret) = await app.Services.GetRequiredService<MemberAdministration>().InviteAsync(mia, Role.Editor, "");
        // The same done on a node where they are on, to see that it is this that refuses.
        await using var on = app.Again([.. provider.Settings]);
        foreach (var (node, isOn) in ((AccountsApp, bool)[])[(app, false), (on, true)])
        {
            await using var scope = node.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
            (await services.GetRequiredService<SignIn>().WithPasswordAsync("mia@example.org", AccountsApp.Password)).ShouldBe(isOn ? SignInOutcome.SignedIn : SignInOutcome.Refused);
            var account = (await services.GetRequiredService<UserManager<Account>>().FindByNameAsync("mia@example.org")).ShouldNotBeNull();
            var links = services.GetRequiredService<PasswordLinks>();
            var parts = (await links.NewAsync(account)).Split('/');
            (await links.FindAsync(account.Id, parts[3]) is not null).ShouldBe(isOn);
            var (invited, errors) = await services.GetRequiredService<Invitations>().AcceptAsync(secret!, "Tom", "tom@example.org", "a sentence to remember", "en", default);
            (invited is not null, errors.Count).ShouldBe((isOn, 0));
            var own = await services.GetRequiredService<JourneyDbContext>().Members.Include(row => row.Account).SingleAsync(row => row.Id == mia.Id);
            (await services.GetRequiredService<AccountService>().ChangePasswordAsync(own, AccountsApp.Password, "a sentence to remember")).Succeeded.ShouldBe(isOn);
        }
    }

    [Fact]
    public async Task Where_passwords_are_off_whoever_runs_the_server_has_a_link_that_signs_an_owner_in_once()
    {
        await using var app = await StartAsync((Members, "Viewer"), ("JourneyMapper:SignOn:PasswordsOff", "true"));
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        string link;
        await using (var scope = app.Services.CreateAsyncScope())
            link = "/" + (await scope.ServiceProvider.GetRequiredService<OwnerRestoration>().RestoreAsync("mia@example.org", mia.Workspace)).ShouldNotBeNull();
        using var visitor = app.Visit();
        // Looking at it uses nothing up.
        (await visitor.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("You are let in again");
        using (var entered = await visitor.SendAsync(link, "restored"))
            visitor.TargetOf(entered).ShouldBe("/account");
        provider.Next = new("mia-1", "mia@example.org");
        (await LinkAsync(visitor)).ShouldBe("/account?saved=identity-linked");
        using var second = app.Visit();
        (await second.ReadAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This link works no more");
        (await SignInAsync(second)).ShouldBe("/");
        (await second.StatusOfAsync("/members")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_nothing_set_up_there_is_no_such_way()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.ReadAsync("/account/sign-in")).QuerySelector("a.provider-link").ShouldBeNull();
        (await visitor.StatusOfAsync("/account/sign-on")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.ReadAsync("/account")).QuerySelector("#identity").ShouldBeNull();
        foreach (var address in (string[])["/account/sign-on/link", "/account/sign-on/confirm", "/account/sign-on/out", "/account/sign-on/callback"])
            (await visitor.StatusOfAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    Task<AccountsApp> StartAsync(params (string, string)[] settings) => AccountsApp.WithWorkspacesAsync([.. provider.Settings, ("JourneyMapper:SignOn:Workspace", JourneyDatabase.Workspace.ToString()), .. settings]);

    // Through the provider and back; where it leads in the end.
    async Task<string> SignInAsync(Visitor visitor, string returnUrl = "/") => await EndAsync(visitor, await LeadAsync(visitor, returnUrl));

    Task<string> LeadAsync(Visitor visitor, string returnUrl = "/") => FollowAsync(visitor, $"/account/sign-on?returnUrl={Uri.EscapeDataString(returnUrl)}");

    static async Task<string> EndAsync(Visitor visitor, string way)
    {
        using var answer = await visitor.GetAsync(way);
        return visitor.TargetOf(answer);
    }

    // To the provider: the address that it leads back to.
    static async Task<string> FollowAsync(Visitor visitor, string address)
    {
        using var sent = await visitor.GetAsync(address);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(new Uri(visitor.TargetOf(sent)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return visitor.TargetOf(answer);
    }

    async Task<string> LinkAsync(Visitor visitor)
    {
        var page = await visitor.ReadAsync("/account");
        return await EndAsync(visitor, await FollowAsync(visitor, AddressIn(page, "a[href^='/account/sign-on/link']")));
    }

    async Task<string> ProblemAsync(Visitor visitor)
    {
        var page = await visitor.ReadAsync(await SignInAsync(visitor));
        return page.QuerySelector("[role=alert]").ShouldNotBeNull().TextContent;
    }

    static async Task ShouldFailAsync(Visitor visitor, string way)
    {
        var led = await EndAsync(visitor, way);
        led.ShouldContain("problem=Failed");
        (await visitor.ReadAsync(led)).QuerySelector("[role=alert]").ShouldNotBeNull().TextContent.Trim().ShouldBe("The sign-in with Example ID came to nothing. Try again.");
    }

    static string AddressIn(IParentNode page, string link) => page.QuerySelector(link).ShouldNotBeNull().GetAttribute("href").ShouldNotBeNull();

    static string Of(string way, string name) => System.Web.HttpUtility.ParseQueryString(way[way.IndexOf('?', StringComparison.Ordinal)..])[name]!;

    static string With(string way, string name, string value)
    {
        var query = System.Web.HttpUtility.ParseQueryString(way[way.IndexOf('?', StringComparison.Ordinal)..]);
        query[name] = value;
        return $"/account/sign-on/callback?{query}";
    }
}
