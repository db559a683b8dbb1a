using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>What became of an edit of a library.</summary>
/// <param name="Edit">Its id, to take it back.</param>
/// <param name="Refusal">Why it was not made; null: it was.</param>
/// <param name="Journeys">For a removal that was not made: how many journeys are about the persona.</param>
public sealed record PersonaOutcome(Guid Edit, Refusal? Refusal = null, int Journeys = 0)
{
    /// <summary>Whether it was made.</summary>
    public bool IsDone => Refusal is null && Journeys == 0;
}

/// <summary>The personas of workspaces. All members read them, those who may edit journeys change them.</summary>
public sealed class PersonaService(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    // Everybody who shows personas shows the very same ones: neither each board nor each key of the command palette reads and keeps its own.
    readonly ConcurrentDictionary<Guid, PersonaLibrary> latest = new();

    /// <summary>A workspace's personas as they are now.</summary>
    public async Task<PersonaLibrary> ReadAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (latest.TryGetValue(workspace, out var known) && known.Revision == await db.PersonasRevisionAsync(workspace, cancellation))
            return known;
        return latest[workspace] = await db.ReadPersonasAsync(workspace, cancellation);
    }

    /// <summary>Adds a persona, or changes one.</summary>
    public Task<PersonaOutcome> EditAsync(CurrentMember member, Edit edit, CancellationToken cancellation = default) => EditAsync(member, (_, _) => Task.FromResult<Edit?>(edit), cancellation);

    /// <summary>Removes a persona that no journey in use or in the trash is about.</summary>
    public async Task<PersonaOutcome> RemoveAsync(CurrentMember member, Guid persona, CancellationToken cancellation = default)
    {
        var used = 0;
        var outcome = await EditAsync(member, async (db, library) =>
        {
            used = await db.JourneyPersonas.CountAsync(use => use.Persona == persona, cancellation);
            return used > 0 || library.Find(persona) is null ? null : LibraryKinds.Persona.Remove(persona);
        }, cancellation);
        return outcome with { Journeys = used };
    }

    /// <summary>Takes an edit of the member back.</summary>
    public Task<PersonaOutcome> UndoAsync(CurrentMember member, Guid edit, CancellationToken cancellation = default) => EditAsync(member, async (db, _) =>
        await db.FindPersonaEditAsync(member.Workspace, member.Id, edit, cancellation) is { } entry ? new Revert(entry.Edit, entry.Difference) : null, cancellation);

    async Task<PersonaOutcome> EditAsync(CurrentMember member, Func<JourneyDbContext, PersonaLibrary, Task<Edit?>> make, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return new(Guid.Empty, new Refusal.NotAllowed());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new(Guid.Empty, new Refusal.NotAllowed());
        var library = await db.HoldPersonasAsync(member.Workspace, cancellation);
        if (await make(db, library) is not { } edit)
            return new(Guid.Empty, new Refusal.Overtaken());
        var outcome = await db.EditPersonasAsync(library, member.Id, edit, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return new(edit.Id, (outcome as Outcome<PersonaLibrary>.Refused)?.Refusal);
    }
}
