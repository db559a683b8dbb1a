using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Why rows are not recorded. None of the request is.</summary>
public sealed class RowProblems : ProblemDetails
{
    /// <summary>What is wrong, in the order of the rows.</summary>
    public required IReadOnlyList<RowError> Errors { get; init; }
}

/// <summary>What is wrong with one field of one row.</summary>
public sealed record RowError
{
    /// <summary>The row's place in "measurements", from 0 on.</summary>
    public required int Index { get; init; }

    /// <summary>Where it stands in the body: a JSON Pointer (RFC 6901) as the fragment of an address, such as "#/measurements/3/value".</summary>
    public string Pointer => Field.Length == 0 ? FieldError.To("measurements", Index) : FieldError.To("measurements", Index, Field);

    /// <summary>The field: "touchpoint", "kpi", "on" or "value"; or the name of one that is unknown.</summary>
    public required string Field { get; init; }

    /// <summary>The reason for programs; it never changes with the language.</summary>
    public required RowErrorCode Code { get; init; }

    /// <summary>The reason for people.</summary>
    public required string Reason { get; init; }
}
