using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>
/// The NuGet packages in a published application that nothing refers to: <c>packages FOLDER</c>. Followed are the references in the metadata of
/// assemblies, from the application's own on. A package that is only loaded by its name in a configuration counts as unused, too: look before removing it.
/// </summary>
static class PublishedPackages
{
    const string Entry = "JourneyMapper.Web";

    /// <summary>Writes name and version of each unused package, one a line.</summary>
    public static async Task PrintUnusedAsync(string folder)
    {
        var reached = Reach(folder);
        await using var file = File.OpenRead(Path.Combine(folder, $"{Entry}.deps.json"));
        using var document = await JsonDocument.ParseAsync(file);
        foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            if (Assemblies(library.Value) is { Length: > 0 } assemblies && !assemblies.Any(reached.Contains))
                Console.WriteLine(library.Name);
        }
    }

    static string[] Assemblies(JsonElement library) => library.TryGetProperty("runtime", out var runtime)
        ? [.. runtime.EnumerateObject().Select(file => Path.GetFileNameWithoutExtension(file.Name))]
        : [];

    static HashSet<string> Reach(string folder)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> open = new([Entry]);
        while (open.TryPop(out var name))
        {
            var path = Path.Combine(folder, $"{name}.dll");
            // What is not there belongs to the shared framework, which refers to no package.
            if (!File.Exists(path) || !reached.Add(name))
                continue;
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences)
                open.Push(metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        }

        return reached;
    }
}
