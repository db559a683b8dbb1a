using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Tests.Text;

public sealed class ParagraphTests : IDisposable
{
    readonly TextShaper shaper = new(Printing.Fonts, "en");

    [Fact]
    public void Lines_break_between_words_and_keep_all_of_them()
    {
        var paragraph = shaper.Paragraph("Customers compare three offers before they decide for one of them");
        var lines = paragraph.Lines(10);

        lines.Count.ShouldBeGreaterThan(2);
        lines.ShouldAllBe(line => line.Width <= 10);
        lines.Count.ShouldBe(paragraph.CountLines(10));
        string.Concat(lines.Select(line => line.Text)).ShouldBe(paragraph.Text);
        lines.SkipLast(1).ShouldAllBe(line => line.Text.EndsWith(' '));
    }

    [Fact]
    public void A_word_wider_than_a_line_is_broken_between_what_people_see_as_characters()
    {
        var lines = shaper.Paragraph(string.Concat(Enumerable.Repeat("👨‍👩‍👧e\u0301", 12))).Lines(6);

        lines.Count.ShouldBeGreaterThan(1);
        foreach (var line in lines)
            (line.Text.StartsWith('e') || line.Text.StartsWith("👨", StringComparison.Ordinal)).ShouldBeTrue(line.Text);
    }

    [Theory]
    [InlineData("顧客の旅はここから始まります。そして、終わりません。")]
    [InlineData("客户从这里开始他们的旅程，然后继续前进。")]
    public void Ideographs_break_anywhere_but_before_a_full_stop(string text)
    {
        var lines = shaper.Paragraph(text).Lines(5);

        lines.Count.ShouldBeGreaterThan(3);
        lines.ShouldAllBe(line => !"。、，".Contains(line.Text[0]));
    }

    // By dictionary. Words are separated here by hyphens.
    [Theory]
    [InlineData("ประเทศ-ไทย-ประเทศ-ไทย-ประเทศ-ไทย")]
    [InlineData("ลูกค้า-เปรียบ-เทียบ-ราคา-ก่อน-ตัดสิน-ใจ-ซื้อ-สินค้า")]
    [InlineData("ພາສາ-ລາວ-ປະເທດ-ລາວ")]
    [InlineData("ភាសា-ខ្មែរ-ប្រទេស-កម្ពុជា")]
    [InlineData("မြန်မာ-ဘာသာ-စကား-မြန်မာ-နိုင်ငံ")]
    public void Scripts_without_blanks_break_between_words(string words)
    {
        var begins = new HashSet<int>();
        foreach (var word in words.Split('-'))
            begins.Add(begins.Count == 0 ? word.Length : begins.Max() + word.Length);
        var paragraph = shaper.Paragraph(words.Replace("-", "", StringComparison.Ordinal));
        var lines = paragraph.Lines(paragraph.LongestWord + 0.1);

        lines.Count.ShouldBeGreaterThan(1);
        var end = 0;
        foreach (var line in lines)
            begins.ShouldContain(end += line.Text.Length, line.Text);
    }

    [Theory]
    [InlineData("विद्यार्थी")]
    [InlineData("ක්‍රියාව")]
    [InlineData("ក្រុមហ៊ុន")]
    [InlineData("ffiffiffi")]
    public void What_is_one_glyph_stays_on_one_line(string word)
    {
        var lines = shaper.Paragraph(word).Lines(1.5);

        lines.Count.ShouldBeGreaterThan(1);
        string.Concat(lines.Select(line => line.Text)).ShouldBe(word);
        // A letter that was joined would be drawn with its mark of joining, and the dotted circle where a mark has lost its letter.
        foreach (var line in lines)
            "\u094D\u0DCA\u17D2".ShouldNotContain(line.Text[^1]);
    }

    [Fact]
    public void A_paragraph_runs_in_the_direction_of_its_first_letter()
    {
        shaper.Paragraph("رحلة to Lyon").IsRightToLeft.ShouldBeTrue();
        shaper.Paragraph("To رحلة").IsRightToLeft.ShouldBeFalse();
        shaper.Paragraph("123").IsRightToLeft.ShouldBeFalse();
    }

    [Fact]
    public void What_does_not_fit_ends_with_an_ellipsis()
    {
        var line = shaper.Paragraph("A very long name of a touchpoint").Fit(8);

        line.Width.ShouldBeLessThanOrEqualTo(8);
        line.Text[^1].ShouldBe('…');
        shaper.Paragraph("Short").Fit(8).Text.ShouldBe("Short");
    }

    [Theory]
    [InlineData("Ein Text", null)]
    [InlineData("Путь", "ru")]
    [InlineData("顧客の旅", "ja")]
    [InlineData("客户旅程", "zh")]
    [InlineData("12 345", null)]
    public void The_language_is_said_where_the_script_is_not_the_documents(string text, string? language) => shaper.Paragraph(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("\t\n")]
    [InlineData("\ud800 alone")]
    [InlineData("\u0000\uFFFF\u2028")]
    public void No_text_is_too_odd(string text) => Should.NotThrow(() => shaper.Paragraph(text).Lines(3));

    public void Dispose() => shaper.Dispose();
}
