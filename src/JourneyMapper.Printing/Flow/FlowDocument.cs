using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Pdf;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>The paper of a document that flows.</summary>
/// <param name="Width">In CSS pixels, 96 to the inch.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="Margin">The white edge.</param>
public sealed record FlowPaper(double Width, double Height, double Margin = 53)
{
    /// <summary>A4, upright.</summary>
    public static readonly FlowPaper A4 = new(793.7, 1122.5);

    /// <summary>A4, across.</summary>
    public static readonly FlowPaper A4Landscape = new(1122.5, 793.7);

    /// <summary>Letter, upright.</summary>
    public static readonly FlowPaper Letter = new(816, 1056);
}

/// <summary>What stands at the foot of each page.</summary>
/// <param name="Left">A text at the left, such as the day.</param>
/// <param name="PageOf">Says which page of how many it is.</param>
public sealed record FlowFoot(string Left, Func<int, int, string> PageOf);

/// <summary>A document whose blocks stand below each other and go on over as many pages as they need: reports, lists, cards.</summary>
public sealed class FlowDocument
{
    const double FootRoom = 30;

    static readonly TextLook FootLook = new(11, 16, Palette.Ink2);

    readonly TextShaper shaper;
    readonly FlowPaper paper;
    readonly FlowFoot? foot;

    /// <summary>Begins a document.</summary>
    /// <param name="shaper">Shapes its texts.</param>
    /// <param name="paper">Its paper.</param>
    /// <param name="foot">What stands at the foot of each page; null: nothing.</param>
    public FlowDocument(TextShaper shaper, FlowPaper paper, FlowFoot? foot)
    {
        (this.shaper, this.paper, this.foot) = (shaper, paper, foot);
        Content = new(shaper);
    }

    /// <summary>What is in it.</summary>
    public FlowContent Content { get; }

    double InnerWidth => paper.Width - (2 * paper.Margin);

    double InnerHeight => paper.Height - (2 * paper.Margin) - (foot is null ? 0 : FootRoom);

    /// <summary>Writes it as a PDF.</summary>
    /// <param name="stream">Where.</param>
    /// <param name="information">Its title, language and day.</param>
    /// <param name="cancellation">Gives up between two pages.</param>
    public void Write(Stream stream, PdfInformation information, CancellationToken cancellation = default)
    {
        var document = new PdfDocument(stream, information);
        AddTo(document, 0, cancellation);
        document.Finish();
    }

    /// <summary>Adds its pages to a document that has others before.</summary>
    /// <param name="document">The document.</param>
    /// <param name="before">How many pages stand before, for their numbers.</param>
    /// <param name="cancellation">Gives up between two pages.</param>
    /// <returns>How many pages it has.</returns>
    public int AddTo(PdfDocument document, int before, CancellationToken? cancellation)
    {
        var pages = Paginate();
        for (var i = 0; i < pages.Count; i++)
        {
            cancellation?.ThrowIfCancellationRequested();
            var canvas = document.AddPage(paper.Width, paper.Height);
            foreach (var (block, y) in pages[i])
                block.Draw(canvas, canvas.Document, new(paper.Margin, paper.Margin + y, InnerWidth, block.Height(InnerWidth)));
            if (foot is not null)
                DrawFoot(canvas, foot, before + i + 1, before + pages.Count);
        }
        return pages.Count;
    }

    /// <summary>How many pages it has.</summary>
    public int CountPages() => Paginate().Count;

    // Which blocks stand on which page, and how far from its top.
    List<List<(FlowBlock Block, double Y)>> Paginate()
    {
        var pages = new List<List<(FlowBlock, double)>> { new() };
        var y = 0.0;
        var blocks = new LinkedList<FlowBlock>(Content.Blocks);
        while (blocks.First is { } next)
        {
            blocks.RemoveFirst();
            var block = next.Value;
            if (block is PageBreak)
            {
                if (pages[^1].Count > 0)
                    Turn();
                continue;
            }
            if (pages[^1].Count > 0)
                y += block.Before;
            var height = block.Height(InnerWidth);
            var needed = block.IsKeptWithNext ? NeededWithNext(block, blocks) : height;
            if (y + needed <= InnerHeight)
            {
                pages[^1].Add((block, y));
                y += height;
            }
            else if (!block.IsKeptWithNext && block.Split(InnerWidth, InnerHeight - y) is { } parts)
            {
                pages[^1].Add((parts.Head, y));
                blocks.AddFirst(parts.Tail);
                Turn();
            }
            else if (pages[^1].Count == 0)
            {
                // Higher than a page, and not to be divided.
                pages[^1].Add((block.Height(InnerWidth) > InnerHeight ? new ShrunkFlow(block, InnerHeight) : block, 0));
                y = Math.Min(height, InnerHeight);
            }
            else
            {
                blocks.AddFirst(block);
                Turn();
            }
        }
        if (pages.Count > 1 && pages[^1].Count == 0)
            pages.RemoveAt(pages.Count - 1);
        return pages;

        void Turn()
        {
            pages.Add([]);
            y = 0;
        }
    }

    // Headings stay with each other and with the beginning of what they head.
    double NeededWithNext(FlowBlock block, LinkedList<FlowBlock> following)
    {
        var needed = block.Height(InnerWidth);
        foreach (var next in following.TakeWhile(next => next is not PageBreak))
        {
            needed += next.Before + (next.IsKeptWithNext ? next.Height(InnerWidth) : next.LeastHeight(InnerWidth));
            if (!next.IsKeptWithNext)
                break;
        }
        return Math.Min(needed, InnerHeight);
    }

    void DrawFoot(ICanvas canvas, FlowFoot foot, int page, int pages)
    {
        var y = paper.Height - paper.Margin - FootLook.LineHeight;
        new TextBlock(shaper.Paragraph(foot.Left), InnerWidth / 2, FootLook).Draw(canvas, null, paper.Margin, y);
        new TextBlock(shaper.Paragraph(foot.PageOf(page, pages), FontStyle.SemiBold), InnerWidth / 2, FootLook with { Alignment = Alignment.Right }).Draw(canvas, null, paper.Margin + (InnerWidth / 2), y);
    }
}

/// <summary>What follows begins a page.</summary>
sealed class PageBreak : FlowBlock
{
    public override double Height(double width) => 0;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        // It is never placed.
    }
}

/// <summary>A block that is higher than a page, made smaller so that nothing is cut off.</summary>
sealed class ShrunkFlow(FlowBlock block, double height) : FlowBlock
{
    public override double Height(double width) => height;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var natural = block.Height(place.Width);
        using (canvas.Transform(height / natural, place.X, place.Y))
            block.Draw(canvas, parent, new(0, 0, place.Width, natural));
    }
}
