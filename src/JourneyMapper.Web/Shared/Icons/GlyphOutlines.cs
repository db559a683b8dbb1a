using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Shared.Icons;

/// <summary>Reads outlines out of WOFF2's transformed glyph table. They lie in it one behind the other, so all are passed once.</summary>
sealed class GlyphOutlines
{
    readonly record struct Point(int X, int Y, bool OnCurve);

    readonly FontReader _contours;
    readonly FontReader _points;
    readonly FontReader _flags;
    readonly FontReader _coordinates;
    readonly FontReader _composites;
    readonly int _count;

    public GlyphOutlines(byte[] glyf)
    {
        var header = new FontReader(glyf, 4);
        _count = header.Unsigned16();
        header.Unsigned16();
        var sizes = Enumerable.Range(0, 5).Select(_ => header.Unsigned32()).ToArray();
        const int Streams = 36;
        _contours = new(glyf, Streams);
        _points = new(glyf, _contours.Position + sizes[0]);
        _flags = new(glyf, _points.Position + sizes[1]);
        _coordinates = new(glyf, _flags.Position + sizes[2]);
        _composites = new(glyf, _coordinates.Position + sizes[3]);
    }

    /// <summary>The paths of some glyphs as SVG writes them, y downward from the height given. Call once.</summary>
    public Dictionary<int, string> Read(IReadOnlySet<int> wanted, int height)
    {
        var paths = new Dictionary<int, string>();
        for (var glyph = 0; glyph < _count; glyph++)
        {
            var contours = _contours.Signed16();
            if (contours < 0)
                SkipComposite();
            else if (ReadContours(contours) is { Count: > 0 } outline && wanted.Contains(glyph))
                paths[glyph] = Path(outline, height);
        }
        return paths;
    }

    List<List<Point>> ReadContours(int count)
    {
        var lengths = Enumerable.Range(0, count).Select(_ => _points.Packed16()).ToArray();
        var contours = new List<List<Point>>(count);
        var (x, y) = (0, 0);
        foreach (var length in lengths)
        {
            var contour = new List<Point>(length);
            for (var i = 0; i < length; i++)
            {
                var flag = _flags.Byte();
                var (dx, dy) = Step(flag & 0x7F);
                contour.Add(new(x += dx, y += dy, flag < 0x80));
            }
            contours.Add(contour);
        }
        if (count > 0)
            _coordinates.Packed16();
        return contours;
    }

    // The packing of steps into one to four bytes: table 1 of the specification's section 5.2.
    (int X, int Y) Step(int flag)
    {
        int Next() => _coordinates.Byte();
        static int Signed(int flag, int value) => (flag & 1) != 0 ? value : -value;
        switch (flag)
        {
            case < 10:
                return (0, Signed(flag, ((flag & 14) << 7) + Next()));
            case < 20:
                return (Signed(flag, (((flag - 10) & 14) << 7) + Next()), 0);
            case < 84:
                var (small, both) = (flag - 20, Next());
                return (Signed(flag, 1 + (small & 0x30) + (both >> 4)), Signed(flag >> 1, 1 + ((small & 0x0C) << 2) + (both & 0x0F)));
            case < 120:
                var middle = flag - 84;
                return (Signed(flag, 1 + ((middle / 12) << 8) + Next()), Signed(flag >> 1, 1 + (((middle % 12) >> 2) << 8) + Next()));
            case < 124:
                var (first, second, third) = (Next(), Next(), Next());
                return (Signed(flag, (first << 4) + (second >> 4)), Signed(flag >> 1, ((second & 0x0F) << 8) + third));
            default:
                return (Signed(flag, _coordinates.Unsigned16()), Signed(flag >> 1, _coordinates.Unsigned16()));
        }
    }

    void SkipComposite()
    {
        const int Words = 0x1;
        const int Scale = 0x8;
        const int More = 0x20;
        const int TwoScales = 0x40;
        const int Matrix = 0x80;
        const int Instructions = 0x100;
        int flags;
        var instructed = false;
        do
        {
            flags = _composites.Unsigned16();
            instructed |= (flags & Instructions) != 0;
            _composites.Position += 2 + ((flags & Words) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & More) != 0);
        if (instructed)
            _coordinates.Packed16();
    }

    static string Path(List<List<Point>> contours, int height)
    {
        var path = new StringBuilder();
        foreach (var contour in contours.Where(HasArea))
            Append(path, contour.ConvertAll(point => point with { Y = height - point.Y }));
        return path.ToString();
    }

    // The font is variable: what opens up in other cuts of an icon is folded into a dot or a line in this one, and would only weigh in print.
    static bool HasArea(List<Point> contour)
    {
        var twice = 0.0;
        var before = contour[^1];
        foreach (var point in contour)
        {
            twice += (before.X * point.Y) - (point.X * before.Y);
            before = point;
        }
        return Math.Abs(twice) >= 2;
    }

    // Between two control points that follow each other lies a point of the curve, halfway.
    static void Append(StringBuilder path, List<Point> contour)
    {
        var start = contour.FindIndex(point => point.OnCurve);
        var first = start >= 0 ? contour[start] : Halfway(contour[^1], contour[0]);
        Write(path, 'M', first);
        Point? control = null;
        List<Point> around = start >= 0 ? [.. contour[(start + 1)..], .. contour[..(start + 1)]] : [.. contour, first];
        foreach (var point in around)
        {
            if (control is { } bend)
            {
                var end = point.OnCurve ? point : Halfway(bend, point);
                Write(path, 'Q', bend);
                Write(path, ' ', end);
                control = point.OnCurve ? null : point;
            }
            else if (point.OnCurve)
            {
                Write(path, 'L', point);
            }
            else
            {
                control = point;
            }
        }
        path.Append('Z');
    }

    static Point Halfway(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, OnCurve: true);

    static void Write(StringBuilder path, char command, Point point) => path.Append(CultureInfo.InvariantCulture, $"{command}{point.X},{point.Y}");
}
