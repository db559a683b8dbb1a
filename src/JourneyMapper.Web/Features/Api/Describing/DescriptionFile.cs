using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JourneyMapper.Web.Features.Api.Describing;

/// <summary>The description in OpenAPI as a file: made once, at the first request, as nothing in it changes while the application runs.</summary>
sealed class DescriptionFile([FromKeyedServices(DescriptionFile.Document)] IOpenApiDocumentProvider provider)
{
    /// <summary>The name of the document.</summary>
    public const string Document = "v1";

    const string Type = "application/json; charset=utf-8";

    readonly SemaphoreSlim gate = new(1, 1);
    volatile byte[]? written;

    /// <summary>The file, or nothing where the program has it already.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http) => EntityTags.Answer(http, written ?? await WriteAsync(http.RequestAborted), Type);

    async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (written is { } known)
                return known;
            using var file = new MemoryStream();
            var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
            await document.SerializeAsJsonAsync(file, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
            return written = file.ToArray();
        }
        finally
        {
            gate.Release();
        }
    }
}
