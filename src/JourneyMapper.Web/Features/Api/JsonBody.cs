using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Reads the body of a request as JSON, once, or says why it cannot. What comes out can be read as text everywhere: no invalid UTF-8, no half character, no NUL.</summary>
static class JsonBody
{
    /// <summary>Lists within lists are not expected deeper than that.</summary>
    const int Depth = 8;

    static readonly object Key = new();

    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = Depth };

    /// <summary>The body as it came, or the answer that refuses it.</summary>
    public static async Task<(byte[]? Bytes, IResult? Refusal)> BytesAsync(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var read))
            return ((byte[])read!, null);
        try
        {
            // The server refuses what is longer than the endpoint takes.
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            var bytes = body.ToArray();
            http.Items[Key] = bytes;
            return (bytes, null);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, ApiProblems.Of(exception.StatusCode));
        }
    }

    /// <summary>The object that the body holds, or the answer that refuses it.</summary>
    public static async Task<(JsonElement? Body, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        if (!IsJson(http.Request))
            return (null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType));
        var (bytes, refusal) = await BytesAsync(http);
        if (bytes is null)
            return (null, refusal);
        if (!Utf8.IsValid(bytes))
            return (null, RequestReader.Malformed(ApiText.NoUtf8));
        try
        {
            if (!IsReadable(bytes))
                return (null, RequestReader.Malformed(ApiText.NoCharacter));
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? (document.RootElement.Clone(), null) : (null, RequestReader.Malformed(ApiText.NoObject));
        }
        catch (JsonException exception)
        {
            return (null, RequestReader.Malformed(ApiText.NoJsonAt.With(exception.LineNumber + 1, exception.BytePositionInLine + 1)));
        }
    }

    static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    // A lone surrogate can be written as an escape, and so can what PostgreSQL does not store.
    static bool IsReadable(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            var letters = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
            try
            {
                if (letters.AsSpan(0, reader.CopyString(letters)).Contains('\0'))
                    return false;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
            finally
            {
                ArrayPool<char>.Shared.Return(letters);
            }
        }

        return true;
    }
}
