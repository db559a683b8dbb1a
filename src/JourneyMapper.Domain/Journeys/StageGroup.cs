namespace JourneyMapper.Domain.Journeys;

/// <summary>The five stages read as three: the same journey for who thinks in a shorter funnel. Nothing is stored by it.</summary>
public enum StageGroup
{
    /// <summary>The first stage alone.</summary>
    Awareness,

    /// <summary>Consideration and decision.</summary>
    Conversion,

    /// <summary>Retention and loyalty.</summary>
    Loyalty,
}

/// <summary>Which stages the groups are made of.</summary>
public static class StageGroups
{
    /// <summary>All three, in order.</summary>
    public static IReadOnlyList<StageGroup> All { get; } = Enum.GetValues<StageGroup>();

    /// <summary>The group of a stage.</summary>
    public static StageGroup Group(this Stage stage) => stage switch
    {
        Stage.Awareness => StageGroup.Awareness,
        Stage.Consideration or Stage.Decision => StageGroup.Conversion,
        _ => StageGroup.Loyalty,
    };

    /// <summary>The stages of a group, in order.</summary>
    public static IEnumerable<Stage> Stages(this StageGroup group) => Journeys.Stages.All.Where(stage => stage.Group() == group);
}
