using System.Globalization;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Testing.Pdf;

namespace JourneyMapper.Printing.Tests.Flow;

public sealed class FlowDocumentTests
{
    [Fact]
    public void A_table_goes_on_over_pages_with_its_headings_and_all_of_its_rows()
    {
        var pdf = Read(content => content.Heading(1, "Report").Table([new("Name"), new("Count", Alignment.Right)],
            Enumerable.Range(1, 120).Select(i => (IReadOnlyList<FlowCell>)[new FlowCell([new TextSpan($"Row{i}x")]) { IsHeading = true }, $"{i}"])));

        pdf.Pages.Count.ShouldBeGreaterThan(2);
        pdf.Pages.ShouldAllBe(page => page.Text.Contains("Count"));
        foreach (var i in Enumerable.Range(1, 120))
            pdf.Pages.Count(page => page.Text.Contains($"Row{i}x", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var tag in new[] { "Table", "THead", "TBody", "TR", "TH", "TD", "H1" })
            pdf.Tags.ShouldContain(tag);
        pdf.UaFaults.ShouldBeEmpty();
    }

    [Fact]
    public void Each_page_says_which_it_is_and_the_outline_leads_to_headings()
    {
        var pdf = Read(content =>
        {
            for (var i = 1; i <= 3; i++)
                content.Heading(1, $"Part {i}").Paragraph("Text.").Break();
        });

        pdf.Pages.Select(page => page.Text.Trim()[^11..]).ShouldBe(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]);
        pdf.Outline.ShouldBe([new("Part 1", 1, 1), new("Part 2", 1, 2), new("Part 3", 1, 3)]);
    }

    [Fact]
    public void A_heading_is_not_left_alone_at_the_end_of_a_page()
    {
        for (var lines = 35; lines < 55; lines++)
        {
            var count = lines;
            var pdf = Read(content => content.Paragraph(string.Join('\n', Enumerable.Range(0, count))).Heading(2, "Heading").Paragraph("Below"));
            pdf.Pages.ShouldContain(page => page.Text.Contains("Heading") && page.Text.Contains("Below"));
        }
    }

    [Fact]
    public void A_paragraph_longer_than_a_page_loses_nothing()
    {
        var words = Enumerable.Range(1, 3000).Select(i => $"w{i}x").ToList();
        var pdf = Read(content => content.Box(box => box.Paragraph(string.Join(' ', words)), Palette.AccentSoft));

        pdf.Pages.Count.ShouldBeGreaterThan(1);
        foreach (var word in words)
            pdf.Text.ShouldContain(word);
        pdf.UaFaults.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_higher_than_a_page_and_not_to_be_divided_is_made_smaller()
    {
        var pdf = Read(content => content.Columns(left => left.Paragraph(string.Join('\n', Enumerable.Range(1000, 200))), right => right.Paragraph("Right")));

        pdf.Pages.ShouldHaveSingleItem().Text.ShouldContain("1199");
    }

    [Fact]
    public void Lists_key_figures_boxes_and_figures_are_tagged()
    {
        var pdf = Read(content => content
            .Heading(1, "Report").Heading(2, "Part")
            .KeyFigures([new("42 %", "Coverage", "of 100"), new("3", "Findings")])
            .List(["One", "Two"]).List(["First"], isNumbered: true)
            .Figure(new(40, (canvas, box) => canvas.FillRounded(box, 4, Palette.GoodLine)), "A bar: 42 %")
            .Together(inner => inner.Heading(3, "Together").Paragraph([new("A "), new("link", Link: "https://example.org/")])));

        foreach (var text in new[] { "42 %", "Coverage", "of 100", "One", "Two", "1.", "First", "Together" })
            pdf.Text.ShouldContain(text);
        foreach (var tag in new[] { "L", "LI", "Lbl", "LBody", "Figure", "Link", "H3" })
            pdf.Tags.ShouldContain(tag);
        pdf.Links.ShouldBe(["https://example.org/"]);
        pdf.UaFaults.ShouldBeEmpty();
    }

    [Fact]
    public void A_matrix_shows_what_stands_where_and_how_many_have_no_room()
    {
        var pdf = Read(content => content.Matrix(
            new(5, "Effort", "Impact")
            {
                Ground = (_, _) => Palette.Hover,
                Title = (across, up) => (across, up) == (1, 5) ? "Quick wins" : null,
                Points = [(1, 5, "71"), .. Enumerable.Range(0, 40).Select(i => (3, 3, $"{500 + i}"))],
            },
            "Impact and effort"));

        foreach (var text in new[] { "Effort →", "Impact ↑", "Quick wins", "71", "500" })
            pdf.Text.ShouldContain(text);
        var shown = Enumerable.Range(500, 40).Count(number => pdf.Text.Contains($"{number}", StringComparison.Ordinal));
        shown.ShouldBeLessThan(40);
        pdf.Text.ShouldContain($"+{40 - shown}");
        pdf.Tags.ShouldContain("Figure");
        pdf.UaFaults.ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_below_a_row_goes_on_on_the_next_page()
    {
        var pdf = Read(content => content.Table([new("Finding"), new("Where", Width: 100)],
            [new FlowRow("Above", "Here") { Below = below => below.Items(Enumerable.Range(1, 300).Select(i => (IReadOnlyList<TextSpan>)[new($"Item{i}x")]), 2, FlowLooks.Cell) }, new FlowRow("After", "There")]));

        pdf.Pages.Count.ShouldBeGreaterThan(1);
        pdf.Pages.ShouldAllBe(page => page.Text.Contains("Finding"));
        foreach (var i in Enumerable.Range(1, 300))
            pdf.Pages.Count(page => page.Text.Contains($"Item{i}x", StringComparison.Ordinal)).ShouldBe(1);
        pdf.Pages.Count(page => page.Text.Contains("Above", StringComparison.Ordinal)).ShouldBe(1);
        pdf.Pages[^1].Text.ShouldContain("After");
        pdf.UnmarkedContent.ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_longer_than_a_page_goes_on_on_the_next_one()
    {
        var words = Enumerable.Range(1, 4000).Select(i => $"w{i}x").ToList();
        var pdf = Read(content => content.Table([new("Then"), new("Now")], [new FlowRow("Short", string.Join(' ', words)), new FlowRow("After", "")]));

        pdf.Pages.Count.ShouldBeGreaterThan(2);
        var text = pdf.Text;
        words.ShouldAllBe(word => text.Contains(word));
        pdf.Pages.Count(page => page.Text.Contains("Short", StringComparison.Ordinal)).ShouldBe(1);
        pdf.Tags.ShouldContain("TD");
        pdf.UnmarkedContent.ShouldBeEmpty();
    }

    [Fact]
    public void A_word_without_end_leaves_the_other_columns_their_room()
    {
        var pdf = Read(content => content.Table([new("Then"), new("Now")], [new FlowRow(new string('m', 400), "Some words beside it")]));

        pdf.Pages.ShouldHaveSingleItem().Text.ShouldContain("Some words beside it");
    }

    [Fact]
    public void Cells_have_lists_marks_and_pictures_that_say_something()
    {
        var pdf = Read(content => content
            .Table([new("What") { Color = Palette.Accent }, new("Score")],
            [
                new FlowRow(
                    new FlowCell([new("One\nTwo")]) { IsList = true },
                    new FlowCell([new("85", FontStyle.SemiBold)]) { Mark = new(Palette.ScoreGoodSoft, IsWide: true), Drawing = FlowDrawing.Bar(0.85, Palette.ScoreGood, Palette.Line, 3), DrawingText = "A bar" }),
            ])
            .Tiles([new("Awareness", Palette.Accent, "70", Palette.ScoreFair, new(Palette.ScoreFairSoft), FlowDrawing.Bar(0.7, Palette.ScoreFair, Palette.Line, 3))])
            .Bars([new("Clarity", "3.5", 0.7, Palette.GoodLine), new("Theirs", "–", null, Palette.NeutralLine, IsBelow: true)])
            .Aside(0.3, left => left.Paragraph("At the left"), right => right.Paragraph("At the right")));

        foreach (var text in new[] { "One", "Two", "85", "Awareness", "70", "Clarity", "3.5", "Theirs", "At the left", "At the right" })
            pdf.Text.ShouldContain(text);
        foreach (var tag in new[] { "L", "LI", "LBody", "Figure", "TD" })
            pdf.Tags.ShouldContain(tag);
        pdf.UnmarkedContent.ShouldBeEmpty();
        pdf.MarkedWithoutParent.ShouldBe(0);
    }

    static PdfFile Read(Action<FlowContent> fill)
    {
        using var shaper = new TextShaper(Printing.Fonts, "en");
        using var stream = new MemoryStream();
        var document = new FlowDocument(shaper, FlowPaper.A4, new("30 November 2026", (page, pages) => string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}")));
        fill(document.Content);
        document.Write(stream, new("Report", "en", new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)));
        return PdfFile.Parse(stream.ToArray());
    }
}
