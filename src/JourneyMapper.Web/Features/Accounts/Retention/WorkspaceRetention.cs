using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Retention;

/// <summary>How long something is kept.</summary>
/// <param name="Kind">What.</param>
/// <param name="Days">As owners have chosen; null: for ever.</param>
/// <param name="Most">As the operator has configured; null: nothing.</param>
public sealed record KeptTime(KeptKind Kind, int? Days, int? Most)
{
    /// <summary>For how long it is kept indeed; null: for ever.</summary>
    public int? InForce => Days is null ? Most : Most is null ? Days : Math.Min(Days.Value, Most.Value);
}

/// <summary>How long a workspace keeps what nobody needs any more: its owners choose. Where the operator has configured a time, nothing is kept for longer.</summary>
public sealed class WorkspaceRetention(IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, IServiceProvider services)
{
    // There where the operator limits it, see HistoryOptions.
    readonly int? most = services.GetService<HistoryOptions>()?.KeepDays;

    /// <summary>The times that can be chosen, in days; null stands for ever. The history is kept for a month at least: a browser may send an edit again after days asleep.</summary>
    public static IReadOnlyList<int?> ChoicesOf(KeptKind kind) => kind switch
    {
        KeptKind.Trash => [7, 30, 90, 365, null],
        KeptKind.Journal => [30, 90, 180, 365, 730, 1825, null],
        KeptKind.Activity => [90, 180, Workspace.UsualActivityDays, 730, 1825],
        KeptKind.Invitations => [1, 7, Workspace.UsualInvitationDays],
        _ => [30, 90, 180, 365, 730, null],
    };

    /// <summary>The times of a workspace; null when the actor is no owner, or not any more.</summary>
    public async Task<IReadOnlyList<KeptTime>?> ReadAsync(CurrentMember actor, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MayManageAsync(actor, cancellation) ? TimesOf(await db.Workspaces.AsNoTracking().SingleAsync(row => row.Id == actor.Workspace, cancellation)) : null;
    }

    /// <summary>The times of a workspace.</summary>
    internal IReadOnlyList<KeptTime> TimesOf(Workspace workspace) =>
        [.. Enum.GetValues<KeptKind>().Select(kind => new KeptTime(kind, DaysOf(workspace, kind), kind is KeptKind.Journal or KeptKind.Activity ? most : null))];

    /// <summary>Sets how long something is kept, and records it.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="kind">What.</param>
    /// <param name="days">One of <see cref="ChoicesOf"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Administered> ChangeAsync(CurrentMember actor, KeptKind kind, int? days, CancellationToken cancellation = default)
    {
        if (!Enum.IsDefined(kind) || !ChoicesOf(kind).Contains(days))
            return Administered.Invalid;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockWorkspaceAsync(actor.Workspace, cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return Administered.NotAllowed;
        var workspace = await db.Workspaces.SingleAsync(row => row.Id == actor.Workspace, cancellation);
        var before = DaysOf(workspace, kind);
        if (before == days)
            return Administered.Done;
        Set(workspace, kind, days);
        db.Activities.Add(log.New(actor, ActivityKind.RetentionChanged, subject: kind.ToString(), count: days, countBefore: before));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Administered.Done;
    }

    static int? DaysOf(Workspace workspace, KeptKind kind) => kind switch
    {
        KeptKind.Trash => workspace.TrashDays,
        KeptKind.Journal => workspace.JournalDays,
        KeptKind.Activity => workspace.ActivityDays,
        KeptKind.Invitations => workspace.InvitationDays,
        _ => workspace.SurveyDays,
    };

    static void Set(Workspace workspace, KeptKind kind, int? days)
    {
        switch (kind)
        {
            case KeptKind.Trash:
                workspace.TrashDays = days;
                break;
            case KeptKind.Journal:
                workspace.JournalDays = days;
                break;
            case KeptKind.Activity:
                workspace.ActivityDays = days!.Value;
                break;
            case KeptKind.Invitations:
                workspace.InvitationDays = days!.Value;
                break;
            default:
                workspace.SurveyDays = days;
                break;
        }
    }
}
