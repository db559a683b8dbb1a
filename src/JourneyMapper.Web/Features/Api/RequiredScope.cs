using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Api;

/// <summary>The scopes of which an endpoint needs one.</summary>
/// <param name="Scopes">See <see cref="TokenScopes"/>.</param>
sealed record RequiredScope(params IReadOnlyList<string> Scopes)
{
    /// <summary>Lets an endpoint answer whom its scope was granted, or refuses in its place. One without a scope answers nobody: somebody has forgotten it.</summary>
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var needed = http.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scopes ?? throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} needs no scope.");
        string[] granted = [.. http.User.FindAll(TokenAuthentication.ScopeClaim).Select(claim => claim.Value)];
        if (needed.Any(scope => TokenScopes.Cover(granted, scope)))
            return next(context);
        http.Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer error=\"insufficient_scope\", scope=\"{needed[0]}\"";
        return ValueTask.FromResult<object?>(ApiProblems.Of(StatusCodes.Status403Forbidden, ApiText.NoScopeText.With(needed[0]), ApiText.NoScope));
    }
}

static class RequiredScopes
{
    /// <summary>Has an endpoint need one of these scopes.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params IReadOnlyList<string> scopes)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new RequiredScope(scopes)));
        return endpoint;
    }
}
