using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Stages as scripts and addresses name them.</summary>
static class StageName
{
    /// <summary>The stage of that name; null where there is none.</summary>
    public static Stage? Find(string? name) => Enum.TryParse<Stage>(name, out var stage) && Enum.IsDefined(stage) ? stage : null;
}
