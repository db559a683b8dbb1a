namespace JourneyMapper.Web.Shared.Kpis;

/// <summary>Tells whoever shows measurements on this node of each touchpoint that one was recorded or deleted for.</summary>
public sealed class MeasurementNews : WorkspaceNews<MeasuredTouchpoint>;

/// <summary>A touchpoint whose measurements have changed.</summary>
/// <param name="Journey">Its journey.</param>
/// <param name="Touchpoint">The touchpoint.</param>
public readonly record struct MeasuredTouchpoint(Guid Journey, Guid Touchpoint);
