using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Acheter un vélo", "Acheter un vélo.pdf")]
    [InlineData("客户旅程 😀", "客户旅程 😀.pdf")]
    [InlineData("../../etc/passwd", "etc-passwd.pdf")]
    [InlineData("a\\b:c*d?\"<e>|f", "a-b-c-d---e--f.pdf")]
    [InlineData("line\r\nSet-Cookie: x", "line--Set-Cookie- x.pdf")]
    [InlineData("gpj\u202Efdp", "gpj-fdp.pdf")]
    [InlineData(" . ", "journey.pdf")]
    public void A_title_becomes_a_sound_file_name(string title, string name) => FileName.Of(title).ShouldBe(name);

    [Fact]
    public void A_long_title_is_cut_between_characters() => FileName.Of(string.Concat(Enumerable.Repeat("😀", 80))).ShouldBe(string.Concat(Enumerable.Repeat("😀", 50)) + ".pdf");
}
