using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Flow;

/// <summary>A part of a document that stands below the one before. Widths and heights are CSS pixels.</summary>
abstract class FlowBlock
{
    /// <summary>The space above it, where it does not begin a page.</summary>
    public double Before { get; init; }

    /// <summary>Whether it must not be the last on its page.</summary>
    public virtual bool IsKeptWithNext => false;

    /// <summary>How high it is in that width.</summary>
    public abstract double Height(double width);

    /// <summary>The least that must stand together at its beginning.</summary>
    public virtual double LeastHeight(double width) => Height(width);

    /// <summary>Divides it: what fits into a height, and the rest; null where nothing fits.</summary>
    public virtual (FlowBlock Head, FlowBlock Tail)? Split(double width, double available) => null;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Draws.</param>
    /// <param name="parent">What its elements become children of.</param>
    /// <param name="place">Where; of its own height.</param>
    public abstract void Draw(ICanvas canvas, Element parent, Box place);
}

/// <summary>An element that is made when the first part of its block is drawn, and goes on with the parts on further pages.</summary>
sealed class FlowElement(Func<Element, Element> make)
{
    Element? made;

    public Element In(Element parent) => made ??= make(parent);
}

/// <summary>Blocks below each other.</summary>
sealed class FlowStack(IReadOnlyList<FlowBlock> blocks) : FlowBlock
{
    public IReadOnlyList<FlowBlock> Blocks => blocks;

    public override double Height(double width) => blocks.Select((block, i) => (i == 0 ? 0 : block.Before) + block.Height(width)).Sum();

    public override double LeastHeight(double width)
    {
        var height = 0.0;
        for (var i = 0; i < blocks.Count; i++)
        {
            height += (i == 0 ? 0 : blocks[i].Before) + (blocks[i].IsKeptWithNext ? blocks[i].Height(width) : blocks[i].LeastHeight(width));
            if (!blocks[i].IsKeptWithNext)
                break;
        }
        return height;
    }

    public override (FlowBlock Head, FlowBlock Tail)? Split(double width, double available)
    {
        var used = 0.0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var before = i == 0 ? 0 : blocks[i].Before;
            var height = blocks[i].Height(width);
            if (used + before + height <= available)
            {
                used += before + height;
                continue;
            }
            if (blocks[i].Split(width, available - used - before) is { } parts)
                return (new FlowStack([.. blocks.Take(i), parts.Head]), new FlowStack([parts.Tail, .. blocks.Skip(i + 1)]));
            while (i > 0 && blocks[i - 1].IsKeptWithNext)
                i--;
            return i == 0 ? null : (new FlowStack([.. blocks.Take(i)]), new FlowStack([.. blocks.Skip(i)]));
        }
        return null;
    }

    public override void Draw(ICanvas canvas, Element parent, Box place)
    {
        var y = place.Y;
        for (var i = 0; i < blocks.Count; i++)
        {
            y += i == 0 ? 0 : blocks[i].Before;
            var height = blocks[i].Height(place.Width);
            blocks[i].Draw(canvas, parent, place with { Y = y, Height = height });
            y += height;
        }
    }
}
