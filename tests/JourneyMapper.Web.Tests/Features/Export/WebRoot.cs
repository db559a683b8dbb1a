using JourneyMapper.Web.Features.Export;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>The application's static files, those of its libraries included, as the running application sees them.</summary>
static class WebRoot
{
    public static IFileProvider Files { get; } = Read();

    static IFileProvider Read()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(MapPrinter).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        return builder.Environment.WebRootFileProvider;
    }
}
