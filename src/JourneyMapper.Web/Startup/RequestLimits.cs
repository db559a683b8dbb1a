using Microsoft.AspNetCore.Http.Features;

namespace JourneyMapper.Web.Startup;

static class RequestLimits
{
    const int Megabyte = 1024 * 1024;

    /// <summary>Refuses requests larger than anything that the pages send.</summary>
    public static void LimitRequests(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 10 * Megabyte;
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = 100;
            options.ValueLengthLimit = 64 * 1024;
            options.MultipartBodyLengthLimit = 10 * Megabyte;
        });
    }
}
