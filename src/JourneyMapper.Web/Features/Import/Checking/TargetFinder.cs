using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>What the words of a row were found to be about.</summary>
/// <param name="Target">Null when it was not found.</param>
/// <param name="Field">The cell that is to blame then.</param>
/// <param name="Problem">And why.</param>
sealed record FoundTarget(ImportTarget? Target, ImportField Field, RowProblemKind Problem);

/// <summary>
/// Finds what rows are about. Files say the same few names over and over again: what was found once is remembered by the bytes of the
/// cells, so that no text is made of them. It remembers a bounded number.
/// </summary>
sealed class TargetFinder(TouchpointIndex index, ImportLimits limits)
{
    const int MostRemembered = 20_000;
    const int LongestRemembered = 500;
    // Is in no UTF-8 text.
    const byte Between = 0xFF;

    readonly byte[] key = new byte[(3 * limits.Cell) + 2];
    readonly Dictionary<byte[], FoundTarget> remembered = new(new Bytes());
    int lastLength = -1;
    FoundTarget? last;

    /// <summary>What cells are about; those that a file does not have are empty.</summary>
    public FoundTarget Find(ReadOnlySpan<byte> journey, ReadOnlySpan<byte> touchpoint, ReadOnlySpan<byte> kpiCell)
    {
        if (touchpoint.IsEmpty)
            return new(null, ImportField.Touchpoint, RowProblemKind.Missing);
        if (kpiCell.IsEmpty)
            return new(null, ImportField.Kpi, RowProblemKind.Missing);
        if (IsTooLong(journey, touchpoint, kpiCell) is { } field)
            return new(null, field, RowProblemKind.CellTooLong);
        var length = journey.Length + touchpoint.Length + kpiCell.Length + 2;
        if (length == lastLength && last is not null && IsLast(journey, touchpoint, kpiCell))
            return last;
        journey.CopyTo(key);
        key[journey.Length] = Between;
        touchpoint.CopyTo(key.AsSpan(journey.Length + 1));
        key[journey.Length + touchpoint.Length + 1] = Between;
        kpiCell.CopyTo(key.AsSpan(journey.Length + touchpoint.Length + 2));
        lastLength = length;
        return last = Remember(key.AsSpan(0, length), journey, touchpoint, kpiCell);
    }

    bool IsLast(ReadOnlySpan<byte> journey, ReadOnlySpan<byte> touchpoint, ReadOnlySpan<byte> kpiCell) =>
        key.AsSpan(0, journey.Length).SequenceEqual(journey) && key[journey.Length] == Between
        && key.AsSpan(journey.Length + 1, touchpoint.Length).SequenceEqual(touchpoint) && key[journey.Length + touchpoint.Length + 1] == Between
        && key.AsSpan(journey.Length + touchpoint.Length + 2, kpiCell.Length).SequenceEqual(kpiCell);

    FoundTarget Remember(ReadOnlySpan<byte> all, ReadOnlySpan<byte> journey, ReadOnlySpan<byte> touchpoint, ReadOnlySpan<byte> kpiCell)
    {
        var byBytes = remembered.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (byBytes.TryGetValue(all, out var known))
            return known;
        var found = Search(Encoding.UTF8.GetString(journey), Encoding.UTF8.GetString(touchpoint), Encoding.UTF8.GetString(kpiCell));
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        if (all.Length <= LongestRemembered)
            byBytes[all] = found;
        return found;
    }

    FoundTarget Search(string journey, string touchpoint, string kpiText)
    {
        if (index.FindKpi(kpiText) is not { } measured)
            return new(null, ImportField.Kpi, RowProblemKind.UnknownKpi);
        var (target, problem) = index.Find(journey, touchpoint, measured);
        var field = problem switch
        {
            RowProblemKind.UnknownJourney => ImportField.Journey,
            RowProblemKind.NotMeasuredBy => ImportField.Kpi,
            _ => ImportField.Touchpoint,
        };
        return new(target, field, problem);
    }

    ImportField? IsTooLong(ReadOnlySpan<byte> journey, ReadOnlySpan<byte> touchpoint, ReadOnlySpan<byte> kpiCell) =>
        touchpoint.Length > limits.Cell ? ImportField.Touchpoint : journey.Length > limits.Cell ? ImportField.Journey : kpiCell.Length > limits.Cell ? ImportField.Kpi : null;

    sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
