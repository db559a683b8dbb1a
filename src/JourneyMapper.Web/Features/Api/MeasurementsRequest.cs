using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Features.Api;

/// <summary>What shall become of days that have another value already.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExistingValues>))]
public enum ExistingValues
{
    /// <summary>They get the new values.</summary>
    [JsonStringEnumMemberName("replace")] Replace,

    /// <summary>They keep their values.</summary>
    [JsonStringEnumMemberName("skip")] Skip,

    /// <summary>Nothing at all is recorded.</summary>
    [JsonStringEnumMemberName("refuse")] Refuse,
}

/// <summary>Values to record, all of them or none.</summary>
public sealed record MeasurementsRequest
{
    /// <summary>So many values are taken at once.</summary>
    public const int Most = 1000;

    /// <summary>The largest body, in bytes: several times what the most values need.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>What shall become of days that have another value already.</summary>
    public required ExistingValues Existing { get; init; }

    /// <summary>The values, at most 1,000, each of another touchpoint, KPI or day.</summary>
    [MaxLength(Most)]
    public required IReadOnlyList<MeasurementRow> Measurements { get; init; }
}

/// <summary>The value of a KPI at a touchpoint on one day.</summary>
public sealed record MeasurementRow
{
    /// <summary>The touchpoint's id, see <c>GET /api/v1/touchpoints</c>.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The id of one of its KPIs.</summary>
    [MinLength(1)]
    public required string Kpi { get; init; }

    /// <summary>The day, as year-month-day. Not in the future.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In the KPI's unit and range; six decimals are kept.</summary>
    public required decimal Value { get; init; }
}

/// <summary>What has become of the values.</summary>
public sealed record MeasurementsRecorded
{
    /// <summary>Recorded on days that had no value.</summary>
    public required int Created { get; init; }

    /// <summary>Recorded on days that had another value.</summary>
    public required int Replaced { get; init; }

    /// <summary>Days that had this very value already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Not recorded, because the day has another value that was to stay.</summary>
    public required int Skipped { get; init; }
}
