using System.Reflection;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>Screen and paper have the same colours, said in two languages.</summary>
public sealed class PaperColorsTests
{
    static readonly string Styles = string.Concat(new[] { "css/tokens.css", "css/personas.css" }.Select(path => new StreamReader(WebRoot.Files.GetFileInfo(path).CreateReadStream()).ReadToEnd()));

    [Fact]
    public void The_palette_is_that_of_the_light_theme()
    {
        foreach (var color in typeof(Palette).GetFields(BindingFlags.Public | BindingFlags.Static))
            ((Color)color.GetValue(null)!).ToString().ShouldBe(Token(Kebab(color.Name)), color.Name);
    }

    [Fact]
    public void Stages_cards_and_curves_have_the_colours_of_the_screen()
    {
        foreach (var stage in Stages.All)
            MapColors.Of(stage).ToString().ShouldBe(Token(stage.ToString().ToLowerInvariant()));
        foreach (var colour in Enum.GetValues<CardColour>().Where(colour => colour != CardColour.None))
            MapColors.Of(colour).ToString().ShouldBe(Token($"card-{colour.ToString().ToLowerInvariant()}"));
        for (var curve = 1; curve <= 5; curve++)
            MapColors.OfCurve(curve).ToString().ShouldBe(Token($"curve-{curve}"));
    }

    static string? Token(string name) => Regex.Match(Styles, $@"--{name}: light-dark\((?<light>#[0-9a-f]+)", RegexOptions.ExplicitCapture).Groups["light"].Value is { Length: > 0 } found ? found : null;

    // Ink2 is --ink-2, GoodLine is --good-line; paper-2 and line-2 alike.
    static string Kebab(string name) => Regex.Replace(name, "(?<!^)([A-Z]|[0-9])", "-$1").ToLowerInvariant();
}
