namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The folder that holds everything JourneyMapper keeps on this machine.</summary>
public static class DataDirectory
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The user's data folder (XDG or the platform's), or /var/lib/journeymapper for root. It need not exist.</summary>
    /// <exception cref="LocalPostgresException">The user has no home.</exception>
    public static string Default
    {
        get
        {
            if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
                return "/var/lib/journeymapper";
            var parent = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return parent.Length > 0
                ? Path.Combine(parent, "JourneyMapper")
                : throw new LocalPostgresException("This user has no home folder: set JourneyMapper:DataDirectory to a folder for JourneyMapper's data.");
        }
    }

    /// <summary>Makes the folder, open to its owner alone; an existing folder is left as it is.</summary>
    /// <exception cref="LocalPostgresException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalPostgresException.FromFiles(path, e);
        }
    }
}
