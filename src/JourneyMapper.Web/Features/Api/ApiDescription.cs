using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Adds to the description in OpenAPI what the endpoints themselves do not tell: tokens, limits, examples and the sense of each refusal.</summary>
static class ApiDescription
{
    const string SecurityScheme = "accessToken";

    static readonly IReadOnlyDictionary<string, string> Refusals = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["400"] = "The request cannot be understood as a whole; \"detail\" tells why.",
        ["401"] = "There is no token, or none that is valid.",
        ["403"] = "The token's member is a viewer, or may not edit the journey.",
        ["404"] = "There is none of that id, at least none that the token reaches.",
        ["409"] = "\"existing\" is \"refuse\", and days have another value already. Nothing is recorded.",
        ["413"] = $"The body is larger than {MeasurementsRequest.MostBytes / 1024} KB.",
        ["415"] = "The body is not announced as JSON.",
        ["422"] = "Values are wrong; \"errors\", or else \"detail\", tells them all. Nothing is recorded.",
        ["429"] = "Too many requests with this token, or too many tokens from this network that are not valid, in this minute.",
        ["503"] = "The database cannot be reached; try again later.",
    };

    // Where they mean something else than for measurements.
    static readonly IReadOnlyDictionary<string, string> FigureRefusals = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["409"] = "The experiment is decided: its figures stand still until somebody takes the decision back.",
        ["422"] = "The figures cannot be, or are not those of the experiment's kind; \"detail\" tells why. Nothing is recorded.",
    };

    public static void AddApiDescription(this IServiceCollection services)
    {
        // Numbers are numbers, in what is read and in what is described.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith($"{ApiAddress.Root}/", StringComparison.Ordinal);
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(ExplainAsync);
        });
    }

    static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "JourneyMapper",
            Version = "1",
            Description =
                $"Records measurements, funnels and figures of experiments from other programs. Create an access token on the account page and send it as a bearer token. " +
                $"A token has {TokenRate.PerMinute} requests a minute. Sentences come in English, or in French with \"Accept-Language: fr\".",
        };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [SecurityScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "jm_…",
                Description = "A personal access token from the account page. What its member may do counts with each request.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(SecurityScheme, document)] = [] }];
        return Task.CompletedTask;
    }

    static Task ExplainAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if ((operation.OperationId == ExperimentsEndpoint.Record ? FigureRefusals.GetValueOrDefault(status) : null) is { } figures)
                response.Description = figures;
            else if (Refusals.TryGetValue(status, out var refusal))
                response.Description = refusal;
            if (status == "429" && response is OpenApiResponse tooOften)
                tooOften.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                {
                    ["Retry-After"] = new OpenApiHeader { Description = "After how many seconds to try again.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
                };
        }

        if (operation.RequestBody is OpenApiRequestBody body)
            body.Required = true;
        switch (operation.OperationId)
        {
            case ExperimentsEndpoint.Record:
                operation.RequestBody!.Description = "What was counted of one variant.";
                Example(operation.RequestBody.Content, ApiExamples.Figures);
                Example(operation.Responses?["200"].Content, ApiExamples.Variant);
                break;
            case ExperimentsEndpoint.List:
                Example(operation.Responses?["200"].Content, ApiExamples.Experiments);
                break;
            case MeasurementsEndpoint.Record:
                operation.RequestBody!.Description = $"At most {MeasurementsRequest.Most} measurements and {MeasurementsRequest.MostBytes / 1024} KB.";
                Example(operation.RequestBody.Content, ApiExamples.Request);
                Example(operation.Responses?["200"].Content, ApiExamples.Recorded);
                Example(operation.Responses?["422"].Content, ApiExamples.WrongRow);
                break;
            case FunnelEndpoint.Write:
                operation.RequestBody!.Description = "The figures of the month.";
                Example(operation.RequestBody.Content, ApiExamples.FunnelRequest);
                Example(operation.Responses?["200"].Content, ApiExamples.Funnel);
                break;
            case FunnelEndpoint.Read:
                Example(operation.Responses?["200"].Content, ApiExamples.Funnel);
                break;
            default:
                Example(operation.Responses?["200"].Content, ApiExamples.Touchpoints);
                break;
        }

        return Task.CompletedTask;
    }

    static void Example(IDictionary<string, OpenApiMediaType>? content, string json)
    {
        foreach (var media in content?.Values ?? [])
            media.Example = JsonNode.Parse(json);
    }
}
