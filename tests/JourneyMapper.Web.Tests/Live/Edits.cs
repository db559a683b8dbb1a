using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Tests.Live;

static class Edits
{
    public static AddRecord<Touchpoint> Add(string name, Place? place = null) =>
        JourneyKinds.Touchpoint.Add(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = name }, place ?? Place.AtEnd);
}
