using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>A long text does not make its row many times as high as others, and nothing of it is lost.</summary>
public sealed class CellTextTests
{
    public CellTextTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Theory]
    [InlineData("")]
    [InlineData("Two sizes only")]
    [InlineData("One\nTwo\n\nThree")]
    public void A_short_text_is_shown_whole(string text)
    {
        foreach (var cut in new[] { CellText.OnScreen(text), CellText.OnPaper(text) })
        {
            (cut.Shown, cut.Rest).ShouldBe((text, ""));
            cut.More(FieldKind.Items).ShouldBeNull();
        }
    }

    [Fact]
    public void What_was_the_longest_text_once_is_printed_whole()
    {
        foreach (var text in new[] { new string('x', 1000), string.Join('\n', Enumerable.Range(100, 240)) })
            CellText.OnPaper(text).ShouldBe(new(text, ""));
    }

    [Fact]
    public void A_long_list_shows_its_first_lines_and_counts_the_others()
    {
        var lines = Enumerable.Range(1, 200).Select(i => $"Pain {i}").ToArray();
        var cut = CellText.OnScreen(string.Join('\n', lines));
        cut.Shown.Split('\n').ShouldBe(lines[..15]);
        cut.Rest.Split('\n').ShouldBe(lines[15..]);
        cut.More(FieldKind.Items).ShouldBe("+ 185 more lines");
    }

    [Fact]
    public void A_long_paragraph_is_cut_between_words()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 2000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        text.Length.ShouldBeInRange(9_000, Limits.Text);
        foreach (var cut in new[] { CellText.OnScreen(text), CellText.OnPaper(text) })
        {
            cut.Shown.Length.ShouldBeInRange(900, 1000);
            $"{cut.Shown} {cut.Rest}".ShouldBe(text);
            cut.More(FieldKind.Text).ShouldBe($"… + {cut.Rest.Length} more characters");
        }
    }

    [Fact]
    public void No_character_of_two_halves_is_torn_apart()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001F600", 2000));
        var cut = CellText.OnScreen(text);
        (cut.Shown + cut.Rest).ShouldBe(text);
        char.IsHighSurrogate(cut.Shown[^1]).ShouldBeFalse();
    }
}
