using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Addresses of places on a map, with the coverage overlay on.</summary>
static class CoverageAddress
{
    /// <summary>The map, or one of its stages.</summary>
    public static string Of(Guid journey, Stage? stage = null) => $"{JourneyAddress.Of(journey)}?show=coverage{(stage is null ? "" : $"&stage={stage}")}";

    /// <summary>A finding in the list beside its map.</summary>
    public static string Of(Guid journey, FindingKey finding) => $"{Of(journey)}&finding={Uri.EscapeDataString(finding.ToString())}";

    /// <summary>Where a finding is mended.</summary>
    public static string Of(Guid journey, Remedy remedy) => remedy switch
    {
        Remedy.AddTouchpoint add => $"{JourneyAddress.Of(journey)}?show=catalogue&stage={add.Stage}",
        Remedy.OpenStage open => Of(journey, open.Stage),
        Remedy.OpenTouchpoint open => $"{JourneyAddress.Of(journey)}?show=coverage&touchpoint={open.Touchpoint}",
        Remedy.EditField edit => $"{JourneyAddress.Of(journey)}?show=coverage&touchpoint={edit.Touchpoint}&field={edit.Field}",
        Remedy.Audit audit => $"{JourneyAddress.Of(journey)}?show=audit&touchpoint={audit.Touchpoint}",
        Remedy.Measure measure => $"{JourneyAddress.Of(journey)}?show=measure&touchpoint={measure.Touchpoint}&field={measure.Kpi}",
        _ => Of(journey),
    };
}
