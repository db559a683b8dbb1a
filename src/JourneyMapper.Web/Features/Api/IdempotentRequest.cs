using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api;

/// <summary>
/// Lets programs send a POST again under the same <c>Idempotency-Key</c>: it is carried out once, and answered the same for a day. What is made gets ids that follow from token and key, so that nothing
/// happens twice even where the application has gone away between doing it and noting its answer.
/// </summary>
sealed class IdempotentRequest(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Whoever has begun and not ended after that will not end any more.
    static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(2);

    static readonly object Item = new();

    /// <summary>Answers a POST that has come before with what it was answered then.</summary>
    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return !HttpMethods.IsPost(http.Request.Method) || http.Request.Headers[Header].Count == 0 ? next(context)
            : http.RequestServices.GetRequiredService<IdempotentRequest>().AnswerAsync(context, next);
    }

    /// <summary>An id for what a request makes: the same one whenever the request is sent again under its key.</summary>
    /// <param name="http">The request.</param>
    /// <param name="what">Tells apart what it makes.</param>
    public static Guid NewId(HttpContext http, string what) =>
        http.Items[Item] is string key ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{what}")).AsSpan(0, 16)) : Guid.CreateVersion7();

    async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[Header] is not [{ Length: > 0 and <= IdempotentRequestRow.KeyLength } key] || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return RequestReader.Malformed(ApiText.NoKey.With(IdempotentRequestRow.KeyLength));
        var token = Guid.Parse(http.User.FindFirstValue(TokenAuthentication.TokenClaim)!);
        var (body, refusal) = await JsonBody.BytesAsync(http);
        if (body is null)
            return refusal;
        var request = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"), .. body]);
        var now = clock.GetUtcNow();
        await using (var db = await contexts.CreateDbContextAsync(http.RequestAborted))
        {
            var forgotten = now - Kept;
            var abandoned = now - LongestWork;
            await db.IdempotentRequests.Where(row => row.TokenId == token && (row.At < forgotten || (row.Key == key && row.Status == null && row.At < abandoned))).ExecuteDeleteAsync(http.RequestAborted);
            if (!await db.NoteRequestAsync(token, key, request, now, http.RequestAborted))
                return Again(http, await db.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(row => row.TokenId == token && row.Key == key, http.RequestAborted), request);
        }

        http.Items[Item] = $"{token} {key}";
        try
        {
            var answer = await WrittenAsync(http, await next(context));
            await KeepAsync(token, key, http, answer);
            return Results.Empty;
        }
        catch
        {
            await ForgetAsync(token, key);
            throw;
        }
    }

    static IResult Again(HttpContext http, IdempotentRequestRow? known, byte[] request)
    {
        if (known?.Status is not { } status)
        {
            // It is being carried out, or has just been given up.
            http.Response.Headers.RetryAfter = "1";
            return ApiProblems.Of(StatusCodes.Status409Conflict, ApiText.KeyBusy, ApiText.NotPossible);
        }

        if (!known.Request.AsSpan().SequenceEqual(request))
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, ApiText.KeyUsed, ApiText.KeyUsedTitle);
        if (known.Location is not null)
            http.Response.Headers.Location = known.Location;
        if (known.ETag is not null)
            http.Response.Headers.ETag = known.ETag;
        http.Response.StatusCode = status;
        return known.Body is { } body ? new Repeated(body, known.ContentType, status) : TypedResults.StatusCode(status);
    }

    // Into memory first: what is answered is kept, too.
    static async Task<byte[]> WrittenAsync(HttpContext http, object? result)
    {
        var body = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            if (result is IResult answer)
                await answer.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        var bytes = written.ToArray();
        if (bytes.Length > 0)
            await body.WriteAsync(bytes, http.RequestAborted);
        return bytes;
    }

    async Task KeepAsync(Guid token, string key, HttpContext http, byte[] answer)
    {
        // Trouble of ours is no answer: the same request may succeed next time.
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            await ForgetAsync(token, key);
            return;
        }

        var (status, type, location, tag) = ((short?)http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location.FirstOrDefault(), http.Response.Headers.ETag.FirstOrDefault());
        var body = answer.Length > 0 ? answer : null;
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.IdempotentRequests.Where(row => row.TokenId == token && row.Key == key).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, status).SetProperty(row => row.ContentType, type).SetProperty(row => row.Location, location).SetProperty(row => row.ETag, tag)
            .SetProperty(row => row.Body, body), CancellationToken.None);
    }

    async Task ForgetAsync(Guid token, string key)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.IdempotentRequests.Where(row => row.TokenId == token && row.Key == key).ExecuteDeleteAsync(CancellationToken.None);
    }

    sealed class Repeated(byte[] body, string? type, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
