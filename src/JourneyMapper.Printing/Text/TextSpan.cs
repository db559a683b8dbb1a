using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Text;

/// <summary>A part of a paragraph in one face.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Style">Its face.</param>
/// <param name="Color">Its colour where that is not the paragraph's.</param>
/// <param name="Link">The address that it leads to.</param>
public sealed record TextSpan(string Text, FontStyle Style = FontStyle.Regular, Color? Color = null, string? Link = null)
{
    /// <summary>The spans of each line that was written; an empty line has a blank.</summary>
    public static IEnumerable<IReadOnlyList<TextSpan>> Lines(IEnumerable<TextSpan> spans)
    {
        var line = new List<TextSpan>();
        TextSpan? last = null;
        foreach (var span in spans)
        {
            last = span;
            var parts = span.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return line.Count > 0 ? line : [span with { Text = " ", Link = null }];
                    line = [];
                }
                if (parts[i].Length > 0)
                    line.Add(span with { Text = parts[i], Color = span.Color ?? (span.Link is null ? null : Palette.Accent) });
            }
        }
        if (line.Count > 0)
            yield return line;
        else if (last is { Text.Length: 0 })
            yield return [last with { Text = " " }];
    }
}
