using JourneyMapper.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class CompressionTests : IAsyncLifetime
{
    readonly WebApplication app;
    readonly HttpClient client = new();

    public CompressionTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCompression();
        app = builder.Build();
        app.UseResponseCompression();
        app.MapGet("/sheet", () => TypedResults.Text(new string('a', 10_000), "text/css; charset=utf-8"));
        app.MapGet("/page", () => TypedResults.Text(new string('a', 10_000), "text/html; charset=utf-8"));
    }

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br, zstd");
    }

    [Fact]
    public async Task A_style_sheet_travels_compressed()
    {
        var answer = await client.GetAsync("/sheet");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task A_page_does_not_since_its_size_would_tell_about_the_token_in_it() =>
        (await client.GetAsync("/page")).Content.Headers.ContentEncoding.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}
