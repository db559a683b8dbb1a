namespace JourneyMapper.Web.Features.Repository.Folders;

/// <summary>A folder that was chosen; null for none.</summary>
sealed record FolderChoice(Guid? Folder);
