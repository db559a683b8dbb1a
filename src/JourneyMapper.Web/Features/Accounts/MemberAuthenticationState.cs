using System.Security.Claims;
using JourneyMapper.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Ends the rights of an open page within half a minute after a member was removed, got another role or changed their password.</summary>
sealed class MemberAuthenticationState(ILoggerFactory logging, IDbContextFactory<JourneyDbContext> contexts, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var claims = options.Value.ClaimsIdentity;
        if (!Guid.TryParse(authenticationState.User.FindFirstValue(claims.UserIdClaimType), out var id))
            return false;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var stamp = await db.Users.AsNoTracking().Where(member => member.Id == id).Select(member => member.SecurityStamp).FirstOrDefaultAsync(cancellationToken);
            return stamp is not null && stamp == authenticationState.User.FindFirstValue(claims.SecurityStampClaimType);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // Without the database nothing can be read or changed anyway, and what was typed must survive.
            return true;
        }
    }
}
