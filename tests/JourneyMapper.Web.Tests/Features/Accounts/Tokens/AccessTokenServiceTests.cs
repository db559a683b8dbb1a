using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts.Tokens;

/// <summary>What becomes of access tokens that no longer count.</summary>
public sealed class AccessTokenServiceTests : IAsyncLifetime
{
    AccountsApp app = null!;
    AccessTokenService tokens = null!;
    CurrentMember mia = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        tokens = app.Services.GetRequiredService<AccessTokenService>();
        mia = await app.AddMemberAsync("mia", Role.Editor);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task One_that_was_revoked_leaves_the_list_at_once_and_its_form_does_not_bring_it_back()
    {
        var id = await MakeAsync("Reports");
        (await tokens.RevokeAsync(mia, id)).ShouldBeTrue();
        (await tokens.ReadAsync(mia)).ShouldBeEmpty();
        (await tokens.CreateAsync(mia, id, "Reports", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Again>();
        (await tokens.ReadAsync(mia)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_opens_what_was_chosen_and_nothing_that_there_is_not()
    {
        (await tokens.CreateAsync(mia, Guid.CreateVersion7(), "Nothing", 30, [])).ShouldBeOfType<TokenCreated.NoScope>();
        (await tokens.CreateAsync(mia, Guid.CreateVersion7(), "Else", 30, ["journeys:delete"])).ShouldBeOfType<TokenCreated.Invalid>();
        (await tokens.CreateAsync(mia, Guid.CreateVersion7(), "Till", 30, [TokenScopes.Measurements.Write, TokenScopes.Exports.Read, TokenScopes.Measurements.Write])).ShouldBeOfType<TokenCreated.Done>();
        (await tokens.ReadAsync(mia)).ShouldHaveSingleItem().Scopes.ShouldBe([TokenScopes.Measurements.Write, TokenScopes.Exports.Read]);
        TokenScopes.Cover([TokenScopes.Measurements.Write], TokenScopes.Measurements.Read).ShouldBeTrue();
        TokenScopes.Cover([TokenScopes.Measurements.Read], TokenScopes.Measurements.Write).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_has_ended_is_listed_for_a_month()
    {
        var id = await MakeAsync("Reports");
        await EndAsync(id, DateTimeOffset.UtcNow.AddDays(-29));
        (await tokens.ReadAsync(mia)).ShouldHaveSingleItem().IsOver.ShouldBeTrue();
        await EndAsync(id, DateTimeOffset.UtcNow.AddDays(-31));
        (await tokens.ReadAsync(mia)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Making_another_removes_what_ended_or_was_revoked_a_month_ago_and_nothing_of_others()
    {
        var max = await app.AddMemberAsync("max", Role.Editor);
        var others = await MakeAsync("Of Max", max);
        var (valid, over, longOver, revoked, longRevoked) = (
            await MakeAsync("Valid"), await MakeAsync("Over"), await MakeAsync("Long over"), await MakeAsync("Revoked"), await MakeAsync("Long revoked"));
        var (recently, longAgo) = (DateTimeOffset.UtcNow.AddDays(-29), DateTimeOffset.UtcNow.AddDays(-31));
        await EndAsync(others, longAgo);
        await EndAsync(over, recently);
        await EndAsync(longOver, longAgo);
        await RevokedAsync(revoked, recently);
        await RevokedAsync(longRevoked, longAgo);

        var newest = await MakeAsync("Newest");
        await using var db = await app.OpenDatabaseAsync();
        (await db.AccessTokens.Select(row => row.Id).ToListAsync()).ShouldBe([others, valid, over, revoked, newest], ignoreOrder: true);
    }

    async Task<Guid> MakeAsync(string name, CurrentMember? member = null)
    {
        var id = Guid.CreateVersion7();
        (await tokens.CreateAsync(member ?? mia, id, name, 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>();
        return id;
    }

    async Task EndAsync(Guid token, DateTimeOffset at)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.AccessTokens.Where(row => row.Id == token).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, at));
    }

    async Task RevokedAsync(Guid token, DateTimeOffset at)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.AccessTokens.Where(row => row.Id == token).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, at));
    }
}
