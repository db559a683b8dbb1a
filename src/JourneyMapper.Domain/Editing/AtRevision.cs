using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>An edit that is made only while the root is at the revision that its author has seen: for those who replace what they have read, as programs do.</summary>
/// <param name="Edit">What is made then.</param>
/// <param name="Revision">The revision.</param>
public sealed record AtRevision(Edit Edit, long Revision) : Edit
{
    /// <inheritdoc/>
    public override string Name => Edit.Name;

    /// <inheritdoc/>
    public override (Field? Field, string Text) Typed => Edit.Typed;

    internal override Made Make(IStreamRoot root) => root.Revision == Revision ? Edit.Make(root) : new Refusal.Stale(root.Revision);
}
