using System.Buffers.Text;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Pdf;

/// <summary>Bytes in the syntax of PDF. Source: ISO 32000-1, section 7.3.</summary>
sealed class PdfBytes
{
    byte[] bytes = new byte[1 << 10];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Characters of ASCII as they are.</summary>
    public PdfBytes Raw(string text)
    {
        foreach (var character in text)
            Room(1)[0] = (byte)character;
        return this;
    }

    public PdfBytes Raw(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        return this;
    }

    public PdfBytes Integer(int value)
    {
        const int Longest = 11;
        var room = Room(Longest);
        Utf8Formatter.TryFormat(value, room, out var written);
        Length -= Longest - written;
        return this;
    }

    /// <summary>A number with up to three decimals, and a blank behind it. Source: section 7.3.3, which knows no exponents.</summary>
    public PdfBytes Number(double value) => Number(value, 1000);

    /// <summary>A factor that many numbers are multiplied by: with six decimals, and a blank behind it.</summary>
    public PdfBytes Factor(double value) => Number(value, 1_000_000);

    PdfBytes Number(double value, int unit)
    {
        var units = (long)Math.Round(value * unit);
        if (units < 0)
        {
            Room(1)[0] = (byte)'-';
            units = -units;
        }
        var (whole, fraction) = Math.DivRem(units, unit);
        Integer((int)whole);
        if (fraction > 0)
        {
            Room(1)[0] = (byte)'.';
            for (var digit = unit / 10; fraction > 0; digit /= 10)
            {
                Room(1)[0] = (byte)('0' + (fraction / digit));
                fraction %= digit;
            }
        }
        Room(1)[0] = (byte)' ';
        return this;
    }

    /// <summary>A reference to an object, and a blank behind it. Source: section 7.3.10.</summary>
    public PdfBytes Reference(int id) => Integer(id).Raw(" 0 R ");

    /// <summary>Four hexadecimal digits.</summary>
    public PdfBytes Hexadecimal(int value)
    {
        const string Digits = "0123456789ABCDEF";
        var room = Room(4);
        for (var i = 0; i < 4; i++)
            room[i] = (byte)Digits[(value >> (12 - (4 * i))) & 15];
        return this;
    }

    /// <summary>A text string, of ASCII or in UTF-16. Source: section 7.9.2.2.</summary>
    public PdfBytes Text(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            Raw("<FEFF");
            foreach (var unit in text)
                Hexadecimal(unit);
            return Raw(">");
        }
        Raw("(");
        foreach (var character in text)
        {
            if (character is '(' or ')' or '\\')
                Room(1)[0] = (byte)'\\';
            Room(1)[0] = (byte)character;
        }
        return Raw(")");
    }

    /// <summary>The parts of a colour, each with a blank behind it.</summary>
    public PdfBytes Color(Color color) => Number(color.Red / 255.0).Number(color.Green / 255.0).Number(color.Blue / 255.0);

    /// <summary>The operators that make an outline the current path. Source: section 8.5.2.</summary>
    public PdfBytes Path(Outline outline)
    {
        foreach (var part in outline.Parts)
        {
            if (part.Verb == OutlineVerb.Curve)
                Number(part.X1).Number(part.Y1).Number(part.X2).Number(part.Y2);
            if (part.Verb != OutlineVerb.Close)
                Number(part.X).Number(part.Y);
            Raw(part.Verb switch { OutlineVerb.Move => "m\n", OutlineVerb.Line => "l\n", OutlineVerb.Curve => "c\n", _ => "h\n" });
        }
        return this;
    }

    Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
