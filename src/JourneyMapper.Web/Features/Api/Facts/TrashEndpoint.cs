using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>Whether a journey lies in the trash.</summary>
public sealed record TrashState
{
    /// <summary>Whether it does.</summary>
    public required bool IsTrashed { get; init; }
}

/// <summary>Puts journeys into the trash and brings them back: what a program has deleted is not lost.</summary>
static class TrashEndpoint
{
    const string IsTrashed = "isTrashed";

    public static void MapTrash(this IEndpointRouteBuilder api) =>
        api.MapPut("v1/journeys/{journey:guid}/trashed", MoveAsync).Writes<TrashState, TrashState>("MoveJourney", "Put into the trash, or bring back", "Brings a journey back from the trash as it was, or puts it there.").Needs(TokenScopes.Journeys.Write);

    static async Task<IResult> MoveAsync(HttpContext http, Guid journey, JourneyLibrary library, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await FindAsync(member, journey, contexts, http.RequestAborted) is not { } before)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), journey);
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, IsTrashed);
        var wanted = fields.Flag(IsTrashed);
        if (fields.Refusal is { } wrong)
            return wrong;
        if (wanted!.Value != before && await (before ? library.RestoreAsync(member, journey, http.RequestAborted) : library.TrashAsync(member, journey, http.RequestAborted)) is { } refused)
            // Seen and not found among those that may be edited: it is open to be seen only.
            return EditSubmission.Answer(refused is Refusal.JourneyGone && await FindAsync(member, journey, contexts, http.RequestAborted) is not null ? new Refusal.NotAllowed() : refused, journey);
        return TypedResults.Json(new TrashState { IsTrashed = wanted.Value });
    }

    static async Task<bool?> FindAsync(CurrentMember member, Guid journey, IDbContextFactory<JourneyDbContext> contexts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.SeenBy(member).Where(row => row.Id == journey).Select(row => (bool?)(row.TrashedAt != null)).SingleOrDefaultAsync(cancellation);
    }
}
