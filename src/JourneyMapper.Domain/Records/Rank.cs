namespace JourneyMapper.Domain.Records;

/// <summary>
/// A place in an order, as text that sorts ordinally (database collation "C"). Between any two ranks there is another,
/// so that moving one touchpoint rewrites one row and no neighbour.
/// </summary>
/// <remarks>
/// Six digits in base 62 that count, so that appending does not lengthen ranks, then a fraction that grows by one digit for about
/// six insertions at the very same place. The last digit of a fraction is never the lowest, so there is always room before a rank.
/// </remarks>
public readonly record struct Rank : IComparable<Rank>
{
    const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const int Whole = 6;
    const int Step = 8;

    readonly string? text;

    Rank(string text) => this.text = text;

    /// <summary>The rank of the first element of an order: in the middle, with room on both sides.</summary>
    public static Rank Middle { get; } = new("V00000");

    /// <summary>The sortable text, 6 characters or more.</summary>
    public string Text => text ?? Middle.Text;

    /// <summary>Reads a rank back from its text.</summary>
    /// <exception cref="FormatException">The text is not a rank.</exception>
    public static Rank Parse(string text) =>
        text.Length >= Whole && text.All(Digits.Contains) && (text.Length == Whole || text[^1] != Digits[0])
            ? new Rank(text)
            : throw new FormatException("Not a rank.");

    /// <summary>A rank that sorts after <paramref name="lower"/> and before <paramref name="upper"/>; null means no bound.</summary>
    /// <exception cref="ArgumentException">The bounds are equal or in the wrong order.</exception>
    public static Rank Between(Rank? lower, Rank? upper) => (lower, upper) switch
    {
        (null, null) => Middle,
        ({ } low, null) => new(Count(low, +Step)),
        (null, { } high) => new(Count(high, -Step)),
        ({ } low, { } high) when low.CompareTo(high) < 0 => new(Mean(low.Text, high.Text)),
        _ => throw new ArgumentException("A rank lies between a lower and a higher one.", nameof(upper)),
    };

    /// <summary>Whether both are the same place; the rank that was never set is the one in the middle.</summary>
    public bool Equals(Rank other) => Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Rank other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>Whether the left rank sorts first.</summary>
    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left rank sorts last.</summary>
    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left rank does not sort last.</summary>
    public static bool operator <=(Rank left, Rank right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left rank does not sort first.</summary>
    public static bool operator >=(Rank left, Rank right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Text;

    static string Count(Rank from, int step)
    {
        var number = from.Text[..Whole].Aggregate(0L, (sum, digit) => sum * Digits.Length + Digits.IndexOf(digit, StringComparison.Ordinal)) + step;
        if (number <= 0 || number >= (long)Math.Pow(Digits.Length, Whole))
            throw new InvalidOperationException("The order is full at this end.");
        Span<char> whole = stackalloc char[Whole];
        for (var i = Whole - 1; i >= 0; i--, number /= Digits.Length)
            whole[i] = Digits[(int)(number % Digits.Length)];
        return whole.ToString();
    }

    // Copies what both bounds share, then takes the digit halfway; where the digits are neighbours, it goes on behind the lower one.
    static string Mean(string low, string high)
    {
        var mean = new System.Text.StringBuilder();
        var bounded = true;
        for (var i = 0; ; i++)
        {
            var from = i < low.Length ? Digits.IndexOf(low[i], StringComparison.Ordinal) : 0;
            var to = bounded && i < high.Length ? Digits.IndexOf(high[i], StringComparison.Ordinal) : bounded ? 0 : Digits.Length;
            if (from == to)
            {
                mean.Append(Digits[from]);
                continue;
            }

            var half = (from + to) / 2;
            if (half > from)
                return mean.Append(Digits[half]).ToString().PadRight(Whole, Digits[0]);
            mean.Append(Digits[from]);
            bounded = false;
        }
    }
}
