using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>Members as people choose among them.</summary>
static class MemberNames
{
    /// <summary>Their ids and names, in the order of the alphabet.</summary>
    public static async Task<List<(Guid Id, string Name)>> ToNamesAsync(this IQueryable<Member> members, CancellationToken cancellation = default)
    {
        var names = await members.AsNoTracking().OrderBy(member => EF.Functions.Collate(member.DisplayName, JourneyDbContext.Alphabet))
            .Select(member => new { member.Id, member.DisplayName }).ToListAsync(cancellation);
        return names.ConvertAll(member => (member.Id, member.DisplayName));
    }

    /// <summary>The names of a workspace's members, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(this IQueryable<Member> members, Guid workspace, CancellationToken cancellation = default) =>
        await members.AsNoTracking().Where(member => member.WorkspaceId == workspace).ToDictionaryAsync(member => member.Id, member => member.DisplayName, cancellation);
}
