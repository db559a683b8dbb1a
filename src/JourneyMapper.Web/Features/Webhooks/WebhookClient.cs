using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>How an attempt ended.</summary>
/// <param name="Result">In a word.</param>
/// <param name="Status">Of the receiver's answer; null where there was none.</param>
/// <param name="Took">In milliseconds.</param>
public sealed record WebhookAttempt(WebhookResult Result, int? Status, int Took);

/// <summary>
/// Sends deliveries, to the internet only unless the operator says otherwise. Answers are not read, redirects not followed, cookies not kept, proxies not asked.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    readonly HttpClient http;

    /// <inheritdoc cref="WebhookClient"/>
    public WebhookClient(WebhookOptions options)
    {
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = PublicNetworks.Connect(options.ToPrivateNetworks),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 64 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        { Timeout = LongestAttempt };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("JourneyMapper", ProductVersion.Current));
    }

    /// <summary>Sends once.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="secret">What it is signed with.</param>
    /// <param name="id">The delivery's id.</param>
    /// <param name="at">Now.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<WebhookAttempt> SendAsync(Uri address, string secret, Guid id, DateTimeOffset at, byte[] body, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
            request.Headers.Add(WebhookSignature.IdHeader, id.ToString());
            request.Headers.Add(WebhookSignature.TimeHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, id, at.ToUnixTimeSeconds(), body));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Ended(response.IsSuccessStatusCode ? WebhookResult.Delivered : (int)response.StatusCode is >= 300 and < 400 ? WebhookResult.Redirected : WebhookResult.Refused, (int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Ended(WebhookResult.TimedOut);
        }
        catch (HttpRequestException exception)
        {
            return Ended(exception.InnerException is PrivateNetworkException ? WebhookResult.PrivateNetwork
                : exception.HttpRequestError == HttpRequestError.SecureConnectionError ? WebhookResult.Untrusted : WebhookResult.Unreachable);
        }

        WebhookAttempt Ended(WebhookResult result, int? status = null) => new(result, status, (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
