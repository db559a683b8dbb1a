namespace JourneyMapper.Web.Shared;

/// <summary>Where owners find all that belongs to their workspace.</summary>
static class ArchiveAddress
{
    /// <summary>The archive.</summary>
    public const string Workspace = "/workspace/export.zip";
}
