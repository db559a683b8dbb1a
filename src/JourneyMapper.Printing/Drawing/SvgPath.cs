using System.Globalization;

namespace JourneyMapper.Printing.Drawing;

/// <summary>Reads the path data of SVG, but for elliptical arcs. Source: W3C, Scalable Vector Graphics 2, section 9.3.</summary>
public static class SvgPath
{
    /// <summary>The outline of a path.</summary>
    /// <param name="data">The value of its attribute "d".</param>
    /// <param name="dx">Added to each x.</param>
    /// <param name="dy">Added to each y.</param>
    /// <exception cref="FormatException">It is no path data, or has an arc.</exception>
    public static Outline Parse(string data, double dx = 0, double dy = 0)
    {
        var outline = new Outline();
        var numbers = new Numbers(data);
        var (x, y, startX, startY, controlX, controlY) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var previous = ' ';
        while (numbers.TryReadCommand(out var command))
        {
            var (baseX, baseY) = char.IsLower(command) ? (x, y) : (0, 0);
            var verb = char.ToUpperInvariant(command);
            var (lastX, lastY) = (x, y);
            switch (verb)
            {
                case 'M':
                    (x, y) = (baseX + numbers.Read(), baseY + numbers.Read());
                    (startX, startY) = (x, y);
                    outline.MoveTo(x + dx, y + dy);
                    break;
                case 'L' or 'H' or 'V':
                    x = verb == 'V' ? x : baseX + numbers.Read();
                    y = verb == 'H' ? y : baseY + numbers.Read();
                    outline.LineTo(x + dx, y + dy);
                    break;
                case 'Q' or 'T':
                    // The control point of T mirrors the last one.
                    (controlX, controlY) = verb == 'Q' ? (baseX + numbers.Read(), baseY + numbers.Read())
                        : previous is 'Q' or 'T' ? ((2 * x) - controlX, (2 * y) - controlY) : (x, y);
                    (x, y) = (baseX + numbers.Read(), baseY + numbers.Read());
                    outline.CurveTo(controlX + dx, controlY + dy, x + dx, y + dy);
                    break;
                case 'C' or 'S':
                    var (firstX, firstY) = verb == 'C' ? (baseX + numbers.Read(), baseY + numbers.Read())
                        : previous is 'C' or 'S' ? ((2 * lastX) - controlX, (2 * lastY) - controlY) : (lastX, lastY);
                    (controlX, controlY) = (baseX + numbers.Read(), baseY + numbers.Read());
                    (x, y) = (baseX + numbers.Read(), baseY + numbers.Read());
                    outline.CurveTo(firstX + dx, firstY + dy, controlX + dx, controlY + dy, x + dx, y + dy);
                    break;
                case 'Z':
                    (x, y) = (startX, startY);
                    outline.Close();
                    break;
                default:
                    throw new FormatException($"Path data with '{command}' is not read.");
            }
            previous = verb;
        }
        return outline;
    }

    sealed class Numbers(string data)
    {
        int at;
        char command;

        // A command may be left out when it is the one before; after a move it is a line.
        public bool TryReadCommand(out char read)
        {
            Skip();
            read = command;
            if (at >= data.Length)
                return false;
            if (char.IsLetter(data[at]))
            {
                read = data[at++];
                command = read switch { 'M' => 'L', 'm' => 'l', _ => read };
            }
            return true;
        }

        public double Read()
        {
            Skip();
            var start = at;
            var (hasPoint, hasExponent) = (false, false);
            for (; at < data.Length; at++)
            {
                var next = data[at];
                if (next is '-' or '+' ? at > start && data[at - 1] is not ('e' or 'E') : next == '.' ? hasPoint || hasExponent : !char.IsAsciiDigit(next) && next is not ('e' or 'E'))
                    break;
                hasPoint |= next == '.';
                hasExponent |= next is 'e' or 'E';
            }
            return double.Parse(data.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        void Skip()
        {
            while (at < data.Length && (char.IsWhiteSpace(data[at]) || data[at] == ','))
                at++;
        }
    }
}
