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
        _ => RepositoryText.FolderTooMany.With(Limits.Folders),
    };
}

/// <summary>Folders as a tree.</summary>
static class FolderTree
{
    /// <summary>The name with its depth before it, for lists that know no tree.</summary>
    public static string Indented(Folder folder) => string.Concat(Enumerable.Repeat("\u2003", folder.Depth)) + folder.Name;
}
