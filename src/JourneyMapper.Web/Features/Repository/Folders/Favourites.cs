using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Repository.Folders;

/// <summary>The journeys that members have marked with a star, each for themselves.</summary>
public sealed class Favourites(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>Whether the member has marked a journey.</summary>
    public async Task<bool> IsAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Favourites.AnyAsync(row => row.MemberId == member.Id && row.JourneyId == journey, cancellation);
    }

    /// <summary>Marks a journey that the member sees, or takes the mark away.</summary>
    /// <returns>Whether the journey is there.</returns>
    public async Task<bool> MarkAsync(CurrentMember member, Guid journey, bool marked, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is null)
            return false;
        if (!marked)
        {
            await db.Favourites.Where(row => row.MemberId == member.Id && row.JourneyId == journey).ExecuteDeleteAsync(cancellation);
            return true;
        }

        if (!await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, cancellation))
            return false;
        if (await db.Favourites.AnyAsync(row => row.MemberId == member.Id && row.JourneyId == journey, cancellation))
            return true;
        db.Favourites.Add(new() { MemberId = member.Id, JourneyId = journey });
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
