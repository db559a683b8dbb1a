using System.Net;
using System.Net.Http.Headers;
using JourneyMapper.Data.Imports;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>How a file was fetched.</summary>
/// <param name="Problem">Why it was not; null: it was.</param>
/// <param name="Status">The status of the answer, where that is why.</param>
public sealed record ImportFetched(ImportRunResult? Problem, int? Status = null);

/// <summary>
/// Fetches files from addresses of the internet, within limits of size and time. Redirects are followed one by one, and each is decided on like the first address. Cookies are not kept, proxies not asked.
/// </summary>
public sealed class ImportDownload : IDisposable
{
    const int MostRedirects = 5;

    readonly ScheduledImportOptions options;
    readonly HttpClient http;

    /// <inheritdoc cref="ImportDownload"/>
    public ImportDownload(ScheduledImportOptions options)
    {
        this.options = options;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = PublicNetworks.Connect(options.FromPrivateNetworks),
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("JourneyMapper", ProductVersion.Current));
    }

    /// <summary>What is fetched at most: less than what people upload, because nobody waits and decides.</summary>
    public static ImportLimits Limits { get; } = ImportLimits.Default with { File = 64L * 1024 * 1024, Rows = 1_000_000, Problems = 1000 };

    /// <summary>So long a file may take.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Fetches a file.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="target">Where it goes; it is empty.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ImportFetched> FetchAsync(Uri address, Stream target, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Longest);
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (!options.IsAddress(address))
                    return new(ImportRunResult.Redirected);
                if (!options.Allows(address.Host))
                    return new(ImportRunResult.OtherHost);
                using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limited.Token);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    address = new(address, location);
                    continue;
                }

                return response.IsSuccessStatusCode ? await CopyAsync(response.Content, target, limited.Token) : new(ImportRunResult.Status, (int)response.StatusCode);
            }

            return new(ImportRunResult.Redirected);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(ImportRunResult.TimedOut);
        }
        catch (HttpRequestException exception)
        {
            return new(exception.InnerException is PrivateNetworkException ? ImportRunResult.PrivateNetwork
                : exception.HttpRequestError == HttpRequestError.SecureConnectionError ? ImportRunResult.Untrusted : ImportRunResult.Unreachable);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new(ImportRunResult.Unreachable);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // What is said of its length is not believed, and what is packed counts as it unpacks.
    static async Task<ImportFetched> CopyAsync(HttpContent content, Stream target, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > Limits.File)
            return new(ImportRunResult.TooLarge);
        await using var source = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[64 * 1024];
        while (await source.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (target.Position + read > Limits.File)
                return new(ImportRunResult.TooLarge);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        target.Position = 0;
        return new(null);
    }
}
