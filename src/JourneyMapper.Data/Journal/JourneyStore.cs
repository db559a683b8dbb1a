using System.Data;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Data.Journal;

/// <summary>What became of an attempt to write an edit.</summary>
public enum Append
{
    /// <summary>Committed.</summary>
    Written,

    /// <summary>Somebody else's edit came first: catch up, apply again, try again.</summary>
    Stale,

    /// <summary>This very edit is already in the journal.</summary>
    Repeated,

    /// <summary>The journey is gone or in the trash.</summary>
    Gone,

    /// <summary>A touchpoint would lead to a journey from which others lead back.</summary>
    Circle,

    /// <summary>The author's rights of today do not let them edit the journey.</summary>
    Forbidden,
}

/// <summary>Loads journeys and appends edits to their journal.</summary>
public sealed class JourneyStore(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The channel on which PostgreSQL announces each commit: "kind of stream, space, its id, space, revision".</summary>
    public const string Channel = "journal";

    /// <summary>No reader goes through more entries than these: the rows are the snapshot.</summary>
    public const int LongestReplay = 200;

    /// <summary>The journey as it is now, or null when the reader sees none of that id or it lies in the trash.</summary>
    public async Task<Journey?> FindAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // One snapshot for all queries: between them somebody may commit an edit.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return (await db.Journeys.InUse(reader).Where(row => row.Id == journey).ReadWholeAsync(db, cancellation)).SingleOrDefault();
    }

    /// <summary>The revision of a journey, or null when the reader sees none of that id or it lies in the trash.</summary>
    public async Task<long?> RevisionAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).Where(row => row.Id == journey)
            .Select(row => (long?)row.Revision).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>What a member whose role is that of an editor may do with a journey in use; null when they do not see it.</summary>
    public async Task<AccessLevel?> AccessAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.AccessAsync(reader, journey, cancellation);
    }

    /// <summary>Whether a reader sees all of these journeys, each of them once.</summary>
    public async Task<bool> SeesAsync(Reader reader, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).CountAsync(row => journeys.Contains(row.Id), cancellation) == journeys.Count;
    }

    /// <summary>Whether a workspace has all channels that are named by these ids.</summary>
    public async Task<bool> KnowsChannelsAsync(Guid workspace, IReadOnlyCollection<string> named, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await db.UnknownChannelsAsync(workspace, named, cancellation)).Count == 0;
    }

    /// <summary>Those of these ids that are members of a workspace.</summary>
    public async Task<IReadOnlyCollection<Guid>> MembersAsync(Guid workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Members.Where(member => member.WorkspaceId == workspace && ids.Contains(member.Id)).Select(member => member.Id).ToListAsync(cancellation);
    }

    /// <summary>Stores a journey just made, with its touchpoints.</summary>
    public Task<bool> CreateAsync(Guid workspace, Guid author, Journey journey, CancellationToken cancellation = default) =>
        CreateAsync(workspace, author, new NewJourney(journey), cancellation);

    /// <summary>Stores a journey just made, with its touchpoints and what is known of them: all or nothing.</summary>
    public Task<bool> CreateAsync(Guid workspace, Guid author, NewJourney made, CancellationToken cancellation = default) =>
        CreateAsync(workspace, author, made, like: null, activity: null, cancellation);

    /// <summary>Stores a journey just made, with its touchpoints and what is known of them: all or nothing.</summary>
    /// <param name="workspace">Whose it becomes.</param>
    /// <param name="author">Who makes it; counts as who has audited, too.</param>
    /// <param name="made">What is stored.</param>
    /// <param name="like">A journey that it is a copy of: where that is private, it is private to the same members, and its author edits it.</param>
    /// <param name="activity">What is told of it in the same transaction, if anything.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it is stored: the author's role of today may not let them edit any more.</returns>
    public async Task<bool> CreateAsync(Guid workspace, Guid author, NewJourney made, Guid? like, ActivityRow? activity, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayEditAsync(new(workspace, author), cancellation))
            return false;
        var journey = (await db.SettleChannelsAsync(workspace, await db.SettlePersonasAsync(workspace, author, made, now, cancellation), cancellation)).WithItems();
        // Only new rows follow: none of them changes once it is added.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var row = JourneyRow.New(journey, workspace, author, now);
        db.Journeys.Add(row);
        // Of one that is gone by now nobody knows whether it was open.
        if (like is { } original && !await db.Journeys.AnyAsync(other => other.Id == original && !other.IsPrivate, cancellation))
        {
            row.IsPrivate = true;
            var open = await db.JourneyAccesses.AsNoTracking().Where(access => access.JourneyId == original && access.MemberId != author).ToListAsync(cancellation);
            db.JourneyAccesses.AddRange(open.Select(access => new JourneyAccessRow { JourneyId = journey.Id, MemberId = access.MemberId, Level = access.Level }));
            db.JourneyAccesses.Add(new() { JourneyId = journey.Id, MemberId = author, Level = AccessLevel.Edit });
        }

        foreach (var kind in JourneyKinds.All)
            kind.Accept(new RecordAdder(db, journey));
        if (made.Derivation is { } derivation)
            db.Derivations.Add(DerivationRow.New(derivation, author, now));
        db.Audits.AddRange(made.Audits.Select(audit => AuditRow.New(audit, journey.Id, author, now)));
        db.Measurements.AddRange(made.Measured.SelectMany(series => MeasurementRow.New(series, journey.Id, author)));
        db.AddFacts(made, journey, author, now);
        if (activity is not null)
            db.Activities.Add(activity);
        await db.InsertAddedAsync(cancellation);
        // What was said elsewhere is no news.
        if (!made.Threads.IsEmpty)
            await db.ForgetDeliveriesAsync(workspace, journey.Id, cancellation);
        if (made.Since is { } since)
            await RecordedFacts.NoteAsync(db, journey.Id, since, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>
    /// The entries after a revision, in order, up to one more than <see cref="LongestReplay"/>: who gets so many reads the journey itself instead. Some may be
    /// missing, see <see cref="ForgetAsync"/>.
    /// </summary>
    /// <exception cref="JsonException">One cannot be read.</exception>
    public async Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(Guid journey, long revision, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Journal.AsNoTracking().Where(row => row.StreamId == journey && row.Revision > revision)
            .OrderBy(row => row.Revision).Take(LongestReplay + 1).ToListAsync(cancellation);
        return rows.ConvertAll(JournalJson.ReadWhole);
    }

    /// <summary>
    /// The latest entries after a revision, the latest first and none missing between them, at most <see cref="LongestReplay"/>. Where the last of them does not
    /// follow that revision, there were earlier ones: too many, forgotten, or not readable.
    /// </summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadLatestAfterAsync(Guid journey, long revision, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return Unbroken(await db.Journal.AsNoTracking().Where(row => row.StreamId == journey && row.Revision > revision)
            .OrderByDescending(row => row.Revision).Take(LongestReplay).ToListAsync(cancellation));
    }

    /// <summary>
    /// The entries that led to a revision, that of the revision itself first and none missing between them, at most <see cref="LongestReplay"/>. None where there is no history any more.
    /// </summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadBackAsync(Guid journey, long revision, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var entries = Unbroken(await db.Journal.AsNoTracking().Where(row => row.StreamId == journey && row.Revision <= revision)
            .OrderByDescending(row => row.Revision).Take(LongestReplay).ToListAsync(cancellation));
        return entries is [{ Revision: var first }, ..] && first == revision ? entries : [];
    }

    static List<JournalEntry> Unbroken(List<JournalRow> rows)
    {
        List<JournalEntry> entries = [];
        foreach (var row in rows.TakeWhile(row => entries.Count == 0 || row.Revision == entries[^1].Revision - 1))
        {
            try
            {
                entries.Add(JournalJson.Read(row));
            }
            catch (JsonException)
            {
                break;
            }
        }

        return entries;
    }

    /// <summary>The latest entries of one author in one journey, in order: enough to undo far back without reading a whole history.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadLatestOfAsync(Guid journey, Guid author, int count, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Journal.AsNoTracking().Where(row => row.StreamId == journey && row.AuthorId == author)
            .OrderByDescending(row => row.Revision).Take(count).ToListAsync(cancellation);
        rows.Reverse();
        return rows.ConvertAll(JournalJson.ReadWhole);
    }

    /// <summary>
    /// Writes the rows that a difference changes and its journal entry, in one transaction that holds only if the author may still edit the journey, and the journey is still
    /// at the revision before. A trigger on the journal announces the commit to all nodes.
    /// </summary>
    /// <param name="workspace">Whose journey it is.</param>
    /// <param name="after">The journey after the edit.</param>
    /// <param name="entry">The edit.</param>
    /// <param name="led">The journeys to which touchpoints lead by this edit.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Append> AppendAsync(Guid workspace, Journey after, JournalEntry entry, IReadOnlyCollection<Guid>? led = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Nothing is read first: the update itself finds the row only at the revision before, and only outside of the trash.
        var row = JourneyRow.New(after with { Revision = after.Revision - 1 }, workspace, entry.Author, entry.At);
        var journey = db.Attach(row);
        row.Revision = after.Revision;
        journey.Property(stored => stored.ContentRevision).IsModified = entry.Difference.IsContent;
        journey.Property(stored => stored.ChangedAt).IsModified = true;
        journey.Property(stored => stored.ChangedBy).IsModified = true;
        var (rows, places) = (new RecordWriter(db, RecordOwner.Journey(after.Id), after, journey), new CrossingPlaces());
        foreach (var change in entry.Difference.Changes)
        {
            change.Accept(rows);
            change.Accept(places);
        }

        db.Journal.Add(JournalRow.Of(entry, StreamKind.Journey, after.Id, workspace));
        var crossing = places.All.ToList();

        try
        {
            // Nothing goes on after a statement that fails, so no savepoint is needed: it would be one more way to the server for each edit.
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (!await db.MayAppendAsync(new(workspace, entry.Author), after.Id, cancellation))
                return await db.Journeys.AnyAsync(stored => stored.Id == after.Id && stored.TrashedAt == null, cancellation) ? Append.Forbidden : Append.Gone;
            if (led is { Count: > 0 })
            {
                // One after the other, over all journeys: two of them could close a circle together.
                await db.LockDetailsAsync(workspace, cancellation);
                if (await db.LeadBackAsync(led, after.Id, cancellation))
                    return Append.Circle;
            }

            foreach (var (record, ids) in crossing)
                await db.LeavePlacesAsync(after.Id, record, ids, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return Append.Written;
        }
        catch (DbUpdateException exception) when (IsOvertaken(exception))
        {
            if (await IsWrittenAsync(entry.Edit, cancellation))
                return Append.Repeated;
            var stored = await db.Journeys.AsNoTracking().Where(stored => stored.Id == after.Id && stored.TrashedAt == null)
                .Select(stored => (long?)stored.Revision).SingleOrDefaultAsync(cancellation);
            if (stored is null)
                return Append.Gone;
            if (stored != after.Revision - 1)
                return Append.Stale;
            throw;
        }
    }

    /// <summary>Deletes some of the entries made before a time, of all streams, or of those of a workspace.</summary>
    /// <param name="before">The time.</param>
    /// <param name="most">At most so many: a large deletion would hold back others for long.</param>
    /// <param name="workspace">Of which workspace; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many; fewer than <paramref name="most"/> when no others are left.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, int most, Guid? workspace = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Found once, whatever plan is chosen: a limit within IN may be asked for again and again. What another node is deleting is left to it.
        return await db.Database.ExecuteSqlAsync($"""
            WITH old AS MATERIALIZED (SELECT "StreamId", "Revision" FROM "Journal" WHERE "At" < {before.ToUniversalTime()} AND (CAST({workspace} AS uuid) IS NULL OR "WorkspaceId" = {workspace}) LIMIT {most} FOR UPDATE SKIP LOCKED)
            DELETE FROM "Journal" entry USING old WHERE entry."StreamId" = old."StreamId" AND entry."Revision" = old."Revision"
            """, cancellation);
    }

    /// <summary>Whether an edit of that id is in the journal, whichever stream it belongs to.</summary>
    public async Task<bool> IsWrittenAsync(Guid edit, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journal.AsNoTracking().AnyAsync(row => row.EditId == edit, cancellation);
    }

    // What another edit changed first shows in the revision, or earlier in a key or a rank that is taken, or a journey that is gone.
    static bool IsOvertaken(DbUpdateException exception) => exception is DbUpdateConcurrencyException
        || exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation };
}
