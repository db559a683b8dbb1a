using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Tests.Support;

/// <summary>Makes maps that are only drawn.</summary>
static class Maps
{
    /// <summary>One with these touchpoints.</summary>
    public static Journey Of(params (Stage Stage, string Name, int Emotion)[] touchpoints)
    {
        Rank? last = null;
        return new()
        {
            Id = Guid.NewGuid(),
            Title = "Map",
            Touchpoints = [.. touchpoints.Select(each => new Touchpoint { Id = Guid.NewGuid(), Stage = each.Stage, Name = each.Name, Emotion = each.Emotion, Rank = (last = Rank.Between(last, null)).Value })],
        };
    }
}
