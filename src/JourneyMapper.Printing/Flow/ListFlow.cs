using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Flow;

/// <summary>An item of a list: its mark, and its text.</summary>
sealed class ListItemFlow(Paragraph mark, IReadOnlyList<Paragraph> text, TextLook look, FlowElement list) : FlowBlock
{
    const double Indent = 16;

    public override double Height(double width) => new TextBlock(text, width - Indent, look).Height;

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var block = new TextBlock(text, place.Width - Indent, look);
        var item = list.In(parent).Add(Role.LI, language: block.Language);
        new TextBlock(mark, Indent, look).Draw(canvas, item.Add(Role.Lbl), place.X, place.Y);
        block.Draw(canvas, item.Add(Role.LBody), place.X + Indent, place.Y);
    }
}
