using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Repository.Folders;

/// <summary>Folders in words.</summary>
static class FolderText
{
    /// <summary>Why something was not done, in the reader's language.</summary>
    public static string Explain(this FolderProblem problem) => problem switch
    {
        FolderProblem.NotAllowed => RepositoryText.FolderNotAllowed,
        FolderProblem.Gone => RepositoryText.FolderGone,
        FolderProblem.NoName => RepositoryText.FolderNoName,
        FolderProblem.NameTooLong => RepositoryText.FolderNameTooLong.With(Limits.FolderName),
        FolderProblem.NameTaken => RepositoryText.FolderNameTaken,
        FolderProblem.TooDeep => RepositoryText.FolderTooDeep.With(Limits.FolderDepth),
        FolderProblem.WithinItself => RepositoryText.FolderWithinItself,
        _ => RepositoryText.FolderTooMany.With(Limits.Folders),
    };
}

/// <summary>Folders as a tree.</summary>
static class FolderTree
{
    /// <summary>The folders into which one could go, with all that is in it; for none, those in which a new one can be made.</summary>
    /// <param name="tree">All of them, each before those within it.</param>
    /// <param name="moved">The one that goes.</param>
    public static IReadOnlyList<Folder> RoomFor(this IReadOnlyList<Folder> tree, Folder? moved)
    {
        HashSet<Guid> within = [];
        var height = 1;
        foreach (var folder in tree)
        {
            if (folder.Id != moved?.Id && (folder.Parent is not { } parent || !within.Contains(parent)))
                continue;
            within.Add(folder.Id);
            height = Math.Max(height, folder.Depth - moved!.Depth + 1);
        }

        return [.. tree.Where(folder => !within.Contains(folder.Id) && folder.Depth + 1 + height <= Limits.FolderDepth)];
    }

    /// <summary>The name with its depth before it, for lists that know no tree.</summary>
    public static string Indented(Folder folder) => string.Concat(Enumerable.Repeat("\u2003", folder.Depth)) + folder.Name;
}
