using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Owners read who did what that is no edit of a map.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember olga = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        olga = await app.AddMemberAsync("olga", Role.Owner);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Invitations_roles_and_removals_are_told_with_who_did_them()
    {
        var administration = Service<MemberAdministration>();
        (await administration.InviteAsync(olga, Role.Viewer, "Vera")).Outcome.ShouldBe(Administered.Done);
        (await administration.RevokeAsync(olga, (await administration.ReadAsync(olga))!.Invitations.Single().Id)).ShouldBe(Administered.Done);
        var (_, secret) = await administration.InviteAsync(olga, Role.Editor, "");
        await using var scope = app.Services.CreateAsyncScope();
        var mia = (await scope.ServiceProvider.GetRequiredService<Invitations>().AcceptAsync(secret!, "Mia", "mia@example.org", AccountsApp.Password, "en", CancellationToken.None)).Member.ShouldNotBeNull();
        (await administration.ChangeRoleAsync(olga, mia.Id, Role.Viewer)).ShouldBe(Administered.Done);
        // Nothing changed, nothing is told.
        (await administration.ChangeRoleAsync(olga, mia.Id, Role.Viewer)).ShouldBe(Administered.Done);
        (await administration.RemoveAsync(olga, mia.Id)).ShouldBe(Administered.Done);

        (await ToldAsync()).ShouldBe(
        [
            "olga removed Mia from the workspace",
            "olga changed the role of Mia from Editor to Viewer",
            "? joined as an editor",
            "olga invited somebody as an editor",
            "olga revoked the invitation Vera",
            "olga invited Vera as a viewer",
        ]);
        (await ToldAsync(ActivityArea.Exports)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_see_a_journey_is_told_where_it_changes()
    {
        var (ann, bob) = (await app.AddMemberAsync("ann", Role.Editor), await app.AddMemberAsync("bob", Role.Editor));
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = "A bike" };
        await Service<JourneyStore>().CreateAsync(JourneyDatabase.Workspace, ann.Id, journey);
        var access = Service<JourneyAccess>();
        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [bob.Id] = AccessLevel.See })).ShouldBeNull();
        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [bob.Id] = AccessLevel.Edit })).ShouldBeNull();
        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();
        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();
        (await access.OpenAsync(ann, journey.Id)).ShouldBeNull();

        var lines = (await Service<ActivityList>().ReadAsync(olga, new() { Area = ActivityArea.Access, Journey = journey.Id }, null, 50)).ShouldNotBeNull().Lines;

        lines.Select(Tell).Order(StringComparer.Ordinal).ShouldBe(
        [
            "ann ended the access of bob to the journey",
            "ann let ann edit the journey",
            "ann let bob edit the journey",
            "ann let bob see the journey",
            "ann made the journey private",
            "ann opened the journey to the whole workspace",
        ]);
        lines.ShouldAllBe(line => line.Journey == new ActivityJourney(journey.Id, "A bike", true));
        (await Service<ActivityList>().ReadAsync(olga, new() { Area = ActivityArea.Access, Journey = Guid.CreateVersion7() }, null, 50))!.Lines.ShouldBeEmpty();

        (await Service<JourneyLibrary>().TrashAsync(ann, journey.Id)).ShouldBeNull();
        (await Service<ActivityList>().ReadAsync(olga, new() { Journey = journey.Id }, null, 1))!.Lines.Single().Journey!.IsInUse.ShouldBeFalse();
        (await Service<ActivityList>().ReadAsync(olga, new() { Journey = journey.Id }, null, 1))!.HasMore.ShouldBeTrue();
    }

    [Fact]
    public async Task Files_and_tokens_are_told_and_refusals_are_not()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.GetAsync("/coverage/touchpoints.csv")).Dispose();
        var tokens = Service<AccessTokenService>();
        (await tokens.CreateAsync(mia, Guid.CreateVersion7(), "Till", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>();
        (await tokens.CreateAsync(mia, Guid.CreateVersion7(), "", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Invalid>();
        var token = (await tokens.ReadAsync(mia)).Single().Id;
        (await tokens.RevokeAsync(mia, token)).ShouldBeTrue();
        (await tokens.RevokeAsync(mia, token)).ShouldBeFalse();

        (await ToldAsync()).ShouldBe(["mia revoked the access token Till", "mia created the access token Till", "mia exported the list of touchpoints as CSV", "mia signed in with their password"]);
    }

    [Fact]
    public async Task Only_owners_of_today_read_it_and_only_that_of_their_workspace()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var sven = await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace);
        (await Service<MemberAdministration>().InviteAsync(olga, Role.Viewer, "Vera")).Outcome.ShouldBe(Administered.Done);

        (await Service<ActivityList>().ReadAsync(mia with { Role = Role.Owner }, new(), null, 50)).ShouldBeNull();
        (await Service<ActivityList>().ReadAsync(sven with { Workspace = JourneyDatabase.Workspace }, new(), null, 50)).ShouldBeNull();
        (await Service<ActivityList>().ReadAsync(sven, new(), null, 50))!.Lines.ShouldBeEmpty();
        using var editor = app.Visit();
        (await editor.SignInAsync("mia")).Dispose();
        (await editor.StatusOfAsync("/activity")).ShouldNotBe(System.Net.HttpStatusCode.OK);
        (await editor.StatusOfAsync("/activity.csv")).ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await app.AddMemberAsync("odile", Role.Owner, language: "fr");
        using var owner = app.Visit("fr");
        (await owner.SignInAsync("odile")).Dispose();
        (await owner.ReadAsync("/activity")).QuerySelector(".activity-list")!.TextContent.ShouldContain("a invité Vera en tant que lecteur");
    }

    T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    async Task<IEnumerable<string>> ToldAsync(ActivityArea area = ActivityArea.All) =>
        (await Service<ActivityList>().ReadAsync(olga, new() { Area = area }, null, 50)).ShouldNotBeNull().Lines.Select(Tell);

    static string Tell(ActivityLine line) => $"{line.Member ?? "?"} {ActivityTexts.Sentence(line.Row)}";
}
