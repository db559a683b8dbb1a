using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Repository.Folders;

/// <summary>A folder in the tree.</summary>
/// <param name="Id">The folder.</param>
/// <param name="Parent">The folder that it is in; null for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Depth">0 for those in no other.</param>
/// <param name="Journeys">How many journeys the reader sees in it and in the folders within.</param>
public sealed record Folder(Guid Id, Guid? Parent, string Name, int Depth, int Journeys);

/// <summary>Why something was not done with a folder.</summary>
public enum FolderProblem
{
    /// <summary>The member may not.</summary>
    NotAllowed,

    /// <summary>The folder is not, or no longer, there.</summary>
    Gone,

    /// <summary>It has no name.</summary>
    NoName,

    /// <summary>The name is too long.</summary>
    NameTooLong,

    /// <summary>Another one beside it has that name.</summary>
    NameTaken,

    /// <summary>It would lie too deep.</summary>
    TooDeep,

    /// <summary>The workspace has as many as it may.</summary>
    TooMany,

    /// <summary>It would lie in itself.</summary>
    WithinItself,
}

/// <summary>A folder that was deleted, with what was in it: what is needed to bring it back.</summary>
public sealed record DeletedFolder(Guid Id, Guid? Parent, string Name, IReadOnlyList<Guid> Journeys, IReadOnlyList<Guid> Folders);

/// <summary>
/// Keeps a workspace's journeys in folders. Which folder a journey is in is no content: it is in no journal and voids no approval. Editors and owners of today change it; what
/// belongs to another workspace, or is hidden, answers as what is not there.
/// </summary>
public sealed class JourneyFolders(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The folders of a workspace as a tree in the order of the alphabet, each before those within it.</summary>
    public async Task<IReadOnlyList<Folder>> ReadAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Folders.AsNoTracking().Where(row => row.WorkspaceId == reader.Workspace).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var counts = await db.Journeys.InUse(reader).Where(row => row.FolderId != null).GroupBy(row => row.FolderId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var within = rows.ToLookup(row => row.ParentId);
        List<Folder> tree = [];
        Add(null, 0);
        return tree;

        int Add(Guid? parent, int depth)
        {
            var sum = 0;
            foreach (var row in within[parent].OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase))
            {
                var place = tree.Count;
                tree.Add(new(row.Id, row.ParentId, row.Name, depth, 0));
                var count = counts.GetValueOrDefault(row.Id) + Add(row.Id, depth + 1);
                tree[place] = tree[place] with { Journeys = count };
                sum += count;
            }

            return sum;
        }
    }

    /// <summary>Makes a folder.</summary>
    public async Task<(Guid? Folder, FolderProblem? Problem)> CreateAsync(CurrentMember member, Guid? parent, string name, CancellationToken cancellation = default)
    {
        Guid? made = null;
        var problem = await ChangeAsync(member, async (db, all) =>
        {
            if (parent is { } above && all.Find(row => row.Id == above) is null)
                return FolderProblem.Gone;
            var (accepted, problem) = Check(all, null, parent, name);
            if (problem is not null)
                return problem;
            if (all.Count >= Limits.Folders)
                return FolderProblem.TooMany;
            if (Above(all, parent).Count() + 1 > Limits.FolderDepth)
                return FolderProblem.TooDeep;
            var row = new FolderRow { WorkspaceId = member.Workspace, ParentId = parent, Name = accepted };
            db.Folders.Add(row);
            await db.SaveChangesAsync(cancellation);
            made = row.Id;
            return null;
        }, cancellation);
        return (problem is null ? made : null, problem);
    }

    /// <summary>Gives a folder another name, and puts it, with all that is in it, into another one or into none.</summary>
    public Task<FolderProblem?> ChangeAsync(CurrentMember member, Guid folder, string name, Guid? parent, CancellationToken cancellation = default) => ChangeAsync(member, async (db, all) =>
    {
        if (all.Find(row => row.Id == folder) is not { } row || (parent is { } above && !all.Exists(other => other.Id == above)))
            return FolderProblem.Gone;
        if (Above(all, parent).Contains(folder))
            return FolderProblem.WithinItself;
        if (Above(all, parent).Count() + HeightOf(all, folder) > Limits.FolderDepth)
            return FolderProblem.TooDeep;
        var (accepted, problem) = Check(all, folder, parent, name);
        if (problem is not null)
            return problem;
        (row.Name, row.ParentId) = (accepted, parent);
        await db.SaveChangesAsync(cancellation);
        return null;
    }, cancellation);

    /// <summary>Deletes a folder. What is in it goes one level up.</summary>
    public async Task<(DeletedFolder? Deleted, FolderProblem? Problem)> DeleteAsync(CurrentMember member, Guid folder, CancellationToken cancellation = default)
    {
        DeletedFolder? deleted = null;
        var problem = await ChangeAsync(member, async (db, all) =>
        {
            if (all.Find(row => row.Id == folder) is not { } row)
                return FolderProblem.Gone;
            // Its name is free before one that lay in it takes it.
            var called = row.Name;
            row.Name = $"{row.Id:N}";
            await db.SaveChangesAsync(cancellation);
            // Two of one name would lie beside each other: the one that moves gets a number.
            var folders = all.FindAll(inner => inner.ParentId == folder);
            var beside = all.Where(other => other.ParentId == row.ParentId && other.Id != folder).Select(other => other.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var inner in folders)
            {
                var (name, number) = (inner.Name, 2);
                while (!beside.Add(inner.Name))
                    inner.Name = $"{name[..Math.Min(name.Length, Limits.FolderName - 4)]} {number++}";
                inner.ParentId = row.ParentId;
            }

            // Those that the member does not see go along: they are not lost with the folder.
            var journeys = db.Journeys.SeenBy(Reader.Application(member.Workspace)).Where(journey => journey.FolderId == folder);
            deleted = new(folder, row.ParentId, called, await journeys.Select(journey => journey.Id).ToListAsync(cancellation), folders.ConvertAll(inner => inner.Id));
            await journeys.ExecuteUpdateAsync(set => set.SetProperty(journey => journey.FolderId, row.ParentId), cancellation);
            db.Folders.Remove(row);
            await db.SaveChangesAsync(cancellation);
            return null;
        }, cancellation);
        return (problem is null ? deleted : null, problem);
    }

    /// <summary>Brings a deleted folder back, with what was in it and lies now where it went.</summary>
    public Task<FolderProblem?> RestoreAsync(CurrentMember member, DeletedFolder deleted, CancellationToken cancellation = default) => ChangeAsync(member, async (db, all) =>
    {
        var parent = all.Exists(row => row.Id == deleted.Parent) ? deleted.Parent : null;
        if (all.Exists(row => row.Id == deleted.Id))
            return null;
        var (accepted, problem) = Check(all, null, parent, deleted.Name);
        if (problem is not null)
            return problem;
        if (all.Count >= Limits.Folders)
            return FolderProblem.TooMany;
        db.Folders.Add(new() { Id = deleted.Id, WorkspaceId = member.Workspace, ParentId = parent, Name = accepted });
        await db.SaveChangesAsync(cancellation);
        foreach (var inner in all.Where(row => deleted.Folders.Contains(row.Id) && row.ParentId == deleted.Parent))
            inner.ParentId = deleted.Id;
        await db.SaveChangesAsync(cancellation);
        await db.Journeys.SeenBy(Reader.Application(member.Workspace)).Where(journey => deleted.Journeys.Contains(journey.Id) && journey.FolderId == deleted.Parent)
            .ExecuteUpdateAsync(set => set.SetProperty(journey => journey.FolderId, deleted.Id), cancellation);
        return null;
    }, cancellation);

    /// <summary>Puts journeys into a folder, or into none. Those that the member may not edit stay where they are.</summary>
    /// <returns>Where each that was moved has been before.</returns>
    public async Task<(IReadOnlyDictionary<Guid, Guid?> Before, FolderProblem? Problem)> MoveAsync(
        CurrentMember member, IReadOnlyCollection<Guid> journeys, Guid? folder, CancellationToken cancellation = default)
    {
        Dictionary<Guid, Guid?> before = [];
        var problem = await ChangeAsync(member, async (db, all) =>
        {
            if (folder is { } wanted && !all.Exists(row => row.Id == wanted))
                return FolderProblem.Gone;
            var found = db.Journeys.InUse(member).EditableBy(member).Where(journey => journeys.Contains(journey.Id) && journey.FolderId != folder);
            before = await found.Select(journey => new { journey.Id, journey.FolderId }).ToDictionaryAsync(journey => journey.Id, journey => journey.FolderId, cancellation);
            await found.ExecuteUpdateAsync(set => set.SetProperty(journey => journey.FolderId, folder), cancellation);
            return null;
        }, cancellation);
        return (before, problem);
    }

    // Changes of a workspace's folders wait for one another.
    async Task<FolderProblem?> ChangeAsync(CurrentMember member, Func<JourneyDbContext, List<FolderRow>, Task<FolderProblem?>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayEditAsync(member, cancellation))
            return FolderProblem.NotAllowed;
        await db.LockFoldersAsync(member.Workspace, cancellation);
        if (await change(db, await db.Folders.Where(row => row.WorkspaceId == member.Workspace).ToListAsync(cancellation)) is { } problem)
            return problem;
        await transaction.CommitAsync(cancellation);
        return null;
    }

    static (string Name, FolderProblem? Problem) Check(List<FolderRow> all, Guid? folder, Guid? parent, string name)
    {
        var (accepted, problem) = AcceptedText.Line(name, Limits.FolderName, required: true);
        return (accepted, problem switch
        {
            Problem.Required => FolderProblem.NoName,
            not null => FolderProblem.NameTooLong,
            _ => all.Exists(row => row.ParentId == parent && row.Id != folder && string.Equals(row.Name, accepted, StringComparison.OrdinalIgnoreCase)) ? FolderProblem.NameTaken : null,
        });
    }

    // A folder and all that it is in.
    static IEnumerable<Guid> Above(List<FolderRow> all, Guid? folder)
    {
        for (var row = all.Find(row => row.Id == folder); row is not null; row = all.Find(above => above.Id == row.ParentId))
            yield return row.Id;
    }

    // 1 for one without others in it.
    static int HeightOf(List<FolderRow> all, Guid folder) => 1 + all.Where(row => row.ParentId == folder).Select(row => HeightOf(all, row.Id)).DefaultIfEmpty().Max();
}
