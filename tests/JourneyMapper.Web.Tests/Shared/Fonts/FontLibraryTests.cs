using JourneyMapper.Web.Shared.Fonts;

namespace JourneyMapper.Web.Tests.Shared.Fonts;

public sealed class FontLibraryTests
{
    static readonly FontLibrary Library = new();

    [Fact]
    public void The_style_sheet_has_every_family_that_text_is_set_in()
    {
        foreach (var family in FontLibrary.Families.Split(", ")[..^1])
            Library.ScreenStyleSheet.ShouldContain($"font-family: '{family.Trim('\'')}'");
        Library.ScreenStyleSheet.ShouldNotContain(".woff)");
        Library.ScreenStyleSheet.ShouldNotContain("./files");
    }

    [Fact]
    public void A_font_is_found_by_its_path_and_nothing_else_is()
    {
        File.ReadAllBytes(Library.FindFile("inter/files/inter-latin-400-normal.woff2")!)[..4].ShouldBe("wOF2"u8.ToArray());
        foreach (var path in new[] { "../appsettings.json", "inter/files/../400.css", "inter/400.css", "/etc/passwd", "" })
            Library.FindFile(path).ShouldBeNull();
    }
}
