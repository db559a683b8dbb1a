using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace JourneyMapper.Web.Startup;

/// <summary>Compresses texts that are the same for everybody, such as the rules of the fonts; files of wwwroot are compressed when they are built.</summary>
static class Compression
{
    // Pages are left out: they carry a secret (the token of their forms) beside texts that others may have chosen, and the size of what
    // compression makes of both would tell about the secret.
    static readonly string[] Compressed = ["text/css", "text/javascript", "image/svg+xml"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
