using JourneyMapper.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class CompressionTests : IAsyncLifetime
{
    readonly WebApplication _app;
    readonly HttpClient _client = new();

    public CompressionTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCompression();
        _app = builder.Build();
        _app.UseResponseCompression();
        _app.MapGet("/sheet", () => TypedResults.Text(new string('a', 10_000), "text/css; charset=utf-8"));
        _app.MapGet("/page", () => TypedResults.Text(new string('a', 10_000), "text/html; charset=utf-8"));
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br, zstd");
    }

    [Fact]
    public async Task A_style_sheet_travels_compressed()
    {
        var answer = await _client.GetAsync("/sheet");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task A_page_does_not_since_its_size_would_tell_about_the_token_in_it() =>
        (await _client.GetAsync("/page")).Content.Headers.ContentEncoding.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
