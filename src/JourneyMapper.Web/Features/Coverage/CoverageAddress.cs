using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Addresses of places on a map, with the coverage overlay on.</summary>
static class CoverageAddress
{
    /// <summary>The map, or one of its stages.</summary>
    public static string Of(Guid journey, Stage? stage = null) => $"journeys/{journey}?show=coverage{(stage is null ? "" : $"&stage={stage}")}";

    /// <summary>Where a finding is mended.</summary>
    public static string Of(Guid journey, Remedy remedy) => remedy switch
    {
        Remedy.AddTouchpoint add => $"journeys/{journey}?show=catalogue&stage={add.Stage}",
        Remedy.OpenStage open => Of(journey, open.Stage),
        Remedy.OpenTouchpoint open => $"journeys/{journey}?show=coverage&touchpoint={open.Touchpoint}",
        Remedy.EditField edit => $"journeys/{journey}?show=coverage&touchpoint={edit.Touchpoint}&field={edit.Field}",
        Remedy.Audit audit => $"journeys/{journey}?show=audit&touchpoint={audit.Touchpoint}",
        Remedy.Measure measure => $"journeys/{journey}?show=measure&touchpoint={measure.Touchpoint}&field={measure.Kpi}",
        _ => Of(journey),
    };
}
