namespace JourneyMapper.Domain.Editing;

/// <summary>Where in a stage a touchpoint goes, said by its neighbour rather than by a number that others' edits would shift.</summary>
/// <param name="After">The touchpoint it follows. Null: see <paramref name="Last"/>. One that is gone meanwhile counts as the last.</param>
/// <param name="Last">Without a neighbour: at the stage's end when true, at its beginning when false.</param>
public readonly record struct Place(Guid? After, bool Last)
{
    /// <summary>Before all others.</summary>
    public static Place AtStart { get; }

    /// <summary>Behind all others.</summary>
    public static Place AtEnd { get; } = new(null, Last: true);

    /// <summary>Right behind that touchpoint.</summary>
    public static Place Behind(Guid touchpoint) => new(touchpoint, Last: false);
}
