using System.Text.Json;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Hands edits of programs in, and says in HTTP what became of them.</summary>
static class EditSubmission
{
    // Somebody may type into the same field just now; beyond so many they are left alone.
    const int Attempts = 5;

    /// <summary>What a program sends, with the revision that it has read and will not have overwritten; or the answer that refuses one of them.</summary>
    public static async Task<(JsonElement? Body, long? Revision, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        var (revision, stale) = EntityTags.Expected(http);
        var (body, refusal) = stale is null ? await JsonBody.ReadAsync(http) : (null, stale);
        return (body, revision, refusal);
    }

    /// <summary>Submits an edit; null when it is done. A program that says what it has read is refused when that is no more; the last word is with one that does not.</summary>
    public static async Task<Refusal?> SubmitAsync(HttpContext http, RecordHome home, CurrentMember member, Guid root, Edit edit, long? revision)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sent = revision is { } seen ? new AtRevision(edit, seen) { Id = edit.Id } : edit;
            var refusal = await home.SubmitAsync(http, member, root, sent);
            if (refusal is not Refusal.Conflict conflict || revision is not null || attempt == Attempts || edit.Over(conflict) is not { } over)
                return refusal;
            edit = over;
        }
    }

    /// <summary>The answer to an edit that was refused.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="record">The record that it was about; null for one that was added.</param>
    /// <param name="sent">The values that it would have had, by the names of their fields in JSON.</param>
    public static IResult Answer(Refusal refusal, Guid? record, IReadOnlyDictionary<string, string>? sent = null) => refusal switch
    {
        Refusal.JourneyGone => NotFound(),
        Refusal.Gone gone when gone.Record == record => NotFound(),
        Refusal.Gone gone => Unknown(sent?.FirstOrDefault(value => value.Value.Contains(gone.Record.ToString(), StringComparison.Ordinal)).Key ?? ""),
        Refusal.NoSuchJourney or Refusal.Circle => ApiProblems.Invalid([new(FieldError.To(TouchpointFields.Detail.JsonName()), FieldErrorCode.Unknown, RefusalText.Of(refusal))]),
        Refusal.Invalid invalid => ApiProblems.Invalid([new(FieldError.To(invalid.Field.JsonName()), FieldError.Of(invalid.Problem), RefusalText.Of(invalid.Problem, invalid.Field))]),
        Refusal.Excess excess => ApiProblems.Invalid([new(FieldError.To(excess.Field.JsonName()), FieldError.Of(Problem.OutOfRange), ApiText.Excess.With(excess.Sum, excess.Field.Limit))]),
        Refusal.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, RefusalText.Of(refusal)),
        Refusal.Stale => ApiProblems.Of(StatusCodes.Status412PreconditionFailed, ApiText.StaleText),
        _ => ApiProblems.Of(StatusCodes.Status409Conflict, RefusalText.Of(refusal), ApiText.NotPossible),
    };

    /// <summary>There is none of that id, for that token.</summary>
    public static IResult NotFound() => ApiProblems.Of(StatusCodes.Status404NotFound);

    static IResult Unknown(string field) => ApiProblems.Invalid([new(field.Length == 0 ? "#" : FieldError.To(field), FieldErrorCode.Unknown, ApiText.UnknownId)]);
}
