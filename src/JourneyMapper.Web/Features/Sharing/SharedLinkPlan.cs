using System.Collections.Immutable;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>The parts of a link that somebody fills in.</summary>
public enum SharedLinkPart
{
    /// <summary>What it is for.</summary>
    Note,

    /// <summary>The last day.</summary>
    ExpiresOn,

    /// <summary>The password.</summary>
    Password,

    /// <summary>What is written across the page.</summary>
    Watermark,

    /// <summary>The sites that may embed it.</summary>
    Embedders,
}

/// <summary>Why a link is not made.</summary>
/// <param name="Part">What is wrong.</param>
/// <param name="Problem">How: out of range is what is past or too far away, too short or too many; unknown is what is no site.</param>
/// <param name="Typed">What of it, where that helps to find it.</param>
public sealed record SharedLinkError(SharedLinkPart Part, Problem Problem, string? Typed = null);

/// <summary>A link as somebody wants it.</summary>
public sealed record SharedLinkPlan
{
    /// <summary>What it is for; guests do not see it.</summary>
    public string Note { get; init; } = "";

    /// <summary>The lanes that guests see beside the cards, by <see cref="GuestLanes.KeyOf"/>.</summary>
    public ImmutableArray<string> Lanes { get; init; } = [];

    /// <summary>Whether guests see whom the journey is about.</summary>
    public bool ShowsPersonas { get; init; } = true;

    /// <summary>What guests may do with comments.</summary>
    public GuestComments Comments { get; init; }

    /// <summary>Empty: none is asked.</summary>
    public string Password { get; init; } = "";

    /// <summary>The last day; null: it does not expire.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What is written across the page; empty: nothing.</summary>
    public string Watermark { get; init; } = "";

    /// <summary>The sites that may embed it, one a line.</summary>
    public string Embedders { get; init; } = "";

    /// <summary>The plan with its texts tidied, and all that is wrong with it.</summary>
    /// <param name="today">Which day it is for who makes it.</param>
    public (SharedLinkPlan Plan, ImmutableArray<SharedLinkError> Errors) Check(DateOnly today)
    {
        List<SharedLinkError> errors = [];
        var (note, wrongNote) = AcceptedText.Line(Note, Limits.LinkNote);
        var (watermark, wrongWatermark) = AcceptedText.Line(Watermark, Limits.Watermark);
        var (origins, unknown, tooMany) = Sharing.Embedders.Read(Embedders);
        if (wrongNote is { } problem)
            errors.Add(new(SharedLinkPart.Note, problem));
        if (ExpiresOn is { } day && (day < today || day > today.AddDays(Limits.SharedLinkDays)))
            errors.Add(new(SharedLinkPart.ExpiresOn, Problem.OutOfRange));
        if (Password.Length is > 0 and (< Limits.LinkPasswordLeast or > Limits.LinkPassword))
            errors.Add(new(SharedLinkPart.Password, Problem.OutOfRange));
        if (wrongWatermark is { } wrong)
            errors.Add(new(SharedLinkPart.Watermark, wrong));
        if (unknown is not null)
            errors.Add(new(SharedLinkPart.Embedders, Problem.Unknown, unknown));
        if (tooMany)
            errors.Add(new(SharedLinkPart.Embedders, Problem.OutOfRange));
        return (this with { Note = note, Watermark = watermark, Embedders = string.Join(' ', origins), Lanes = [.. Lanes.Distinct(StringComparer.Ordinal)] }, [.. errors]);
    }
}
