using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>
/// What makes a finding the same one in the next review, so that who mends it and whether it is accepted is found again.
/// A finding at a touchpoint does not name the stage: it stays the same when the touchpoint moves.
/// </summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Stage">The stage, where it is about one.</param>
/// <param name="Touchpoint">The touchpoint, where it is about one.</param>
/// <param name="Kpi">The KPI's id, where it is about one.</param>
public readonly record struct FindingKey(string Rule, Stage? Stage = null, Guid? Touchpoint = null, string? Kpi = null)
{
    /// <summary>The longest text form, in characters.</summary>
    public const int MaxLength = 160;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static FindingKey Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } rule, var stage, var touchpoint, var kpi]
        && (stage.Length == 0 || Enum.GetNames<Stage>().Contains(stage, StringComparer.Ordinal))
            ? new(rule, stage.Length == 0 ? null : Enum.Parse<Stage>(stage), touchpoint.Length == 0 ? null : Guid.Parse(touchpoint), kpi.Length == 0 ? null : kpi)
            : throw new FormatException("Not the key of a finding.");

    /// <summary>The text form: <c>rule/stage/touchpoint/kpi</c>, with nothing between the strokes where there is none.</summary>
    public override string ToString() => $"{Rule}/{Stage}/{Touchpoint}/{Kpi}";
}
