namespace JourneyMapper.Web.Startup;

/// <summary>How much room the disk of a folder has.</summary>
static class DiskSpace
{
    // Less than PostgreSQL needs for its next files of 16 MB.
    const long Least = 48L << 20;

    /// <summary>Whether there is so little that PostgreSQL may refuse to write. False where nobody can tell.</summary>
    public static bool IsShort(string folder) => IsShort(folder, Least);

    /// <summary>Whether less than so many bytes are free.</summary>
    public static bool IsShort(string folder, long least)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace < least;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
