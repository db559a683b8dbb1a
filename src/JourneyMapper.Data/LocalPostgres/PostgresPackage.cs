using System.Runtime.InteropServices;
using System.Text.Json;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>PostgreSQL's programs as they lie in the npm package for this platform.</summary>
sealed class PostgresPackage
{
    /// <summary>The major version that the package carries; a data folder of another one cannot be opened.</summary>
    public const int Major = 18;

    readonly string native;

    PostgresPackage(string native) => this.native = native;

    public string Server => Path.Combine(native, "bin", "postgres");

    public string InitDb => Path.Combine(native, "bin", "initdb");

    /// <summary>Finds the package and makes it complete: npm packages carry no symbolic links, so those of the libraries are made here.</summary>
    /// <param name="packagesDirectory">The <c>node_modules</c> folder.</param>
    /// <param name="cacheDirectory">Where a copy is made when the package itself cannot be written.</param>
    public static PostgresPackage Locate(string packagesDirectory, string cacheDirectory)
    {
        var package = Path.Combine(packagesDirectory, "@embedded-postgres", Platform());
        if (!File.Exists(Path.Combine(package, "native", "bin", "postgres")))
            throw new LocalPostgresException($"The PostgreSQL package is missing in '{packagesDirectory}': run 'npm ci --ignore-scripts' in JourneyMapper's folder, or set ConnectionStrings:JourneyMapper to a PostgreSQL of your own.");
        try
        {
            MakeLinks(package);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            package = Copy(package, cacheDirectory);
        }
        return new PostgresPackage(Path.Combine(package, "native"));
    }

    static string Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
        var processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => null,
        };
        return system is not null && processor is not null
            ? $"{system}-{processor}"
            : throw new LocalPostgresException($"JourneyMapper brings no PostgreSQL for {RuntimeInformation.OSDescription} on {RuntimeInformation.OSArchitecture}: set ConnectionStrings:JourneyMapper to a PostgreSQL of your own (15 or later).");
    }

    static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var path = Path.Combine(package, link.Target);
            if (File.Exists(path))
                continue;
            try
            {
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(package, link.Source)));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process that starts at the same time made it first: the same link.
            }
        }
    }

    static string Copy(string package, string cacheDirectory)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
        var copy = Path.Combine(cacheDirectory, $"{Path.GetFileName(package)}-{description.RootElement.GetProperty("version").GetString()}");
        if (Directory.Exists(copy))
            return copy;
        // Under another name until complete, so that a copy cut short is never taken for a whole one.
        var unfinished = copy + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var source = Path.Combine(package, "native");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(unfinished, "native", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        MakeLinks(unfinished);
        Directory.Move(unfinished, copy);
        return copy;
    }

    sealed record Link(string Source, string Target);
}
