using JourneyMapper.Web.Features.Sharing;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>Which sites may embed a page: what is typed becomes origins, or is refused.</summary>
public sealed class EmbedderTests
{
    [Theory]
    [InlineData("https://intranet.example.org", "https://intranet.example.org")]
    [InlineData("  Intranet.Example.org/ ", "https://intranet.example.org")]
    [InlineData("http://wiki:8080", "http://wiki:8080")]
    [InlineData("https://example.org:443", "https://example.org")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443")]
    public void A_site_becomes_its_origin(string typed, string origin) => Embedders.Read(typed).Origins.ShouldBe([origin]);

    [Theory]
    [InlineData("https://example.org/page")]
    [InlineData("https://*.example.org")]
    [InlineData("*")]
    [InlineData("'self'")]
    [InlineData("javascript://example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://ann:secret@example.org")]
    [InlineData("https://example.org?x=1")]
    [InlineData("https://example.org#")]
    [InlineData("https://exa_mple.org'none'")]
    public void What_is_no_site_is_named(string typed)
    {
        var (origins, unknown, _) = Embedders.Read($"https://good.example\n{typed}");
        origins.ShouldBeEmpty();
        unknown.ShouldBe(typed);
    }

    [Fact]
    public void The_same_site_counts_once_and_too_many_are_refused()
    {
        Embedders.Read("a.example, https://a.example; b.example\nA.EXAMPLE").Origins.ShouldBe(["https://a.example", "https://b.example"]);
        var (origins, _, tooMany) = Embedders.Read(string.Join('\n', Enumerable.Range(0, 11).Select(i => $"site{i}.example")));
        (origins.Count, tooMany).ShouldBe((0, true));
    }
}
