using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
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
        ["304"] = "The program has that state already.",
        ["403"] = "The token lacks the scope, or its member may not do that.",
        ["404"] = "There is none of that id, at least none that the token reaches.",
        ["409"] = "It is not possible as things stand; \"detail\" tells why. Nothing is changed.",
        ["412"] = "\"If-Match\" names another state than the present one. Nothing is changed: read it again.",
        ["413"] = $"The body is larger than {MeasurementsRequest.MostBytes / 1024} KB.",
        ["415"] = "The body is not announced as JSON.",
        ["422"] = "Values are wrong; \"errors\" tells them all. Nothing is changed.",
        ["429"] = "Too many requests with this token, or too many tokens from this network that are not valid, in this minute.",
        ["503"] = "The database cannot be reached, or nothing can be printed; try again later.",
        ["504"] = "It took too long; try again later.",
    };

    // Where they mean something else.
    static readonly IReadOnlyDictionary<(string Operation, string Status), string> OwnRefusals = new Dictionary<(string, string), string>
    {
        [(MeasurementsEndpoint.Record, "409")] = "\"existing\" is \"refuse\", and days have another value already. Nothing is recorded.",
        [(ExperimentsEndpoint.Record, "409")] = "The experiment is decided: its figures stand still until somebody takes the decision back.",
        [(ExperimentsEndpoint.Record, "422")] = "The figures cannot be, or are not those of the experiment's kind; \"detail\" tells why. Nothing is recorded.",
    };

    public static void AddApiDescription(this IServiceCollection services)
    {
        // Numbers are numbers, in what is read and in what is described.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton<DescriptionFile>();
        services.AddOpenApi(DescriptionFile.Document, options =>
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
                "Reads and writes journeys with all that is on their maps, personas, comments, audits, measurements, coverage. Create an access token on the account page and send it as a bearer token; its scopes say what it opens. " +
                $"A token has {TokenRate.PerMinute} requests a minute. Sentences come in English, or in French with \"Accept-Language: fr\". " +
                "Lists come in parts: send \"next\" as \"cursor\". What is on a map has the journey's revision as ETag: send it as \"If-None-Match\" to read only what is new, and as \"If-Match\" to write only onto what was read. " +
                $"A POST with an \"{IdempotentRequest.Header}\" may be sent again: it is carried out once and answered the same for a day.",
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
        FieldSchemas.AddShared(document);
        foreach (var shape in RecordResources.All.Prepend<IRecordShape>(JourneyShape.Instance))
            FieldSchemas.Add(document, shape);
        return Task.CompletedTask;
    }

    static Task ExplainAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RequiredScope>().LastOrDefault() is { Scopes: var scopes })
            operation.Description = $"{operation.Description} Needs the scope {string.Join(" or ", scopes.Select(scope => $"`{scope}`"))}.".TrimStart();
        if (operation.RequestBody is OpenApiRequestBody body)
            (body.Required, body.Description) = (true, operation.OperationId == MeasurementsEndpoint.Record
                ? $"At most {MeasurementsRequest.Most} measurements and {MeasurementsRequest.MostBytes / 1024} KB."
                : $"At most {MeasurementsRequest.MostBytes / 1024} KB.");
        if (metadata.OfType<RecordOperationShape>().LastOrDefault() is { } shape)
            DescribeRecords(operation, shape, context.Document!);
        metadata.OfType<FileShape>().LastOrDefault()?.Describe(operation);
        AddParameters(operation, context.Description.HttpMethod ?? "");
        foreach (var (status, response) in operation.Responses ?? [])
            Explain(operation.OperationId ?? "", status, (OpenApiResponse)response);
        if (ApiExamples.Requests.GetValueOrDefault(operation.OperationId ?? "") is { } request)
            Example(operation.RequestBody?.Content, JsonNode.Parse(request));
        foreach (var (status, response) in operation.Responses ?? [])
            if (status[0] == '2' && ApiExamples.Answers.GetValueOrDefault(operation.OperationId ?? "") is { } answer)
                Example(response.Content, JsonNode.Parse(answer));
        return Task.CompletedTask;
    }

    static void DescribeRecords(OpenApiOperation operation, RecordOperationShape shape, OpenApiDocument document)
    {
        if (FieldSchemas.RequestOf(shape) is { } request)
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = $"At most {MeasurementsRequest.MostBytes / 1024} KB.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = new OpenApiSchemaReference(request, document), Example = FieldSchemas.RequestExample(shape) } },
            };
        if (FieldSchemas.AnswerOf(shape) is { } answer)
            foreach (var (status, response) in operation.Responses ?? [])
                if (status[0] == '2' && response is OpenApiResponse done)
                    done.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = new OpenApiSchemaReference(answer, document), Example = FieldSchemas.AnswerExample(shape) } };
        // The library has no journey, and the endpoints of all kinds are the same.
        operation.Parameters = [.. (operation.Parameters ?? []).Where(parameter => parameter is not { Name: "journey", In: ParameterLocation.Query })];
    }

    static void AddParameters(OpenApiOperation operation, string method)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= parameter.Name switch
            {
                "journey" => "The journey’s id.",
                "kpi" => "The KPI’s id.",
                "on" => "The day, as year-month-day.",
                "cursor" => RecordShapes.CursorText,
                "limit" => RecordShapes.LimitText,
                _ => "Its id.",
            };
            if (ApiExamples.Queries.GetValueOrDefault((operation.OperationId ?? "", parameter.Name ?? "")) is { } example)
                parameter.Example = JsonValue.Create(example);
            if (parameter is { Name: "limit", Schema: OpenApiSchema limit })
                (limit.Minimum, limit.Maximum) = ("1", $"{PageCursor.Most}");
        }

        var known = operation.Responses?.ContainsKey("304") == true;
        var stale = operation.Responses?.ContainsKey("412") == true;
        if (known)
            Header("If-None-Match", "The ETag of what the program has: nothing comes while it is the same.");
        if (stale)
            Header("If-Match", "The ETag of what the program has read: nothing is written onto another state.");
        if (method == HttpMethods.Post)
            Header(IdempotentRequest.Header, "Chosen by the program, up to 200 visible characters of ASCII: the request may be sent again under it for a day.");

        void Header(string name, string description)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    static void Explain(string operation, string status, OpenApiResponse response)
    {
        if ((OwnRefusals.GetValueOrDefault((operation, status)) ?? Refusals.GetValueOrDefault(status)) is { } refusal)
            response.Description = refusal;
        if (status == "429")
            Header("Retry-After", "After how many seconds to try again.", JsonSchemaType.Integer);
        if (status == "201")
            Header("Location", "The address of what was made.", JsonSchemaType.String);
        if (status == "422")
            Example(response.Content, JsonNode.Parse(operation == MeasurementsEndpoint.Record ? ApiExamples.WrongRow : ApiExamples.WrongField));

        void Header(string name, string description, JsonSchemaType type)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } };
        }
    }

    static void Example(IDictionary<string, OpenApiMediaType>? content, JsonNode? json)
    {
        foreach (var media in content?.Values ?? [])
            media.Example = json?.DeepClone();
    }
}
