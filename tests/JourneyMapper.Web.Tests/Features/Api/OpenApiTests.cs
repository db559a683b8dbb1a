using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>The description is valid and says what the endpoints do.</summary>
public sealed partial class OpenApiTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    const string Experiments = "/api/v1/experiments";
    const string Figures = "/api/v1/experiments/{experiment}/variants/{variant}";

    [Fact]
    public async Task The_description_is_valid_and_open_to_everybody()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await TextAsync(), "json");
        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        var mapped = room.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods, (endpoint, method) => $"{method} {Parameter().Replace(endpoint.RoutePattern.RawText!, "{$1}")}");
        document!.Paths.SelectMany(path => path.Value.Operations!.Keys, (path, method) => $"{method} {path.Key}").ShouldBe(mapped, ignoreOrder: true);
    }

    [Fact]
    public async Task It_tells_the_scheme_the_limits_the_examples_and_every_refusal()
    {
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        var scheme = document!.Components!.SecuritySchemes!.ShouldHaveSingleItem();
        (scheme.Value.Type, scheme.Value.Scheme).ShouldBe((SecuritySchemeType.Http, "bearer"));
        document.Security.ShouldHaveSingleItem().Keys.ShouldHaveSingleItem().Reference.Id.ShouldBe(scheme.Key);
        document.Info.Description!.ShouldContain("60 requests a minute");

        var record = document.Paths[ApiRoom.Measurements].Operations![HttpMethod.Post];
        record.Responses!.Keys.ShouldBe(["200", "400", "401", "403", "409", "413", "415", "422", "429", "503"], ignoreOrder: true);
        record.Responses.Values.ShouldAllBe(response => response.Description!.Length > 1 && response.Content!.Count == 1);
        record.Responses["429"].Headers!.Keys.ShouldBe(["Retry-After"]);
        record.RequestBody!.Required.ShouldBeTrue();
        record.RequestBody.Description!.ShouldContain("512 KB");
        var request = record.RequestBody.Content!["application/json"];
        request.Schema!.Properties!["measurements"].MaxItems.ShouldBe(1000);
        request.Schema.Properties["existing"].Enum!.Select(value => (string?)value).ShouldBe(["replace", "skip", "refuse"]);
        request.Schema.Required!.ShouldBe(["existing", "measurements"], ignoreOrder: true);
        var row = request.Schema.Properties["measurements"].Items!;
        row.Required!.ShouldBe(["touchpoint", "kpi", "on", "value"], ignoreOrder: true);
        row.Properties!.Values.ShouldAllBe(field => field.Description!.Length > 5);
        (row.Properties["touchpoint"].Format, row.Properties["on"].Format, row.Properties["value"].Type).ShouldBe(("uuid", "date", JsonSchemaType.Number));
        document.Paths[ApiRoom.Touchpoints].Operations![HttpMethod.Get].Responses!.Keys.ShouldBe(["200", "400", "401", "403", "429", "503"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_tells_what_figures_of_experiments_are_and_why_they_are_refused()
    {
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        var record = document!.Paths[Figures].Operations![HttpMethod.Put];
        record.Responses!.Keys.ShouldBe(["200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503"], ignoreOrder: true);
        record.Responses.Values.ShouldAllBe(response => response.Description!.Length > 1 && response.Content!.Count == 1);
        record.Responses["409"].Description!.ShouldContain("decided");
        var request = record.RequestBody!.Content!["application/json"];
        request.Schema!.Required!.ShouldBe(["visitors"]);
        request.Schema.Properties!.Values.ShouldAllBe(field => field.Description!.Length > 5);
        request.Example!.AsObject().Select(field => field.Key).ShouldBe(["visitors", "conversions"]);
        foreach (var (operation, example) in ((OpenApiOperation, string)[])[(record, "id"), (document.Paths[Experiments].Operations![HttpMethod.Get], "experiments")])
            operation.Responses!["200"].Content!["application/json"].Example!.AsObject().ContainsKey(example).ShouldBeTrue();
    }

    [Fact]
    public async Task Its_example_is_a_request_that_the_endpoint_takes()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        var example = document!.Paths[ApiRoom.Measurements].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Example!.DeepClone();
        foreach (var row in example["measurements"]!.AsArray())
            row!["touchpoint"] = store.Id;
        var (status, json) = await ApiRoom.ReadAsync(ApiRoom.PostTextAsync(program, example.ToJsonString()));
        status.ShouldBe(200);
        ApiRoom.Counts(json).ShouldBe([2, 0, 0, 0]);
    }

    [Fact]
    public async Task It_is_made_once_and_not_sent_again_to_who_has_it()
    {
        using var stranger = room.Program(null);
        using var first = await stranger.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        stranger.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var again = await stranger.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_operation_is_described_and_every_example_fits_its_schema()
    {
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        foreach (var (path, method, operation) in document!.Paths.SelectMany(path => path.Value.Operations!, (path, operation) => (path.Key, operation.Key, operation.Value)))
        {
            var name = $"{method} {path}";
            operation.Summary.ShouldNotBeNullOrEmpty(name);
            operation.Description.ShouldNotBeNull(name).ShouldContain("scope", customMessage: name);
            (operation.Parameters ?? []).ShouldAllBe(parameter => parameter.Description!.Length > 3, name);
            operation.Responses!.Keys.ShouldContain("401", name);
            operation.Responses.Values.ShouldAllBe(response => response.Description!.Length > 1, name);
            if (operation.RequestBody?.Content is { } request)
                ShouldFit(request["application/json"].Example.ShouldNotBeNull(name), request["application/json"].Schema!, $"request of {name}");
            foreach (var (status, response) in operation.Responses.Where(response => response.Key[0] == '2'))
                if (response.Content is { } content && content.TryGetValue("application/json", out var answer))
                    ShouldFit(answer.Example.ShouldNotBeNull(name), answer.Schema.ShouldNotBeNull(name), $"answer {status} of {name}");
        }
    }

    [Fact]
    public async Task Every_file_says_its_type_and_how_it_begins_and_the_query_that_is_shown_is_answered()
    {
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        var member = await room.NewMemberAsync();
        var journey = await room.NewSampleAsync(member);
        using var program = room.Program(await room.NewTokenAsync(member));
        var exports = document!.Paths.Where(path => path.Key.Contains("/exports/", StringComparison.Ordinal)).ToDictionary(path => path.Key.Split('/')[^1], path => path.Value.Operations![HttpMethod.Get]);
        exports.Count.ShouldBe(10);
        foreach (var (extension, operation) in exports)
        {
            var query = string.Join('&', (operation.Parameters ?? []).Where(parameter => parameter is { In: ParameterLocation.Query, Example: not null }).Select(parameter => $"{parameter.Name}={(string?)parameter.Example}"));
            using var answer = await program.GetAsync(new Uri($"/api/v1/journeys/{journey.Id}/exports/{extension}?{query}", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{extension}?{query}");
            var (type, media) = operation.Responses!["200"].Content!.ShouldHaveSingleItem();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            media.Schema.ShouldNotBeNull(extension);
            (media.Example is null).ShouldBe(extension is "pdf" or "png" or "xlsx" or "pptx", extension);
            if (extension is "pdf" or "png" or "svg")
                query.ShouldNotBeEmpty(extension);
        }
    }

    [Fact]
    public async Task A_generated_client_compiles_and_works()
    {
        using var folder = new TestFolder();
        var client = Path.Combine(Testing.Repository.Root, "tests", "JourneyMapper.Web.Tests", "Features", "Api", "Client");
        foreach (var file in new[] { "journeys.ts", "tsconfig.json", "package.json" })
            File.Copy(Path.Combine(client, file), Path.Combine(folder.Path, file));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules"), Path.Combine(client, "node_modules"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "made"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "api.json"), await TextAsync());
        await RunAsync(folder.Path, "node_modules/openapi-typescript/bin/cli.js", "api.json", "-o", "made/schema.ts");
        await RunAsync(folder.Path, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");
        var told = await RunAsync(folder.Path, "made/journeys.js", room.Address.ToString().TrimEnd('/'), await room.NewTokenAsync(await room.NewMemberAsync()));
        told.Trim().ShouldBe("""{"stale":412,"changed":200,"names":["Store visit: Tries three bikes"]}""");
    }

    static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, $"{await said}{await wrong}");
        return await said;
    }

    [Fact]
    public async Task Answers_and_examples_have_exactly_the_fields_that_are_described()
    {
        var store = await room.NewTouchpointAsync();
        using var program = await room.NewProgramAsync();
        var (document, _) = OpenApiDocument.Parse(await TextAsync(), "json");
        var record = document!.Paths[ApiRoom.Measurements].Operations![HttpMethod.Post].Responses!;
        var list = document.Paths[ApiRoom.Touchpoints].Operations![HttpMethod.Get].Responses!;
        var row = ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 41.5m);
        await Compare(record, ApiRoom.PostAsync(program, ApiRoom.Body("replace", row)), 200);
        await Compare(record, ApiRoom.PostAsync(program, ApiRoom.Body("refuse", ApiRoom.Row(store.Id, ApiRoom.Nps, "2026-05-01", 3))), 409);
        await Compare(record, ApiRoom.PostAsync(program, ApiRoom.Body("replace", row, row)), 422);
        await Compare(record, ApiRoom.PostTextAsync(program, "{"), 400);
        await Compare(list, program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)), 200);

        static async Task Compare(OpenApiResponses described, Task<HttpResponseMessage> answer, int expected)
        {
            var (status, json) = await ApiRoom.ReadAsync(answer);
            status.ShouldBe(expected);
            var media = described[$"{status}"].Content!.ShouldHaveSingleItem().Value;
            ShouldFit(JsonNode.Parse(json.GetRawText()), media.Schema!, $"answer {status}");
            if (media.Example is { } example)
                ShouldFit(example, media.Schema!, $"example {status}");
        }

    }

    static void ShouldFit(JsonNode? value, IOpenApiSchema schema, string where)
    {
        if (value is null && schema is { Type: null, OneOf: { Count: > 0 } choices } && choices.Any(choice => choice.Type == JsonSchemaType.Null))
            return;
        if (value is JsonArray list)
        {
            foreach (var item in list)
                ShouldFit(item, schema.Items.ShouldNotBeNull(where), where);
            return;
        }

        if (value is not JsonObject fields)
        {
            if (schema.Enum is { Count: > 0 } known)
                known.Select(choice => (string?)choice).ShouldContain((string?)value, where);
            else
                (schema.Type.ShouldNotBeNull(where) & TypeOf(value)).ShouldNotBe(default, $"{where}: {value?.ToJsonString() ?? "null"} is none of {schema.Type}");
            return;
        }

        var names = fields.Select(field => field.Key).ToList();
        (schema.Required ?? new HashSet<string>()).Except(names).ShouldBeEmpty(where);
        if (schema.Properties is not { Count: > 0 } properties)
        {
            // An object of which the names are anybody's.
            foreach (var (name, inner) in fields)
                ShouldFit(inner, schema.AdditionalProperties.ShouldNotBeNull(where), $"{where}.{name}");
            return;
        }

        // What every problem of ASP.NET Core carries beside.
        names.Except(properties.Keys).Except(["traceId"]).ShouldBeEmpty(where);
        foreach (var (name, inner) in fields.Where(field => field.Key != "traceId"))
            ShouldFit(inner, properties[name], $"{where}.{name}");
    }

    static JsonSchemaType TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => JsonSchemaType.Null,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number when value.ToJsonString().Contains('.', StringComparison.Ordinal) => JsonSchemaType.Number,
        JsonValueKind.Number => JsonSchemaType.Integer | JsonSchemaType.Number,
        _ => JsonSchemaType.Boolean,
    };

    // "{journey:guid}" is "{journey}" in the description.
    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();

    async Task<string> TextAsync()
    {
        using var stranger = room.Program(null);
        return await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
    }
}
