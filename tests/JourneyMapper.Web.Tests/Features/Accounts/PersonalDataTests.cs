using System.Net;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.PersonalData;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Members get what is stored about them, and go with it.</summary>
public sealed class PersonalDataTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember olga = null!, mia = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        (olga, mia) = (await app.AddMemberAsync("olga", Role.Owner), await app.AddMemberAsync("mia", Role.Editor));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_file_holds_what_is_stored_about_a_member_and_no_secret()
    {
        var thread = await SayAsync(mia, "Look at this");
        (await Service<AccessTokenService>().CreateAsync(mia, Guid.CreateVersion7(), "Till", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>();
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        using var answer = await visitor.GetAsync("/account/data.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("data.json");
        var text = await answer.Content.ReadAsStringAsync();
        using var data = JsonDocument.Parse(text);

        data.RootElement.GetProperty("account")[0].GetProperty("Email").GetString().ShouldBe("mia@example.org");
        data.RootElement.GetProperty("comments")[0].GetProperty("Text").GetString().ShouldBe("Look at this");
        data.RootElement.GetProperty("comments")[0].GetProperty("ThreadId").GetGuid().ShouldBe(thread);
        data.RootElement.GetProperty("accessTokens")[0].GetProperty("Name").GetString().ShouldBe("Till");
        data.RootElement.GetProperty("sessions").GetArrayLength().ShouldBe(1);
        data.RootElement.GetProperty("activity").GetArrayLength().ShouldBe(3);
        foreach (var secret in (string[])["Hash", "Stamp", "Secret", "olga"])
            text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Owners_get_the_file_of_members_of_their_workspace_and_nobody_else_does()
    {
        var sven = await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var owner = app.Visit();
        using var editor = app.Visit();
        (await owner.SignInAsync("olga")).Dispose();
        (await editor.SignInAsync("mia")).Dispose();

        (await owner.StatusOfAsync(PersonalDataEndpoints.AddressOf(mia.Id))).ShouldBe(HttpStatusCode.OK);
        (await owner.StatusOfAsync(PersonalDataEndpoints.AddressOf(sven.Id))).ShouldBe(HttpStatusCode.NotFound);
        (await owner.StatusOfAsync(PersonalDataEndpoints.AddressOf(Guid.CreateVersion7()))).ShouldBe(HttpStatusCode.NotFound);
        (await editor.StatusOfAsync(PersonalDataEndpoints.AddressOf(olga.Id))).ShouldBe(HttpStatusCode.Forbidden);
        (await editor.StatusOfAsync(PersonalDataEndpoints.AddressOf(mia.Id))).ShouldBe(HttpStatusCode.Forbidden);
        await using var db = await app.OpenDatabaseAsync();
        var told = await db.Activities.AsNoTracking().SingleAsync(row => row.Kind == ActivityKind.Exported);
        (told.MemberId, told.AboutId, told.Subject, told.Value).ShouldBe((olga.Id, mia.Id, "mia", nameof(ExportedFile.MemberData)));
    }

    [Fact]
    public async Task Who_belongs_to_two_workspaces_gets_both_in_one_file_and_owners_only_theirs_without_the_accounts_keys()
    {
        var there = await app.AddMembershipAsync(mia, Role.Viewer, JourneyDatabase.OtherWorkspace);
        await using (var db = await app.OpenDatabaseAsync())
        {
            db.UserPasskeys.Add(new() { CredentialId = [1, 2, 3], UserId = await db.Members.Where(row => row.Id == mia.Id).Select(row => row.AccountId).SingleAsync(), Data = new() { Name = "Phone", PublicKey = [], AttestationObject = [], ClientDataJson = [] } });
            await db.SaveChangesAsync();
        }

        using var visitor = app.Visit();
        using var owner = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await owner.SignInAsync("olga")).Dispose();
        using var own = JsonDocument.Parse(await ReadAsync(visitor, PersonalDataEndpoints.Own));
        using var owners = JsonDocument.Parse(await ReadAsync(owner, PersonalDataEndpoints.AddressOf(mia.Id)));

        WorkspacesIn(own).ShouldBe([mia.Workspace, there.Workspace], ignoreOrder: true);
        WorkspacesIn(owners).ShouldBe([mia.Workspace]);
        own.RootElement.GetProperty("passkeys")[0].GetProperty("Name").GetString().ShouldBe("Phone");
        owners.RootElement.TryGetProperty("passkeys", out _).ShouldBeFalse();
        owners.RootElement.GetProperty("account")[0].GetProperty("Email").GetString().ShouldBe("mia@example.org");

        static IEnumerable<Guid> WorkspacesIn(JsonDocument file) => file.RootElement.GetProperty("memberships").EnumerateArray().Select(row => row.GetProperty("WorkspaceId").GetGuid());
        static async Task<string> ReadAsync(Visitor visitor, string address)
        {
            using var answer = await visitor.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Owners_erase_a_member_of_theirs_alone_and_members_erase_themselves_everywhere_unless_a_workspace_would_lose_its_last_owner()
    {
        var there = await app.AddMembershipAsync(mia, Role.Owner, JourneyDatabase.OtherWorkspace);
        var both = await app.AddMemberAsync("both", Role.Editor);
        var kept = await app.AddMembershipAsync(both, Role.Editor, JourneyDatabase.OtherWorkspace);
        var erasure = Service<MemberErasure>();

        // The id that somebody has in another workspace is none of this one's.
        (await erasure.EraseAsync(olga, kept.Id)).ShouldBe(Administered.NotFound);
        (await erasure.EraseAsync(olga, both.Id)).ShouldBe(Administered.Done);
        (await erasure.EraseAsync(mia, mia.Id)).ShouldBe(Administered.LastOwner);
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        (await erasure.EraseAsync(mia, mia.Id)).ShouldBe(Administered.Done);

        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.Select(row => row.DisplayName).Order().ToListAsync()).ShouldBe(["both", "olga", "otto"]);
        (await db.Accounts.CountAsync()).ShouldBe(3);
        var told = await db.Activities.AsNoTracking().Where(row => row.Kind == ActivityKind.MemberErased).Select(row => new { row.WorkspaceId, row.MemberId, row.AboutId }).ToListAsync();
        told.ShouldBe([new { WorkspaceId = olga.Workspace, MemberId = olga.Id, AboutId = (Guid?)both.Id }, new { WorkspaceId = mia.Workspace, MemberId = mia.Id, AboutId = (Guid?)null },
            new { WorkspaceId = there.Workspace, MemberId = there.Id, AboutId = (Guid?)null }], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_erased_goes_with_all_that_is_theirs_and_their_name_and_what_they_said_stays()
    {
        var thread = await SayAsync(mia, "Look at this");
        (await Service<MemberAdministration>().ChangeRoleAsync(olga, mia.Id, Role.Viewer)).ShouldBe(Administered.Done);
        await app.PrincipalAsync(mia);

        (await Service<MemberErasure>().EraseAsync(olga, mia.Id)).ShouldBe(Administered.Done);

        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.AnyAsync(row => row.Id == mia.Id)).ShouldBeFalse();
        (await db.Sessions.AnyAsync(row => row.MemberId == mia.Id)).ShouldBeFalse();
        var said = await db.Comments.AsNoTracking().SingleAsync(row => row.ThreadId == thread);
        (said.AuthorName, said.Text).ShouldBe(("Former member", "Look at this"));
        var told = await db.Activities.AsNoTracking().Where(row => row.AboutId == mia.Id).ToListAsync();
        told.Select(row => row.Kind).ShouldBe([ActivityKind.RoleChanged, ActivityKind.MemberErased], ignoreOrder: true);
        told.ShouldAllBe(row => row.Subject.Length == 0);
        (await Service<MemberErasure>().EraseAsync(olga, mia.Id)).ShouldBe(Administered.NotFound);
    }

    [Fact]
    public async Task Only_owners_erase_others_and_the_last_owner_stays()
    {
        var sven = await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace);
        var erasure = Service<MemberErasure>();

        (await erasure.EraseAsync(mia, olga.Id)).ShouldBe(Administered.NotAllowed);
        (await erasure.EraseAsync(mia with { Role = Role.Owner }, olga.Id)).ShouldBe(Administered.NotAllowed);
        (await erasure.EraseAsync(olga, sven.Id)).ShouldBe(Administered.NotFound);
        (await erasure.EraseAsync(sven, mia.Id)).ShouldBe(Administered.NotFound);
        (await erasure.EraseAsync(olga, olga.Id)).ShouldBe(Administered.LastOwner);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.CountAsync()).ShouldBe(3);
        (await db.Activities.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Members_erase_themselves_by_typing_their_email()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        using (var wrong = await visitor.SendAsync("/account/erase", "erase", ("Email", "olga@example.org")))
            (await Visitor.ReadAsync(wrong)).QuerySelector(".field-error")!.TextContent.ShouldContain("not the e-mail of your account");
        using var done = await visitor.SendAsync("/account/erase", "erase", ("Email", " MIA@example.org "));
        visitor.TargetOf(done).ShouldBe("/account/erased");

        (await visitor.StatusOfAsync("/account/erased")).ShouldBe(HttpStatusCode.OK);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.AnyAsync(row => row.Id == mia.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_not_proved_lately_who_they_are_proves_it_first()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await using (var db = await app.OpenDatabaseAsync())
            await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, DateTimeOffset.UtcNow.AddHours(-1)));
        using var answer = await visitor.GetAsync("/account/erase");
        visitor.TargetOf(answer).ShouldBe("/account/confirm?returnUrl=%2Faccount%2Ferase");
    }

    async Task<Guid> SayAsync(CurrentMember member, string text)
    {
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = "A bike" };
        await Service<JourneyStore>().CreateAsync(JourneyDatabase.Workspace, member.Id, journey);
        var id = Guid.CreateVersion7();
        (await Service<CommentService>().BeginAsync(member, journey.Id, CommentPlace.Whole, id, text, [])).ShouldBeNull();
        return id;
    }

    T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();
}
