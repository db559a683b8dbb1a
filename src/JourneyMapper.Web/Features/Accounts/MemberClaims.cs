using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Writes into the sign-in cookie what <see cref="CurrentMember"/> reads.</summary>
sealed class MemberClaims(UserManager<Member> members, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Member>(members, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Member user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new(CurrentMember.WorkspaceClaim, user.WorkspaceId.ToString()));
        identity.AddClaim(new(CurrentMember.NameClaim, user.DisplayName));
        if (user.TimeZone is { } zone)
            identity.AddClaim(new(CurrentMember.ChosenZoneClaim, zone));
        return identity;
    }
}
