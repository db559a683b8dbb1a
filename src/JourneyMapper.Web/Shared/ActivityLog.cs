using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>Writes down who did what that is no edit of a map: for the workspace's owners.</summary>
public sealed class ActivityLog(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>Adds something to what a context saves with its next changes, so that it is written with what was done or not at all.</summary>
    /// <param name="db">The context that does it.</param>
    /// <param name="member">Who.</param>
    /// <param name="kind">What.</param>
    /// <param name="journey">The journey, if it is about one.</param>
    /// <param name="subject">Whom or what it is about; see <see cref="ActivityRow.Subject"/>.</param>
    /// <param name="value">What it says; see <see cref="ActivityKind"/>.</param>
    /// <param name="before">What was said before.</param>
    public void Add(JourneyDbContext db, CurrentMember member, ActivityKind kind, Guid? journey = null, string subject = "", Enum? value = null, Enum? before = null) => db.Activities.Add(new()
    {
        WorkspaceId = member.Workspace,
        MemberId = member.Id,
        At = clock.GetUtcNow(),
        Kind = kind,
        JourneyId = journey,
        Subject = subject,
        Value = value?.ToString() ?? "",
        Before = before?.ToString() ?? "",
    });

    /// <summary>Writes that a file was made for somebody, before they have it.</summary>
    public async Task ExportedAsync(CurrentMember member, ExportedFile file, Guid? journey = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        Add(db, member, ActivityKind.Exported, journey, value: file);
        await db.SaveChangesAsync(cancellation);
    }
}
