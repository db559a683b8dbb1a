namespace JourneyMapper.Testing;

/// <summary>Folders of the repository that the tests run from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The npm packages.</summary>
    public static string Packages => Path.Combine(Root, "node_modules");

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JourneyMapper.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds JourneyMapper.sln.");
    }
}
