using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Journal;

/// <summary>
/// Reads and edits the personas of a workspace. They are edited seldom and by few at a time: an edit holds the library until its transaction ends, and the rows are read for each.
/// </summary>
public static class PersonaLibraries
{
    /// <summary>The library as it is now; empty while nobody has added to it.</summary>
    public static async Task<PersonaLibrary> ReadPersonasAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) => new()
    {
        Id = workspace,
        // First: personas that are newer than it are read again, older ones would not be.
        Revision = await db.PersonasRevisionAsync(workspace, cancellation),
        Personas = [.. await db.Personas.AsNoTracking().Where(persona => EF.Property<Guid>(persona, JourneyDbContext.WorkspaceId) == workspace)
            .OrderBy(persona => persona.Rank).ToListAsync(cancellation)],
    };

    /// <summary>How far the library has come: 0 while nobody has edited it.</summary>
    public static Task<long> PersonasRevisionAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.PersonaLibraries.Where(library => library.WorkspaceId == workspace).Select(library => library.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>The names of those whom journeys are about, by journey, in the order of their curves.</summary>
    public static async Task<ILookup<Guid, string>> PersonaNamesAsync(this JourneyDbContext db, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation = default) =>
        (await (from use in db.JourneyPersonas
                join persona in db.Personas on use.Persona equals persona.Id
                where journeys.Contains(EF.Property<Guid>(use, JourneyDbContext.JourneyId))
                orderby use.Curve
                select new { Journey = EF.Property<Guid>(use, JourneyDbContext.JourneyId), persona.Name }).ToListAsync(cancellation)).ToLookup(use => use.Journey, use => use.Name);

    /// <summary>The library, which nobody else edits until the transaction of the context ends.</summary>
    public static async Task<PersonaLibrary> HoldPersonasAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default)
    {
        await db.LockPersonasAsync(workspace, cancellation);
        return await db.ReadPersonasAsync(workspace, cancellation);
    }

    /// <summary>Edits a library that is held. The caller commits; the journal announces the commit to all nodes.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="library">As it was when it was held.</param>
    /// <param name="author">Who edits it.</param>
    /// <param name="edit">One of a persona.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Outcome<PersonaLibrary>> EditPersonasAsync(
        this JourneyDbContext db, PersonaLibrary library, Guid author, Edit edit, DateTimeOffset at, CancellationToken cancellation = default)
    {
        // Sent again: it has been done.
        if (await db.Journal.AnyAsync(row => row.EditId == edit.Id, cancellation))
            return new Outcome<PersonaLibrary>.Applied(library, Difference.None);
        var outcome = library.Apply(edit);
        if (outcome is not Outcome<PersonaLibrary>.Applied { Difference.IsEmpty: false } applied)
            return outcome;
        var rows = new RecordWriter(db, RecordOwner.Workspace(library.Id), applied.After);
        foreach (var change in applied.Difference.Changes)
            change.Accept(rows);
        db.Journal.Add(JournalRow.Of(JournalEntry.Of(edit, applied, author, at), StreamKind.Personas, library.Id, library.Id));
        await db.SaveChangesAsync(cancellation);
        await db.PersonaLibraries.Where(row => row.WorkspaceId == library.Id).ExecuteUpdateAsync(row => row.SetProperty(library => library.Revision, applied.After.Revision), cancellation);
        // The next edit of the same transaction brings records of its own.
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>The entry of an edit of a library, to take it back; null where it is not there.</summary>
    public static async Task<JournalEntry?> FindPersonaEditAsync(this JourneyDbContext db, Guid workspace, Guid author, Guid edit, CancellationToken cancellation = default) =>
        await db.Journal.AsNoTracking().SingleOrDefaultAsync(row => row.StreamId == workspace && row.AuthorId == author && row.EditId == edit, cancellation) is { } row ? JournalJson.ReadWhole(row) : null;

    /// <summary>
    /// The journey with the personas that the library has or gets: one of the same name takes the place of a new one. In the transaction of the context.
    /// </summary>
    internal static async Task<Journey> SettlePersonasAsync(this JourneyDbContext db, Guid workspace, Guid author, NewJourney made, DateTimeOffset at, CancellationToken cancellation)
    {
        if (made.Personas.IsEmpty)
            return made.Journey;
        var library = await db.HoldPersonasAsync(workspace, cancellation);
        Dictionary<Guid, Guid> known = [];
        foreach (var persona in made.Personas)
        {
            if (library.Personas.FirstOrDefault(other => other.Id == persona.Id || string.Equals(other.Name, persona.Name, StringComparison.CurrentCultureIgnoreCase)) is { } there)
                known[persona.Id] = there.Id;
            else if (await db.EditPersonasAsync(library, author, LibraryKinds.Persona.Add(persona, Domain.Records.Place.AtEnd), at, cancellation) is Outcome<PersonaLibrary>.Applied added)
                (library, known[persona.Id]) = (added.After, persona.Id);
        }

        // A library that is full takes no more; and two of the new ones may have met the same one.
        return made.Journey with
        {
            Personas = [.. made.Journey.Personas.Where(persona => known.ContainsKey(persona.Persona))
                .Select(persona => persona with { Persona = known[persona.Persona] }).DistinctBy(persona => persona.Persona)],
        };
    }
}
