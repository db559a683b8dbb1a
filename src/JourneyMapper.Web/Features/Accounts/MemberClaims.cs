using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Writes into the sign-in cookie, beside what ASP.NET Core Identity says of the account, what <see cref="CurrentMember"/> reads: in which workspace, and as whom.</summary>
static class MemberClaims
{
    static readonly string[] Types =
    [
        Sessions.Claim, CurrentMember.MemberClaim, ClaimTypes.Role, CurrentMember.WorkspaceClaim, CurrentMember.WorkspaceNameClaim, CurrentMember.ElsewhereClaim, CurrentMember.NameClaim, CurrentMember.ChosenZoneClaim,
    ];

    /// <summary>What the cookie of a session says of its member.</summary>
    public static IEnumerable<Claim> Of(Member member, Guid session)
    {
        yield return new(Sessions.Claim, session.ToString());
        yield return new(CurrentMember.MemberClaim, member.Id.ToString());
        yield return new(ClaimTypes.Role, member.Role.ToString());
        yield return new(CurrentMember.WorkspaceClaim, member.WorkspaceId.ToString());
        yield return new(CurrentMember.NameClaim, member.DisplayName);
        if (member.TimeZone is { } zone)
            yield return new(CurrentMember.ChosenZoneClaim, zone);
    }

    /// <summary>The same of a principal that is made anew.</summary>
    public static IEnumerable<Claim> KeptFrom(ClaimsPrincipal principal) =>
        from claim in principal.Claims where Types.Contains(claim.Type, StringComparer.Ordinal) select new Claim(claim.Type, claim.Value);

    /// <summary>A principal that says something else, or nothing where that is null; itself when it says that already.</summary>
    public static ClaimsPrincipal With(this ClaimsPrincipal principal, string type, string? value)
    {
        if (principal.FindFirstValue(type) == value)
            return principal;
        var changed = principal.Clone();
        foreach (var identity in changed.Identities)
            if (identity.FindFirst(type) is { } before)
                identity.RemoveClaim(before);
        if (value is not null && changed.Identity is ClaimsIdentity own)
            own.AddClaim(new(type, value));
        return changed;
    }
}
