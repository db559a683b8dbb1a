using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Features.Api.Describing;

/// <summary>That an operation answers with a file.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Example">How such a file begins; null for one that is no text.</param>
sealed record FileShape(string ContentType, string? Example)
{
    const string Json = "application/json";

    /// <summary>Describes the answer.</summary>
    public void Describe(OpenApiOperation operation)
    {
        if (operation.Responses?["200"] is not OpenApiResponse answer)
            return;
        answer.Description = "The file.";
        answer.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["Content-Disposition"] = new OpenApiHeader { Description = "That it is to be saved, and under which name: the title of the journey.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
        answer.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ContentType] = new() { Schema = Schema(), Example = Example is null ? null : ContentType == Json ? JsonNode.Parse(Example) : JsonValue.Create(Example) },
        };
    }

    OpenApiSchema Schema() => ContentType == Json ? Document() : new() { Type = JsonSchemaType.String, Format = Example is null ? "binary" : null };

    // All of it is a schema of its own; here is what every file has.
    static OpenApiSchema Document() => ObjectOf(
        ("$schema", Text("Where the schema of all of it is.")), ("format", Text("What it is.")), ("version", new() { Type = JsonSchemaType.Integer, Description = "Of the form." }),
        ("journey", ObjectOf(("title", Text("Its title.")))),
        ("touchpoints", new() { Type = JsonSchemaType.Array, Items = ObjectOf(("id", Text("Any text.")), ("stage", Text("Where in the journey it stands.")), ("name", Text("What it is called."))) }));

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    static OpenApiSchema ObjectOf(params ReadOnlySpan<(string Name, OpenApiSchema Schema)> properties)
    {
        var named = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var (name, schema) in properties)
            named[name] = schema;
        return new() { Type = JsonSchemaType.Object, Properties = named };
    }
}
