using JourneyMapper.Data.Review;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>Who recorded a measurement, and how.</summary>
/// <param name="Author">The member; null where that is not known.</param>
/// <param name="Name">Their name; null when they are no member any more.</param>
/// <param name="Source">How it came.</param>
public sealed record MeasurementOrigin(Guid? Author, string? Name, MeasurementSource Source)
{
    /// <summary>In words: "Mia, typed".</summary>
    public string Text => Author is null ? KpiText.SourceUnknown : KpiText.Origin.With(Name ?? Common.FormerMember, Source.Name());
}

/// <summary>Sources in words.</summary>
static class MeasurementSources
{
    /// <summary>A source's name.</summary>
    public static string Name(this MeasurementSource source) => source switch
    {
        MeasurementSource.Typed => KpiText.SourceTyped,
        MeasurementSource.Imported => KpiText.SourceImported,
        MeasurementSource.Scheduled => KpiText.SourceScheduled,
        MeasurementSource.Api => KpiText.SourceApi,
        _ => KpiText.SourceUnknown,
    };
}
