using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import;

/// <summary>What workspaces know: by it files of journeys are read.</summary>
public sealed class JourneyTargets(IDbContextFactory<JourneyDbContext> contexts, ChannelLibraries channels, WorkspaceCriteria criteria, TimeProvider clock)
{
    /// <summary>What a member's workspace knows, as far as they see it.</summary>
    public async Task<JourneyTarget> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new()
        {
            Latest = member.LatestDay(clock),
            Currency = await db.Workspaces.Where(row => row.Id == member.Workspace).Select(row => row.Currency).SingleAsync(cancellation),
            Members = await db.Members.NamesOfAsync(member.Workspace, cancellation),
            Channels = await channels.ReadAsync(member.Workspace, cancellation),
            Kpis = [.. (await ReviewQueries.KpisAsync(db, member.Workspace, cancellation)).Values],
            Criteria = await criteria.ReadAsync(member.Workspace, cancellation),
            Personas = await db.Personas.Where(persona => EF.Property<Guid>(persona, JourneyDbContext.WorkspaceId) == member.Workspace).Select(persona => persona.Id).ToHashSetAsync(cancellation),
            Journeys = await db.Journeys.InUse(member).Select(journey => journey.Id).ToHashSetAsync(cancellation),
            Pictures = await db.Pictures.Where(picture => picture.WorkspaceId == member.Workspace).Select(picture => picture.Id).ToHashSetAsync(cancellation),
        };
    }
}
