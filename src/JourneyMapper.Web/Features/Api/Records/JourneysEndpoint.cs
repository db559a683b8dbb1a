using System.Text.Json.Nodes;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Journeys themselves: list, read, create, change and put into the trash. What is on their maps are <see cref="RecordResources"/>.</summary>
static class JourneysEndpoint
{
    const string Route = "v1/journeys";
    const string One = "v1/journeys/{journey:guid}";

    public static void MapJourneys(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ListAsync).WithName("ListJourneys").Describe(JourneyShape.Instance, RecordOperation.List).Needs(TokenScopes.Journeys.Read);
        api.MapPost(Route, CreateAsync).WithName("CreateJourney").Describe(JourneyShape.Instance, RecordOperation.Add).Needs(TokenScopes.Journeys.Write);
        api.MapGet(One, ReadAsync).WithName("ReadJourney").Describe(JourneyShape.Instance, RecordOperation.Read).Needs(TokenScopes.Journeys.Read);
        api.MapPatch(One, ChangeAsync).WithName("ChangeJourney").Describe(JourneyShape.Instance, RecordOperation.Change).Needs(TokenScopes.Journeys.Write);
        api.MapDelete(One, TrashAsync).WithName("TrashJourney").Describe(JourneyShape.Instance, RecordOperation.Remove).Needs(TokenScopes.Journeys.Write);
    }

    static async Task<IResult> ListAsync(HttpContext http, IDbContextFactory<JourneyDbContext> contexts, string? cursor = null, int? limit = null)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 1);
        if (page is null)
            return refusal!;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var last = page.IdAt(0);
        var rows = await db.Journeys.AsNoTracking().InUse(member).Where(row => row.Id > last).OrderBy(row => row.Id).Take(page.Limit + 1).ToListAsync(http.RequestAborted);
        return EntityTags.Answer(http, new JsonObject
        {
            [RecordShapes.ListOf(JourneyShape.Instance.Name)] = new JsonArray([.. rows.Take(page.Limit).Select(Write)]),
            [RecordShapes.Next] = rows.Count > page.Limit ? PageCursor.Behind(rows[page.Limit - 1].Id) : null,
        });
    }

    static async Task<IResult> ReadAsync(HttpContext http, Guid journey, IDbContextFactory<JourneyDbContext> contexts) =>
        await FindAsync(http, contexts, journey) is { } row ? EntityTags.Answer(http, row.Revision, () => Write(row)) : EditSubmission.NotFound();

    static async Task<IResult> CreateAsync(HttpContext http, JourneyLibrary library, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { CanEdit: true } member)
            return EditSubmission.Answer(new Refusal.NotAllowed(), null);
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var blank = new Journey { Id = IdempotentRequest.NewId(http, "record"), Title = "" };
        var request = RecordReading.Read(json, JourneyFields.Set);
        List<FieldError> errors = [.. request.Errors, .. RecordReading.Missing(json, JourneyFields.Set, blank), .. await ForeignIds.FindAsync(http, member, request.Values)];
        if (errors.Count > 0)
            return ApiProblems.Invalid(errors);
        // A request that is sent again after the application has gone away in the middle of it.
        if (await FindAsync(http, contexts, blank.Id) is null && await library.CreateAsync(member, new(request.On(blank)), http.RequestAborted) is { } refused)
            return EditSubmission.Answer(refused, null);
        if (await FindAsync(http, contexts, blank.Id) is not { } made)
            return EditSubmission.NotFound();
        EntityTags.Tell(http, made.Revision);
        http.Response.Headers.Location = $"{http.Request.Path}/{made.Id}";
        return TypedResults.Json(Write(made), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> ChangeAsync(HttpContext http, Guid journey, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await JourneyHome.Instance.FindAsync(http, member, journey) is not Journey before)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), null);
        var (body, expected, refusal) = await EditSubmission.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var request = RecordReading.Read(json, JourneyFields.Set);
        List<FieldError> errors = [.. request.Errors, .. await ForeignIds.FindAsync(http, member, request.Values.Where(value => value.Field.Read(before) != value.Value))];
        if (errors.Count > 0)
            return ApiProblems.Invalid(errors);
        var edit = JourneyKinds.Journey.Change(JourneyFields.Set.Between(before, request.On(before))) with { Id = IdempotentRequest.NewId(http, "edit") };
        if (await EditSubmission.SubmitAsync(http, JourneyHome.Instance, member, journey, edit, expected) is { } refused)
            return EditSubmission.Answer(refused, journey);
        if (await FindAsync(http, contexts, journey) is not { } row)
            return EditSubmission.NotFound();
        EntityTags.Tell(http, row.Revision);
        return TypedResults.Json(Write(row));
    }

    static async Task<IResult> TrashAsync(HttpContext http, Guid journey, JourneyLibrary library, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || await FindAsync(http, contexts, journey) is not { } row)
            return EditSubmission.NotFound();
        var (expected, stale) = EntityTags.Expected(http);
        if (stale is not null)
            return stale;
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), journey);
        // It comes back from the trash as it was: an edit at the same moment is not lost.
        if (expected is { } seen && seen != row.Revision)
            return EditSubmission.Answer(new Refusal.Stale(row.Revision), journey);
        return await library.TrashAsync(member, journey, http.RequestAborted) switch
        {
            null => TypedResults.NoContent(),
            // Seen and not found among those that may be edited: it is open to be seen only.
            Refusal.JourneyGone when await FindAsync(http, contexts, journey) is not null => EditSubmission.Answer(new Refusal.NotAllowed(), journey),
            { } refused => EditSubmission.Answer(refused, journey),
        };
    }

    static async Task<JourneyRow?> FindAsync(HttpContext http, IDbContextFactory<JourneyDbContext> contexts, Guid journey)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return null;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        return await db.Journeys.AsNoTracking().InUse(member).SingleOrDefaultAsync(row => row.Id == journey, http.RequestAborted);
    }

    static JsonObject Write(JourneyRow row)
    {
        var json = RecordReading.Write(row.ToJourney(), JourneyFields.Set);
        json["revision"] = row.Revision;
        json["isPrivate"] = row.IsPrivate;
        json["createdAt"] = row.CreatedAt;
        json["changedAt"] = row.ChangedAt;
        return json;
    }
}
