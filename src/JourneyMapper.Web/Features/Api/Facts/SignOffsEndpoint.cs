using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>The latest requests for a sign-off of a journey.</summary>
public sealed record SignOffPage
{
    /// <summary>The requests, the newest first; at most 50.</summary>
    public required IReadOnlyList<SignOffView> SignOffs { get; init; }
}

/// <summary>A request for a sign-off, and what became of it.</summary>
public sealed record SignOffView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The revision of the journey that it is about.</summary>
    public required long Revision { get; init; }

    /// <summary>Where it stands: "requested", "approved" or "refused".</summary>
    public required string State { get; init; }

    /// <summary>The id of the member who asked.</summary>
    public required Guid RequestedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The name of the member who answered; null while nobody has, and when they have left.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>When, or null.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the answer.</summary>
    public required string Comment { get; init; }
}

/// <summary>What shall be signed off.</summary>
public sealed record SignOffRequest
{
    /// <summary>The revision of the journey as it was read.</summary>
    public required long Revision { get; init; }
}

/// <summary>An answer to a request.</summary>
public sealed record SignOffDecision
{
    /// <summary>"approved" or "refused".</summary>
    public required string State { get; init; }

    /// <summary>Why; needed for a refusal.</summary>
    public string? Comment { get; init; }
}

/// <summary>Sign-offs of journeys. Editors and owners ask for them; viewers and owners answer what others have asked.</summary>
static class SignOffsEndpoint
{
    const string Route = "v1/journeys/{journey:guid}/sign-offs";
    const string Revision = "revision";
    const string State = "state";
    const string Comment = "comment";
    const string Approved = "approved";
    const string Refused = "refused";

    public static void MapSignOffs(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ListAsync).Reads<SignOffPage>("ListSignOffs", "List sign-offs", "The latest 50 requests for a sign-off of a journey, the newest first.").Needs(TokenScopes.SignOffs.Read);
        api.MapPost(Route, RequestAsync).Writes<SignOffRequest, SignOffView>("RequestSignOff", "Ask for a sign-off", "Asks for a sign-off of the journey as it was read; refused where it has changed since, or was asked about already.", StatusCodes.Status201Created)
            .Conflicts().Needs(TokenScopes.SignOffs.Write);
        api.MapPatch(Route + "/{request:guid}", DecideAsync).Writes<SignOffDecision, SignOffView>("DecideSignOff", "Answer a request", "Approves or refuses what somebody else has asked for. For viewers and owners.")
            .Conflicts().Needs(TokenScopes.SignOffs.Write);
    }

    static async Task<IResult> ListAsync(HttpContext http, Guid journey, SignOffService service, IDbContextFactory<JourneyDbContext> contexts) =>
        await FindAsync(http, journey, contexts) is not { } member ? EditSubmission.NotFound()
            : EntityTags.Answer(http, new SignOffPage { SignOffs = [.. (await service.HistoryAsync(member, journey, http.RequestAborted)).Select(View)] });

    static async Task<IResult> RequestAsync(HttpContext http, Guid journey, SignOffService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (await FindAsync(http, journey, contexts) is not { } member)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return Answer(SignOffProblem.NotAllowed);
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Revision);
        var revision = fields.Whole(Revision);
        if (fields.Refusal is { } wrong)
            return wrong;
        if (await service.RequestAsync(member, journey, revision!.Value, http.RequestAborted) is { } problem)
            return Answer(problem);
        var made = (await service.HistoryAsync(member, journey, http.RequestAborted)).FirstOrDefault(entry => entry.RequesterId == member.Id);
        return made is null ? EditSubmission.NotFound() : TypedResults.Json(View(made), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> DecideAsync(HttpContext http, Guid journey, Guid request, SignOffService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        // A request about another journey is none of this one.
        if (await FindAsync(http, journey, contexts) is not { } member || (await service.HistoryAsync(member, journey, http.RequestAborted)).All(entry => entry.Id != request))
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, State, Comment);
        var (state, comment) = (fields.Text(State, isRequired: true), fields.Text(Comment));
        if (state is not (null or Approved or Refused))
            fields.Wrong(State, FieldErrorCode.Unknown, ApiText.GroupUnknown.With($"{Approved}, {Refused}"));
        if (fields.Refusal is { } wrong)
            return wrong;
        if (await service.DecideAsync(member, request, state == Approved, comment ?? "", http.RequestAborted) is { } problem)
            return Answer(problem);
        return (await service.HistoryAsync(member, journey, http.RequestAborted)).FirstOrDefault(entry => entry.Id == request) is { } decided ? TypedResults.Json(View(decided)) : EditSubmission.NotFound();
    }

    static async Task<CurrentMember?> FindAsync(HttpContext http, Guid journey, IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        return CurrentMember.From(http.User) is { } member && await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, http.RequestAborted) ? member : null;
    }

    static SignOffView View(SignOffEntry entry) => new()
    {
        Id = entry.Id,
        Revision = entry.Revision,
        State = entry.State switch { SignOffState.Approved => Approved, SignOffState.Refused => Refused, _ => "requested" },
        RequestedBy = entry.RequesterId,
        RequestedAt = entry.RequestedAt,
        DecidedBy = entry.Decider,
        DecidedAt = entry.DecidedAt,
        Comment = entry.Comment,
    };

    static IResult Answer(SignOffProblem problem) => problem switch
    {
        SignOffProblem.Gone => EditSubmission.NotFound(),
        SignOffProblem.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, BoardText.RefusedNotAllowed),
        SignOffProblem.OwnRequest => ApiProblems.Of(StatusCodes.Status403Forbidden, SignOffText.RefusedOwn),
        SignOffProblem.CommentNeeded => ApiProblems.Invalid([new(FieldError.To(Comment), FieldErrorCode.Required, SignOffText.CommentNeeded)]),
        SignOffProblem.CommentInvalid => ApiProblems.Invalid([new(FieldError.To(Comment), FieldErrorCode.TooLong, Domain.Records.Problem.TooLong.Explain(Limits.Note))]),
        _ => ApiProblems.Of(StatusCodes.Status409Conflict, problem switch
        {
            SignOffProblem.Changed => SignOffText.RefusedChanged,
            SignOffProblem.Empty => SignOffText.RefusedEmpty,
            SignOffProblem.Pending => SignOffText.RefusedPending,
            _ => SignOffText.RefusedAnswered,
        }, ApiText.NotPossible),
    };
}
