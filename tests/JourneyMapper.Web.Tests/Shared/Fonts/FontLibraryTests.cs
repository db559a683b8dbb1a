using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Tests.Features.Export;

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
    public void The_product_is_set_in_the_families_that_paper_is()
    {
        using var tokens = new StreamReader(WebRoot.Files.GetFileInfo("css/tokens.css").CreateReadStream());
        tokens.ReadToEnd().ShouldContain($"--font: {FontLibrary.Families.Replace('\'', '"').Replace("sans-serif", "system-ui, sans-serif", StringComparison.Ordinal)};");
        FontLibrary.Families.Split(", ").Length.ShouldBe(FontPackages.All.Count + 1);
    }

    [Fact]
    public void A_font_is_found_by_its_path_and_nothing_else_is()
    {
        File.ReadAllBytes(Library.FindFile("inter/files/inter-latin-400-normal.woff2")!)[..4].ShouldBe("wOF2"u8.ToArray());
        foreach (var path in new[] { "../appsettings.json", "inter/files/../400.css", "inter/400.css", "/etc/passwd", "" })
            Library.FindFile(path).ShouldBeNull();
    }
}
