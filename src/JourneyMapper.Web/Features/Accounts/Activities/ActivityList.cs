using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>Which activities are looked at.</summary>
public enum ActivityArea
{
    All,

    /// <summary>Files that were taken out.</summary>
    Exports,

    /// <summary>To whom journeys are open.</summary>
    Access,

    /// <summary>Who is a member, in which role, and how they prove who they are.</summary>
    Members,

    /// <summary>What lets programs in.</summary>
    Tokens,

    /// <summary>What lets guests in.</summary>
    Links,
}

/// <summary>A journey that an activity is about, as it is called today.</summary>
/// <param name="Id">The journey's.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsInUse">Whether it does not lie in the trash.</param>
public sealed record ActivityJourney(Guid Id, string Title, bool IsInUse);

/// <summary>An activity in the owner's list.</summary>
/// <param name="Row">What is stored of it.</param>
/// <param name="Member">Who did it; null when they are no member any more.</param>
/// <param name="Journey">What it is about; null for nothing, and for a journey that is gone for ever.</param>
public sealed record ActivityLine(ActivityRow Row, string? Member, ActivityJourney? Journey);

/// <summary>What an owner is shown.</summary>
/// <param name="Lines">The latest first.</param>
/// <param name="HasMore">Whether there are earlier ones.</param>
public sealed record ActivityLines(IReadOnlyList<ActivityLine> Lines, bool HasMore);

/// <summary>What was done in a workspace that is no edit of a map, for its owners.</summary>
public sealed class ActivityList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>Which kinds an area shows.</summary>
    public static IReadOnlyList<ActivityKind> KindsOf(ActivityArea area) => area switch
    {
        ActivityArea.Exports => [ActivityKind.Exported],
        ActivityArea.Access => [ActivityKind.MadePrivate, ActivityKind.OpenedToWorkspace, ActivityKind.AccessGiven, ActivityKind.AccessEnded],
        ActivityArea.Members => [ActivityKind.Invited, ActivityKind.InvitationRevoked, ActivityKind.Joined, ActivityKind.RoleChanged, ActivityKind.MemberRemoved, ActivityKind.SecondFactorOn, ActivityKind.SecondFactorOff,
            ActivityKind.RecoveryCodesMade, ActivityKind.RecoveryCodeUsed, ActivityKind.SecondFactorDemanded, ActivityKind.SecondFactorOptional, ActivityKind.OwnerRestored, ActivityKind.PasswordReset],
        ActivityArea.Tokens => [ActivityKind.TokenMade, ActivityKind.TokenRevoked, ActivityKind.FeedMade, ActivityKind.FeedEnded, ActivityKind.WebhookMade, ActivityKind.WebhookChanged, ActivityKind.WebhookRemoved, ActivityKind.ImportScheduled, ActivityKind.ImportUnscheduled],
        ActivityArea.Links => [ActivityKind.LinkMade, ActivityKind.LinkRenewed, ActivityKind.LinkRevoked, ActivityKind.LinkRestored],
        _ => Enum.GetValues<ActivityKind>(),
    };

    /// <summary>The latest activities; null when the actor is no owner, or not any more.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="area">Which kinds.</param>
    /// <param name="journey">Only those about this journey; null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ActivityLines?> ReadAsync(CurrentMember actor, ActivityArea area, Guid? journey, int most, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return null;
        var kinds = KindsOf(area);
        var found = await db.Activities.AsNoTracking()
            .Where(row => row.WorkspaceId == actor.Workspace && kinds.Contains(row.Kind) && (journey == null || row.JourneyId == journey))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most + 1)
            .Select(row => new
            {
                Row = row,
                Member = db.Users.Where(member => member.Id == row.MemberId && member.WorkspaceId == row.WorkspaceId).Select(member => member.DisplayName).FirstOrDefault(),
                Journey = db.Journeys.SeenBy(actor).Where(other => other.Id == row.JourneyId).Select(other => new ActivityJourney(other.Id, other.Title, other.TrashedAt == null)).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return new([.. found.Take(most).Select(line => new ActivityLine(line.Row, line.Member, line.Journey))], found.Count > most);
    }
}
