using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>Writes down who did what that is no edit of a map, when and from where: for the workspace's owners.</summary>
public sealed class ActivityLog(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>Something that was done, to be written with it.</summary>
    /// <param name="member">Who.</param>
    /// <param name="kind">What.</param>
    /// <param name="journey">The journey, if it is about one.</param>
    /// <param name="subject">Whom or what it is about; see <see cref="ActivityRow.Subject"/>.</param>
    /// <param name="value">What it says; see <see cref="ActivityKind"/>.</param>
    /// <param name="before">What was said before.</param>
    /// <param name="about">The member that it is about, where that is another.</param>
    /// <param name="count">What it says, where that is a number.</param>
    /// <param name="countBefore">What was said before, where that is a number.</param>
    public ActivityRow New(
        CurrentMember member, ActivityKind kind, Guid? journey = null, string subject = "", Enum? value = null, Enum? before = null, Guid? about = null, long? count = null, long? countBefore = null) => new()
        {
            WorkspaceId = member.Workspace,
            MemberId = member.Id,
            Address = member.Address,
            At = clock.GetUtcNow(),
            Kind = kind,
            JourneyId = journey,
            AboutId = about,
            Subject = subject,
            Value = count?.ToString(CultureInfo.InvariantCulture) ?? value?.ToString() ?? "",
            Before = countBefore?.ToString(CultureInfo.InvariantCulture) ?? before?.ToString() ?? "",
        };

    /// <summary>Adds something to what a context saves with its next changes, so that it is written with what was done or not at all; see <see cref="New"/>.</summary>
    public void Add(
        JourneyDbContext db, CurrentMember member, ActivityKind kind, Guid? journey = null, string subject = "", Enum? value = null, Enum? before = null, Guid? about = null, long? count = null) =>
        db.Activities.Add(New(member, kind, journey, subject, value, before, about, count));

    /// <summary>As <see cref="Add"/>, of what concerns an account: in each workspace that it belongs to, as its member there.</summary>
    /// <param name="db">Saves it.</param>
    /// <param name="account">The account.</param>
    /// <param name="address">The network address that it came from; empty where it is not known.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="count">What it says, where that is a number.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task AddAsync(JourneyDbContext db, Guid account, string address, ActivityKind kind, long? count = null, CancellationToken cancellation = default)
    {
        foreach (var member in await db.Members.AsNoTracking().Where(row => row.AccountId == account).ToListAsync(cancellation))
            Add(db, new(member.Id, member.WorkspaceId, member.DisplayName, member.Role) { Address = address }, kind, count: count);
    }

    /// <summary>Writes that a file was made for somebody, before they have it.</summary>
    public async Task ExportedAsync(CurrentMember member, ExportedFile file, Guid? journey = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        Add(db, member, ActivityKind.Exported, journey, value: file);
        await db.SaveChangesAsync(cancellation);
    }
}
