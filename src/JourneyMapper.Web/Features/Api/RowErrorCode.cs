using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Why a field of a row is not accepted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowErrorCode>))]
public enum RowErrorCode
{
    /// <summary>The field is missing or of another type.</summary>
    [JsonStringEnumMemberName("malformed")] Malformed,

    /// <summary>There is no such field.</summary>
    [JsonStringEnumMemberName("unknown-field")] UnknownField,

    /// <summary>There is no such touchpoint, at least none that the token reaches.</summary>
    [JsonStringEnumMemberName("unknown-touchpoint")] UnknownTouchpoint,

    /// <summary>The touchpoint is not measured by that KPI.</summary>
    [JsonStringEnumMemberName("unknown-kpi")] UnknownKpi,

    /// <summary>The day lies too far back.</summary>
    [JsonStringEnumMemberName("too-early")] TooEarly,

    /// <summary>The day is still to come.</summary>
    [JsonStringEnumMemberName("in-future")] InFuture,

    /// <summary>Another row has the same touchpoint, KPI and day.</summary>
    [JsonStringEnumMemberName("day-twice")] DayTwice,

    /// <summary>The value lies outside the KPI's range.</summary>
    [JsonStringEnumMemberName("out-of-range")] OutOfRange,

    /// <summary>The day has another value already.</summary>
    [JsonStringEnumMemberName("taken")] Taken,
}
