using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Shared;

/// <summary>Who acts, read off the signed-in principal. Everything that enters asks it.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Workspace">The only workspace whose data they may reach.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Role">What they may do.</param>
public sealed record CurrentMember(Guid Id, Guid Workspace, string Name, Role Role)
{
    /// <summary>The claim that holds the member's id. That of their account, which they have in all workspaces, is the name identifier.</summary>
    public const string MemberClaim = "member";

    /// <summary>The claim that holds the workspace's id.</summary>
    public const string WorkspaceClaim = "workspace";

    /// <summary>The claim that holds the workspace's name.</summary>
    public const string WorkspaceNameClaim = "workspace-name";

    /// <summary>The claim that is there where they are members of other workspaces, too.</summary>
    public const string ElsewhereClaim = "elsewhere";

    /// <summary>The claim that holds the name that others see.</summary>
    public const string NameClaim = "display-name";

    /// <summary>The claim that holds the id of the time zone that their browser tells.</summary>
    public const string BrowserZoneClaim = "time-zone";

    /// <summary>The claim that holds the id of the time zone that they have chosen; without it that of the browser counts.</summary>
    public const string ChosenZoneClaim = "chosen-time-zone";

    /// <summary>The claim that holds the network address that the request or the page has come from.</summary>
    public const string AddressClaim = "network-address";

    /// <summary>The claim that holds the name of the access token that a program has come with.</summary>
    public const string ProgramClaim = "access-token-name";

    /// <summary>The time zone that they have chosen, or else that of their browser; null where neither is known, and for programs that act for them.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>What the workspace is called; empty for programs.</summary>
    public string WorkspaceName { get; init; } = "";

    /// <summary>Whether they are members of other workspaces, too.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The name of the access token by which a program acts for them; null where they act themselves.</summary>
    public string? Program { get; init; }

    /// <summary>The network address that they have come from, as text; empty where the application acts for them, and where it is not known.</summary>
    public string Address { get; init; } = "";

    /// <summary>Whether what they look at is open to them only to be seen, whatever their role.</summary>
    public bool OnlySees { get; init; }

    /// <summary>Whether they may change journeys.</summary>
    public bool CanEdit => Role is Role.Editor or Role.Owner && !OnlySees;

    /// <summary>Whether they may change the workspace and its members.</summary>
    public bool CanManage => Role is Role.Owner;

    /// <summary>For whom is read what they ask for.</summary>
    public Reader Reader => new(Workspace, Id);

    /// <summary>They read as themselves.</summary>
    public static implicit operator Reader(CurrentMember member) => member.Reader;

    /// <summary>The member that a principal stands for, or null when nobody is signed in.</summary>
    public static CurrentMember? From(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(MemberClaim), out var id)
        && Guid.TryParse(principal.FindFirstValue(WorkspaceClaim), out var workspace)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(id, workspace, principal.FindFirstValue(NameClaim) ?? "", role)
            {
                Zone = ZoneOf(principal.FindFirstValue(ChosenZoneClaim)) ?? ZoneOf(principal.FindFirstValue(BrowserZoneClaim)),
                IsElsewhere = principal.HasClaim(claim => claim.Type == ElsewhereClaim),
                WorkspaceName = principal.FindFirstValue(WorkspaceNameClaim) ?? "",
                Program = principal.FindFirstValue(ProgramClaim),
                Address = principal.FindFirstValue(AddressClaim) ?? "",
            }
            : null;

    /// <summary>Which day it is where they are; on the server where that is not known.</summary>
    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow(), clock).DateTime);

    /// <summary>The last day that they may record something for: their own today. Whose time zone is not known may be ahead of the server.</summary>
    public DateOnly LatestDay(TimeProvider clock) => Zone is null ? clock.Latest() : Today(clock);

    /// <summary>A time as their own clock shows it.</summary>
    public DateTimeOffset Local(DateTimeOffset at, TimeProvider clock) => TimeZoneInfo.ConvertTime(at, Zone ?? clock.LocalTimeZone);

    /// <summary>The time zone of an id; null where there is none, or this system does not know it.</summary>
    public static TimeZoneInfo? ZoneOf(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
