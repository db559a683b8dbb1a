using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Domain.Omnichannel;

/// <summary>The four questions that tell whether channels work as one.</summary>
public enum OmnichannelQuestion
{
    /// <summary>Are we where they are?</summary>
    Present,

    /// <summary>Does one hand know what the other did?</summary>
    Known,

    /// <summary>Is the message one?</summary>
    OneMessage,

    /// <summary>Can they change channels without starting again?</summary>
    Seamless,
}

/// <summary>What the answer to such a question is.</summary>
public enum OmnichannelAnswer
{
    /// <summary>Nobody can tell yet.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>No.</summary>
    No,
}

/// <summary>A question of planning that only people can answer, in a few words.</summary>
/// <param name="Id">Stable, stored with journeys.</param>
/// <param name="Text">In both languages.</param>
public sealed record PlanningQuestion(string Id, LocalText Text);

/// <summary>What has to be planned before channels can work as one.</summary>
public static class PlanningQuestions
{
    /// <summary>All four, in the order in which they are asked.</summary>
    public static IReadOnlyList<PlanningQuestion> All { get; } = [.. CatalogueFile.Read<Data>("omnichannel").Select(data => new PlanningQuestion(data.Id, new(data.En, data.Fr)))];

    sealed record Data(string Id, string En, string Fr);
}
