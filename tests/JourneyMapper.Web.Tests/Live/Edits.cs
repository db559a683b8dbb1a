using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Tests.Live;

static class Edits
{
    public static AddTouchpoint Add(string name, Place? place = null) =>
        new(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = name }, place ?? Place.AtEnd);
}
