using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Map;

public sealed class CellMarkupTests
{
    [Theory]
    [InlineData("nothing of it", "nothing of it")]
    [InlineData("a **bold** word", "a |*bold| word")]
    [InlineData("- one\n- **two**\nthree - four", "• one\n• |*two|\nthree - four")]
    [InlineData("see [the test](https://example.org/a_(b)) now", "see |the test→https://example.org/a_(b|) now")]
    [InlineData("https://example.org/x?y=1, and http://a.example.", "https://example.org/x?y=1→https://example.org/x?y=1|, and |http://a.example→http://a.example|.")]
    [InlineData("[no](javascript:alert(1)) **", "[no](javascript:alert(1)) **")]
    [InlineData("a ![till](picture:0123456789abcdef0123456789abcdef) b", "a |#till| b")]
    [InlineData("![](picture:0123456789abcdef0123456789abcdef)", "#")]
    [InlineData("![x](picture:0123) ![y](https://example.org/y.png)", "![x](picture:0123) !|y→https://example.org/y.png")]
    [InlineData("<b>**x**</b>", "<b>|*x|</b>")]
    [InlineData("** not bold **\n**", "|* not bold |\n**")]
    public void A_text_is_read_into_pieces(string text, string pieces) => string.Join('|', CellMarkup.Read(text).Select(Show)).ShouldBe(pieces.TrimStart('|'));

    [Fact]
    public void What_is_read_aloud_has_no_marks() => CellMarkup.Plain("- **two** [links](https://a.example)").ShouldBe("• two links");

    [Fact]
    public void Pictures_are_described_behind_the_words_that_are_seen() =>
        CellMarkup.Plain("one ![a till](picture:0123456789abcdef0123456789abcdef) two").ShouldBe("one  two\na till");

    [Theory]
    [InlineData("![a](picture:0123456789abcdef0123456789abcdef)", "")]
    [InlineData("one\n![a](picture:0123456789abcdef0123456789abcdef)\ntwo", "one\ntwo")]
    [InlineData("one ![a](picture:0123456789abcdef0123456789abcdef) two\n![a](picture:0123456789abcdef0123456789abcdef)", "one  two")]
    public void A_text_without_its_pictures_has_no_lines_for_them(string text, string left) => CellMarkup.WithoutPictures(text).ShouldBe(left);

    [Fact]
    public void A_long_text_of_marks_is_read_in_a_moment()
    {
        var hostile = string.Concat(Enumerable.Repeat("[a](http ", 5000));
        CellMarkup.Plain(hostile).ShouldBe(hostile);
    }

    static string Show(MarkupPiece piece) => piece.Picture is not null ? $"#{piece.Text}" : piece.IsBold ? $"*{piece.Text}" : piece.Link is null ? piece.Text : $"{piece.Text}→{piece.Link}";
}
