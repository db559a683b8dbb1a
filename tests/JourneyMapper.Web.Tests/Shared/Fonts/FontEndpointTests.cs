using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Shared.Fonts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared.Fonts;

public sealed class FontEndpointTests : IAsyncLifetime
{
    readonly WebApplication app;
    readonly HttpClient client = new();

    public FontEndpointTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<FontLibrary>();
        app = builder.Build();
        app.MapFonts();
    }

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    [Fact]
    public async Task The_style_sheet_and_its_fonts_are_served_for_ever()
    {
        var sheet = await client.GetAsync(app.Services.GetRequiredService<FontLibrary>().ScreenStyleSheetUrl);
        sheet.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        sheet.Headers.CacheControl!.ToString().ShouldContain("immutable");

        var address = Regex.Match(await sheet.Content.ReadAsStringAsync(), @"url\((?<address>[^)]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["address"].Value;
        var font = await client.GetAsync(address);
        font.StatusCode.ShouldBe(HttpStatusCode.OK);
        font.Content.Headers.ContentType!.MediaType.ShouldBe("font/woff2");
        font.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Theory]
    [InlineData("/fonts/inter/400.css")]
    [InlineData("/fonts/..%2fappsettings.json")]
    [InlineData("/fonts/inter/files/none.woff2")]
    public async Task Nothing_else_is_served(string address) =>
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}
