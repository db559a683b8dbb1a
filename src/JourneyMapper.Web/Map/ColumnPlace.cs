namespace JourneyMapper.Web.Map;

/// <summary>Where a column stands in its stage.</summary>
/// <param name="Edge">The style classes of the first and the last column of a stage; null for all others.</param>
/// <param name="Position">On a map that draws some of its columns: from 0. Null where all are drawn, as their order says it then.</param>
/// <param name="Of">How many columns the stage has; counts together with <paramref name="Position"/> only.</param>
public readonly record struct ColumnPlace(string? Edge, int? Position = null, int Of = 0)
{
    /// <summary>The place of a column.</summary>
    /// <param name="at">From 0.</param>
    /// <param name="of">How many columns the stage has.</param>
    /// <param name="windowed">Whether the map draws some of its columns only.</param>
    public static ColumnPlace At(int at, int of, bool windowed)
    {
        var edge = (at == 0, at == of - 1) switch { (true, true) => "first last", (true, _) => "first", (_, true) => "last", _ => null };
        return windowed ? new(edge, at, of) : new(edge);
    }
}
