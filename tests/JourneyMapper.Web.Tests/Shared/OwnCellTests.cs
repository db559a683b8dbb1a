using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Figures are read and shown in the reader's culture and kept in one form; links lead only to where people may be led.</summary>
public sealed class OwnCellTests
{
    static readonly OwnLane Numbers = new() { Id = Guid.NewGuid(), Name = "Waiting", Type = LaneType.Number, Unit = "min" };
    static readonly OwnLane Links = new() { Id = Guid.NewGuid(), Name = "Sources", Type = LaneType.Link };

    [Theory]
    [InlineData("en", "1,234.50", "1234.5", "1234.5", "1,234.5")]
    [InlineData("fr", "1 234,5 min", "1234.5", "1234,5", "1\u202f234,5")]
    [InlineData("fr", "-0,25", "-0.25", "-0,25", "-0,25")]
    [InlineData("en", "  ", "", "", "")]
    [InlineData("en", "soon", null, null, null)]
    [InlineData("fr", "1.5", null, null, null)]
    [InlineData("en", "3 to 5", null, null, null)]
    public void A_figure_is_typed_and_shown_as_its_reader_writes_it(string culture, string typed, string? kept, string? again, string? shown)
    {
        var known = new CultureInfo(culture);
        OwnCell.Accept(Numbers, typed, known).ShouldBe(kept);
        if (kept is null)
            return;
        (OwnCell.Typed(Numbers, kept, known), OwnCell.Shown(Numbers, kept, known)).ShouldBe((again!, shown!));
        OwnCell.Accept(Numbers, again!, known).ShouldBe(kept);
    }

    [Fact]
    public void What_was_written_before_lanes_checked_it_stays_as_it_is()
    {
        var culture = new CultureInfo("en");
        (OwnCell.Typed(Numbers, "about 5", culture), OwnCell.Shown(Numbers, "about 5", culture), OwnCell.Shown(null, "1234.5", culture)).ShouldBe(("about 5", "about 5", "1234.5"));
    }

    [Theory]
    [InlineData("https://example.org", "", "https://example.org", "example.org")]
    [InlineData("The test https://www.example.org/a?b=(c)#d", "The test", "https://www.example.org/a?b=(c)#d", "The test")]
    [InlineData("[The test](http://example.org:8080/x)", "The test", "http://example.org:8080/x", "The test")]
    [InlineData("www.example.org/a", "", "https://www.example.org/a", "example.org")]
    [InlineData("Ask ann@example.org", "Ask", "mailto:ann@example.org", "Ask")]
    [InlineData(" mailto:ann@example.org ", "", "mailto:ann@example.org", "ann@example.org")]
    public void A_link_is_an_address_with_a_title_before_it(string line, string title, string address, string text)
    {
        var link = LaneLink.Read(line).ShouldNotBeNull();
        (link.Title, link.Address, link.Text).ShouldBe((title, address, text));
        LaneLink.Read(link.ToString()).ShouldBe(link);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("Test javascript:alert(1)//@x.y")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org")]
    [InlineData("https://")]
    [InlineData("https://shop.example@evil.example")]
    [InlineData("https://a\"onclick=x")]
    [InlineData("example")]
    [InlineData("https://example.org is good")]
    [InlineData("mailto:ann@example.org?bcc=all@example.org")]
    public void Nothing_else_is_a_link(string line)
    {
        LaneLink.Read(line).ShouldBeNull();
        OwnCell.Accept(Links, $"https://example.org\n{line}", CultureInfo.InvariantCulture).ShouldBeNull();
    }

    [Fact]
    public void Links_are_kept_a_line_each()
    {
        OwnCell.Accept(Links, " https://example.org \n\n Ann   ann@example.org", CultureInfo.InvariantCulture).ShouldBe("https://example.org\nAnn mailto:ann@example.org");
        LaneLink.Read("https://example.org/" + new string('x', 900)).ShouldBeNull();
    }
}
