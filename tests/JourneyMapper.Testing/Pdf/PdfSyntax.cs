using System.Globalization;
using System.Text;

namespace JourneyMapper.Testing.Pdf;

sealed record PdfName(string Value);

sealed record PdfReference(int Number);

sealed record PdfOperator(string Value);

sealed record PdfStream(Dictionary<string, object?> Dictionary, byte[] Content);

/// <summary>
/// Reads the values of PDF syntax: numbers as double, strings as byte[], arrays as List, dictionaries as Dictionary, and
/// the small records of this file. Lenient: it reads what a sound writer wrote.
/// </summary>
sealed class PdfSyntax(byte[] bytes, int position = 0)
{
    static readonly object End = new();
    static readonly object ArrayEnd = new();
    static readonly object DictionaryEnd = new();

    public int Position { get; set; } = position;

    /// <summary>Reads the next value or operator; false at the end.</summary>
    public bool TryRead(out object? value)
    {
        value = Next();
        return !ReferenceEquals(value, End);
    }

    public object? Read() => TryRead(out var value) ? value : throw new EndOfStreamException();

    object? Next()
    {
        SkipWhitespaceAndComments();
        if (Position >= bytes.Length)
            return End;
        var start = bytes[Position];
        switch ((char)start)
        {
            case '/':
                Position++;
                return new PdfName(Word());
            case '(':
                return Literal();
            case '[':
                Position++;
                return Array();
            case ']':
                Position++;
                return ArrayEnd;
            case '<' when bytes[Position + 1] == '<':
                Position += 2;
                return Dictionary();
            case '<':
                return Hexadecimal();
            case '>':
                Position += 2;
                return DictionaryEnd;
        }
        return NumberReferenceOrWord();
    }

    object? NumberReferenceOrWord()
    {
        var word = Word();
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var after = Position;
            if (word.All(char.IsAsciiDigit) && IsNextWord(w => w.All(char.IsAsciiDigit)) && IsNextWord(w => w == "R"))
                return new PdfReference((int)number);
            Position = after;
            return number;
        }
        return word switch { "true" => true, "false" => false, "null" => null, _ => new PdfOperator(word) };
    }

    bool IsNextWord(Func<string, bool> expected)
    {
        SkipWhitespaceAndComments();
        var word = Word();
        return word.Length > 0 && expected(word);
    }

    List<object?> Array()
    {
        var items = new List<object?>();
        while (Next() is var item && !ReferenceEquals(item, ArrayEnd))
            items.Add(item);
        return items;
    }

    Dictionary<string, object?> Dictionary()
    {
        var items = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (Next() is PdfName name)
            items[name.Value] = Next();
        return items;
    }

    byte[] Hexadecimal()
    {
        var end = System.Array.IndexOf(bytes, (byte)'>', Position);
        var digits = new string([.. Encoding.ASCII.GetString(bytes, Position + 1, end - Position - 1).Where(char.IsAsciiHexDigit)]);
        Position = end + 1;
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
    }

    byte[] Literal()
    {
        var content = new List<byte>();
        var depth = 0;
        do
        {
            var next = bytes[Position++];
            if (next == '\\')
            {
                content.Add(Escaped());
                continue;
            }
            depth += next switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            content.Add(next);
        }
        while (depth > 0);
        return [.. content[1..^1]];
    }

    byte Escaped()
    {
        var next = bytes[Position++];
        if (next is < (byte)'0' or > (byte)'7')
            return next switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => 8, (byte)'f' => 12, _ => next };
        var value = next - '0';
        for (var digits = 1; digits < 3 && bytes[Position] is >= (byte)'0' and <= (byte)'7'; digits++)
            value = (value * 8) + bytes[Position++] - '0';
        return (byte)value;
    }

    string Word()
    {
        var start = Position;
        while (Position < bytes.Length && !char.IsWhiteSpace((char)bytes[Position]) && bytes[Position] != 0 && "/()<>[]%".IndexOf((char)bytes[Position], StringComparison.Ordinal) < 0)
            Position++;
        return Encoding.Latin1.GetString(bytes, start, Position - start);
    }

    void SkipWhitespaceAndComments()
    {
        while (Position < bytes.Length && (bytes[Position] == 0 || char.IsWhiteSpace((char)bytes[Position]) || bytes[Position] == '%'))
        {
            if (bytes[Position] == '%')
                Position = System.Array.IndexOf(bytes, (byte)'\n', Position);
            Position++;
        }
    }
}
