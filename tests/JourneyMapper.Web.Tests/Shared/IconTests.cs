using System.Text.RegularExpressions;
using Bunit;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Icons come out of one file of symbols.</summary>
public sealed partial class IconTests : BunitContext
{
    static readonly string Sources = string.Concat(new[] { "*.razor", "*.cs" }
        .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), kind, SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void An_icon_is_hidden_from_screen_readers_and_has_no_text_to_translate() =>
        Render<Icon>(parameters => parameters.Add(icon => icon.Name, "add").Add(icon => icon.Class, "big"))
            .MarkupMatches($"""<svg class="icon big" aria-hidden="true"><use href="{IconSprite.Url}#add"></use></svg>""");

    [Fact]
    public void Every_icon_that_is_shown_is_listed()
    {
        var shown = Named().Matches(Sources).SelectMany(place => Literal().Matches($"\"{place.Groups["value"].Value}\"")).Select(literal => literal.Groups["name"].Value)
            .Concat(Stages.All.Select(stage => stage.Symbol()))
            .Concat(Lanes.All.Select(lane => lane.Lane!.Symbol))
            .Concat(Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1).Select(Symbols.Face))
            .Concat(ChannelLibrary.Symbols)
            .Concat(Enum.GetValues<KpiState>().Select(state => state.Symbol()))
            .ToHashSet(StringComparer.Ordinal);
        shown.Count.ShouldBeGreaterThan(60);
        shown.Except(IconSprite.Names).ShouldBeEmpty();
    }

    [Fact]
    public void No_icon_is_listed_for_nothing() =>
        IconSprite.Names.Where(name => !Sources.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_symbol_is_drawn() => IconSprite.Whole
        .Split("<symbol ", StringSplitOptions.RemoveEmptyEntries)[1..].ShouldAllBe(symbol => Drawn().IsMatch(symbol));

    // Where a name of an icon stands: an attribute, with one name or an expression that chooses one.
    [GeneratedRegex(@"(<Icon\b[^>]*?\bName|\bSymbol)=""(?<value>@\((?:[^""()]|""[a-z0-9_]+""|\([^()]*\))*\)|[^""]*)""|\b(Use|Reference|Svg)\(""(?<value>[a-z0-9_]+)""\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"""(?<name>[a-z][a-z0-9_]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^id=""\w+"" viewBox=""0 -960 960 960""><path d=""[^""]{10,}""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Drawn();
}
