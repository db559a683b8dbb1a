using System.Text.Json.Serialization;
using JourneyMapper.Domain.Records;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Why a value is not accepted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldErrorCode>))]
public enum FieldErrorCode
{
    /// <summary>It is of another type than expected.</summary>
    [JsonStringEnumMemberName("malformed")] Malformed,

    /// <summary>There is no such field.</summary>
    [JsonStringEnumMemberName("unknown-field")] UnknownField,

    /// <summary>The field can be read and not written.</summary>
    [JsonStringEnumMemberName("read-only")] ReadOnly,

    /// <summary>It must not be empty.</summary>
    [JsonStringEnumMemberName("required")] Required,

    /// <summary>It is longer than it may be.</summary>
    [JsonStringEnumMemberName("too-long")] TooLong,

    /// <summary>It is a number or a day that lies too far away.</summary>
    [JsonStringEnumMemberName("out-of-range")] OutOfRange,

    /// <summary>It names something that there is not, at least not for the token.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>Why a request is not carried out. Nothing of it is.</summary>
public sealed class FieldProblems : ProblemDetails
{
    /// <summary>All that is wrong.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }
}

/// <summary>What is wrong with one value.</summary>
/// <param name="Pointer">Where it stands in the body: a JSON Pointer (RFC 6901) as the fragment of an address, such as "#/name".</param>
/// <param name="Code">The reason for programs; it never changes with the language.</param>
/// <param name="Reason">The reason for people.</param>
public sealed record FieldError(string Pointer, FieldErrorCode Code, string Reason)
{
    /// <summary>The pointer to a value by the names of fields, and places in lists, that lead to it.</summary>
    public static string To(params ReadOnlySpan<object> path)
    {
        var pointer = "#";
        foreach (var part in path)
            pointer += $"/{Uri.EscapeDataString(FormattableString.Invariant($"{part}").Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))}";
        return pointer;
    }

    /// <summary>The code of a problem of a field.</summary>
    public static FieldErrorCode Of(Problem problem) => problem switch
    {
        Problem.Required => FieldErrorCode.Required,
        Problem.TooLong => FieldErrorCode.TooLong,
        Problem.OutOfRange => FieldErrorCode.OutOfRange,
        _ => FieldErrorCode.Unknown,
    };
}
