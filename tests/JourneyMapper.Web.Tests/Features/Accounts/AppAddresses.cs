using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>The addresses of the application, made of its routes, so that none is forgotten.</summary>
static class AppAddresses
{
    /// <summary>Every page and endpoint that answers GET, but those of static files.</summary>
    /// <param name="app">Whose routes.</param>
    /// <param name="id">What stands wherever a route asks for an id.</param>
    /// <param name="touchpoint">What the query names as a touchpoint.</param>
    /// <param name="kpi">What it names as a KPI.</param>
    public static IReadOnlyList<string> Addresses(this AccountsApp app, Guid id, Guid touchpoint, string kpi)
    {
        var query = $"?q=e&kpi={kpi}&journey={id}&touchpoint={touchpoint}&persona={id}&take=50&filter=all";
        return
        [
            .. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Count == 0 || methods.HttpMethods.Contains("GET"))
                .Select(endpoint => endpoint.RoutePattern)
                .Where(pattern => pattern.RawText is { } text && !text.StartsWith('_') && !text.StartsWith("/_", StringComparison.Ordinal) && !text.Contains("{**", StringComparison.Ordinal) && !text.Contains("{*", StringComparison.Ordinal)
                    && (pattern.Parameters.Count > 0 || !Path.HasExtension(text)) && !text.Contains("sign-out", StringComparison.Ordinal))
                .Select(pattern => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    _ => id.ToString(),
                })))))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => path + query),
        ];
    }
}
