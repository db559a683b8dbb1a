using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Web.Resources;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Answers with an entity tag, and none at all where the program has that state already.</summary>
static class EntityTags
{
    /// <summary>The tag of a revision.</summary>
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"r{revision}\"");

    /// <summary>An answer whose tag is the revision of what it is about.</summary>
    public static IResult Answer(HttpContext http, long revision, Func<JsonNode> content) => IsKnown(http, Of(revision)) ? NotModified() : TypedResults.Json(content());

    /// <summary>An answer whose tag is made from what it says: of facts that have no revision.</summary>
    public static IResult Answer<T>(HttpContext http, T content)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content, json);
        return Answer(http, bytes, "application/json; charset=utf-8");
    }

    /// <summary>The same of an answer that is written already.</summary>
    public static IResult Answer(HttpContext http, byte[] bytes, string type) => IsKnown(http, Hash(bytes)) ? NotModified() : TypedResults.Bytes(bytes, type);

    /// <summary>The tag of a text.</summary>
    public static string Hash(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";

    /// <summary>The revision that a program has read and will not have overwritten, or the answer that refuses what it says; neither where it says nothing.</summary>
    public static (long? Revision, IResult? Refusal) Expected(HttpContext http)
    {
        if (http.Request.Headers.IfMatch.Count == 0 || http.Request.GetTypedHeaders().IfMatch is [{ Tag: { Length: 1 } any }] && any == "*")
            return (null, null);
        // Several tags are as good as none that fits: a program has read one state.
        return http.Request.GetTypedHeaders().IfMatch is [{ IsWeak: false, Tag: var tag }] && tag.ToString() is ['"', 'r', .. var digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (revision, null)
            : (null, ApiProblems.Of(StatusCodes.Status412PreconditionFailed, ApiText.StaleText));
    }

    /// <summary>Notes the revision after a write.</summary>
    public static void Tell(HttpContext http, long revision) => http.Response.Headers.ETag = Of(revision);

    static IResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);

    // A program may keep what it has read, as long as it asks whether that still holds.
    static bool IsKnown(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));
    }
}
