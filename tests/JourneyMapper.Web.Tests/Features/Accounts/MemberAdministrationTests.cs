using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Shared.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Features.Accounts;

public sealed class MemberAdministrationTests
{
    [Fact]
    public async Task The_last_owner_is_neither_removed_nor_demoted()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        (await members.RemoveAsync(owner, owner.Id)).ShouldBe(Administered.LastOwner);
        (await members.ChangeRoleAsync(owner, owner.Id, Role.Editor)).ShouldBe(Administered.LastOwner);

        var second = await app.AddMemberAsync("otto", Role.Owner);
        (await members.ChangeRoleAsync(owner, owner.Id, Role.Editor)).ShouldBe(Administered.Done);
        (await members.RemoveAsync(second, second.Id)).ShouldBe(Administered.LastOwner);
    }

    [Fact]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one_owner()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        for (var round = 0; round < 5; round++)
        {
            var one = await app.AddMemberAsync($"one{round}", Role.Owner);
            var two = await app.AddMemberAsync($"two{round}", Role.Owner);
            var outcomes = await Task.WhenAll(members.ChangeRoleAsync(one, two.Id, Role.Viewer), members.ChangeRoleAsync(two, one.Id, Role.Viewer));
            outcomes.Count(outcome => outcome == Administered.Done).ShouldBe(1);
            await using var db = await app.OpenDatabaseAsync();
            (await db.Members.CountAsync(member => member.Role == Role.Owner)).ShouldBe(1);
            await db.Members.ExecuteDeleteAsync();
        }
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Viewer)]
    public async Task Only_owners_administer_whatever_they_claim_to_be(Role role)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        // The role in a cookie may be older than the one in the database.
        var actor = await app.AddMemberAsync("mia", role) with { Role = Role.Owner };

        (await members.ReadAsync(actor)).ShouldBeNull();
        (await members.InviteAsync(actor, Role.Owner, "")).ShouldBe((Administered.NotAllowed, null));
        (await members.ChangeRoleAsync(actor, actor.Id, Role.Owner)).ShouldBe(Administered.NotAllowed);
        (await members.RemoveAsync(actor, owner.Id)).ShouldBe(Administered.NotAllowed);
        (await members.ChangeWorkspaceAsync(actor, "Mine", "en")).ShouldBe(Administered.NotAllowed);
        (await members.ChangeBrandAsync(actor, null, "#000000")).ShouldBe(Administered.NotAllowed);
        (await members.RevokeAsync(actor, Guid.NewGuid())).ShouldBe(Administered.NotAllowed);
    }

    [Fact]
    public async Task Members_and_invitations_of_another_workspace_are_not_found()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var stranger = await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace);
        await app.AddMemberAsync("sara", Role.Owner, JourneyDatabase.OtherWorkspace);
        (await members.InviteAsync(stranger, Role.Editor, "")).Outcome.ShouldBe(Administered.Done);
        var invitation = (await members.ReadAsync(stranger))!.Invitations.Single();

        (await members.ChangeRoleAsync(owner, stranger.Id, Role.Viewer)).ShouldBe(Administered.NotFound);
        (await members.RemoveAsync(owner, stranger.Id)).ShouldBe(Administered.NotFound);
        (await members.RevokeAsync(owner, invitation.Id)).ShouldBe(Administered.NotFound);
        // Not even with a claim to be there.
        (await members.ReadAsync(owner with { Workspace = JourneyDatabase.OtherWorkspace })).ShouldBeNull();
        var seen = await members.ReadAsync(owner);
        seen!.Members.Select(member => member.Name).ShouldBe(["olga"]);
        seen.Invitations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_member_cannot_come_in_any_more()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var member = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();

        (await members.RemoveAsync(owner, member.Id)).ShouldBe(Administered.Done);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await members.RemoveAsync(owner, member.Id)).ShouldBe(Administered.NotFound);
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("   ", "en")]
    [InlineData("Velo", "xx")]
    public async Task A_workspace_keeps_its_name_and_language_when_the_new_ones_are_no_good(string name, string language)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var before = await members.ReadAsync(owner);
        (await members.ChangeWorkspaceAsync(owner, name, language)).ShouldBe(Administered.Invalid);
        (await members.ChangeWorkspaceAsync(owner, new string('x', 121), "en")).ShouldBe(Administered.Invalid);
        var after = await members.ReadAsync(owner);
        (after!.Name, after.Language).ShouldBe((before!.Name, before.Language));
    }

    [Fact]
    public async Task A_brand_is_a_picture_of_ones_own_workspace_and_a_colour_and_can_be_taken_away()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        var other = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        var pictures = app.Services.GetRequiredService<PictureStore>();
        var (own, _) = await pictures.KeepAsync(owner, Logo(), 512);
        var (foreign, _) = await pictures.KeepAsync(other, Logo(), 512);

        (await members.ChangeBrandAsync(owner, own, "#0f766e")).ShouldBe(Administered.Done);
        (await members.ChangeBrandAsync(owner, foreign, "")).ShouldBe(Administered.NotFound);
        foreach (var colour in new[] { "red", "#0F766E", "#12", "#0f766e; }" })
            (await members.ChangeBrandAsync(owner, own, colour)).ShouldBe(Administered.Invalid);
        var kept = await members.ReadAsync(owner);
        (kept!.Logo, kept.Colour).ShouldBe((own, "#0f766e"));
        (await members.ChangeBrandAsync(owner, null, "")).ShouldBe(Administered.Done);
        (await members.ReadAsync(owner))!.Logo.ShouldBeNull();
    }

    static byte[] Logo()
    {
        using var bitmap = new SKBitmap(60, 20);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    [Fact]
    public async Task An_owner_ends_the_sessions_of_a_member_and_that_is_told()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var members = app.Services.GetRequiredService<MemberAdministration>();
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var stranger = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var phone = app.Visit();
        using var laptop = app.Visit();
        using var owner = app.Visit();
        (await phone.SignInAsync("mia")).Dispose();
        (await laptop.SignInAsync("mia")).Dispose();
        (await owner.SignInAsync("olga")).Dispose();

        (await members.EndSessionsAsync(mia, olga.Id)).ShouldBe(Administered.NotAllowed);
        (await members.EndSessionsAsync(stranger, mia.Id)).ShouldBe(Administered.NotFound);
        (await phone.IsSignedInAsync()).ShouldBeTrue();
        (await members.EndSessionsAsync(olga, mia.Id)).ShouldBe(Administered.Done);

        (await phone.IsSignedInAsync()).ShouldBeFalse();
        (await laptop.IsSignedInAsync()).ShouldBeFalse();
        (await owner.IsSignedInAsync()).ShouldBeTrue();
        (await owner.ReadAsync("/activity")).Body!.TextContent.ShouldContain("ended 2 sessions of mia");
        (await phone.SignInAsync("mia")).Dispose();
        (await phone.IsSignedInAsync()).ShouldBeTrue();
    }
}
