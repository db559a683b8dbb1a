using System.Xml.Linq;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Resources;

/// <summary>The texts of one feature in both languages, by key, read from the files themselves.</summary>
sealed record ResourceFile(string Name, IReadOnlyDictionary<string, string> English, IReadOnlyDictionary<string, string> French)
{
    const string FrenchEnding = ".fr";

    static string Folder => Path.Combine(Repository.Root, "src", "JourneyMapper.Web", "Resources");

    /// <summary>One for each name in the folder; a language whose file is missing has no texts.</summary>
    public static IReadOnlyList<ResourceFile> ReadAll() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.resx").Select(Path.GetFileNameWithoutExtension)
            .Select(name => name!.EndsWith(FrenchEnding, StringComparison.Ordinal) ? name[..^FrenchEnding.Length] : name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new ResourceFile(name, Read(name), Read(name + FrenchEnding))),
    ];

    static Dictionary<string, string> Read(string name)
    {
        var file = Path.Combine(Folder, name + ".resx");
        return File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal)
            : [];
    }
}
