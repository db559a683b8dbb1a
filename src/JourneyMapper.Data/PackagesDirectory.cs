namespace JourneyMapper.Data;

/// <summary>
/// Where the files that come from npm lie. They are plain files: fonts, a PostgreSQL server, a headless browser.
/// </summary>
/// <param name="configured">The setting <c>JourneyMapper:PackagesDirectory</c>: a folder that holds packages as <c>node_modules</c> does. When empty, the folders above the application are searched.</param>
public sealed class PackagesDirectory(string? configured = null)
{
    /// <summary>The folder of a package such as <c>@scope/name</c>, or null when it is not installed.</summary>
    public string? Find(string package) =>
        Candidates().Select(folder => Path.Combine(folder, package)).FirstOrDefault(Directory.Exists);

    IEnumerable<string> Candidates()
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            yield return Path.GetFullPath(configured);
            yield break;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "node_modules");
    }
}
