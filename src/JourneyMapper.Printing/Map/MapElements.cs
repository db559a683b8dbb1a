using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Map;

/// <summary>The structure of a map, whatever sheets it is divided into: a section for each stage, with a list of its touchpoints.</summary>
sealed class MapElements(Element document)
{
    readonly Dictionary<Stage, (Element Section, Element List)> stages = [];
    readonly Dictionary<Guid, Element> touchpoints = [];

    /// <summary>The section of a stage, and its heading where it is new.</summary>
    public (Element Section, Element? Heading) SectionOf(MapStage stage)
    {
        if (stages.TryGetValue(stage.Stage, out var known))
            return (known.Section, null);
        var section = document.Add(Role.Sect);
        var heading = section.Add(Role.H2);
        stages[stage.Stage] = (section, section);
        return (section, heading);
    }

    /// <summary>The element of a touchpoint, and whether it is new: then its card is its beginning.</summary>
    public (Element Body, bool IsNew) Of(MapStage stage, MapColumn touchpoint)
    {
        if (touchpoints.TryGetValue(touchpoint.Id, out var known))
            return (known, false);
        var (section, list) = stages[stage.Stage];
        if (section == list)
            stages[stage.Stage] = (section, list = section.Add(Role.L));
        return (touchpoints[touchpoint.Id] = list.Add(Role.LI).Add(Role.LBody), true);
    }
}
