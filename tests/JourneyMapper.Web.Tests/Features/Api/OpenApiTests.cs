using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>The description is valid and says what the endpoints do.</summary>
public sealed class OpenApiTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    const string Experiments = "/api/v1/experiments";
    const string Figures = "/api/v1/experiments/{experiment}/variants/{variant}";

    [Fact]
    public async Task The_description_is_valid_and_open_to_everybody()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await TextAsync(), "json");
        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        document!.Paths.Keys.ShouldBe([ApiRoom.Measurements, ApiRoom.Touchpoints, Experiments, Figures, "/api/v1/journeys/{journey}/funnel/{month}"], ignoreOrder: true);
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
        document.Paths[ApiRoom.Touchpoints].Operations![HttpMethod.Get].Responses!.Keys.ShouldBe(["200", "400", "401", "429", "503"], ignoreOrder: true);
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

        static void ShouldFit(JsonNode? value, IOpenApiSchema schema, string where)
        {
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
            // What every problem of ASP.NET Core carries beside.
            names.Except(schema.Properties!.Keys).Except(["traceId"]).ShouldBeEmpty(where);
            foreach (var (name, inner) in fields.Where(field => field.Key != "traceId"))
                ShouldFit(inner, schema.Properties[name], $"{where}.{name}");
        }

        static JsonSchemaType TypeOf(JsonNode? value) => value?.GetValueKind() switch
        {
            null => JsonSchemaType.Null,
            JsonValueKind.String => JsonSchemaType.String,
            JsonValueKind.Number when value.ToJsonString().Contains('.', StringComparison.Ordinal) => JsonSchemaType.Number,
            JsonValueKind.Number => JsonSchemaType.Integer | JsonSchemaType.Number,
            _ => JsonSchemaType.Boolean,
        };
    }

    async Task<string> TextAsync()
    {
        using var stranger = room.Program(null);
        return await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
    }
}
