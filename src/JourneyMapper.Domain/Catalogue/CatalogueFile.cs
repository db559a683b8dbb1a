using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>Reads the JSON files that are built into this assembly. They are ours, so a fault in one is a bug and throws.</summary>
static class CatalogueFile
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static IReadOnlyList<T> Read<T>(string name) => ReadOne<List<T>>(name);

    public static T ReadOne<T>(string name)
    {
        using var file = typeof(CatalogueFile).Assembly.GetManifestResourceStream($"JourneyMapper.Domain.Catalogue.{name}.json")
            ?? throw new InvalidOperationException($"The catalogue file {name} is not built in.");
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new InvalidOperationException($"The catalogue file {name} is empty.");
    }
}
