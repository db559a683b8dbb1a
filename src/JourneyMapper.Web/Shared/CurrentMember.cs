using System.Security.Claims;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Shared;

/// <summary>Who acts, read off the signed-in principal. Everything that enters asks it.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Workspace">The only workspace whose data they may reach.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Role">What they may do.</param>
public sealed record CurrentMember(Guid Id, Guid Workspace, string Name, Role Role)
{
    /// <summary>The claim that holds the workspace's id.</summary>
    public const string WorkspaceClaim = "workspace";

    /// <summary>The claim that holds the name that others see.</summary>
    public const string NameClaim = "display-name";

    /// <summary>Whether they may change journeys.</summary>
    public bool CanEdit => Role is Role.Editor or Role.Owner;

    /// <summary>Whether they may change the workspace and its members.</summary>
    public bool CanManage => Role is Role.Owner;

    /// <summary>The member that a principal stands for, or null when nobody is signed in.</summary>
    public static CurrentMember? From(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Guid.TryParse(principal.FindFirstValue(WorkspaceClaim), out var workspace)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(id, workspace, principal.FindFirstValue(NameClaim) ?? "", role)
            : null;
}
