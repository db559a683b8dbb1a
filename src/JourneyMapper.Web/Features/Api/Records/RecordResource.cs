using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Records of one kind as programs read and write them: list, read, add, change, move, remove. All that it says of them comes from the kind and its fields.</summary>
/// <param name="home">Where they live.</param>
/// <param name="path">The last part of the list's address.</param>
/// <param name="name">What one is called in the description, such as "Touchpoint".</param>
/// <param name="area">The scopes that programs need.</param>
/// <param name="kind">The kind.</param>
/// <param name="blank">A record of that id in which nobody has filled in anything.</param>
sealed class RecordResource<TRecord>(RecordHome home, string path, string name, TokenArea area, OrderedKind<TRecord> kind, Func<Guid, TRecord> blank) : IRecordResource
    where TRecord : class, IRecord
{
    const string After = "after";
    const string RecordId = "{id:guid}";

    /// <summary>The edit that adds a record; where the kind needs one of its own.</summary>
    public Func<TRecord, Place, Edit> Adds { get; init; } = kind.Add;

    /// <summary>What follows from a change, of which a program need not say it.</summary>
    public Func<TRecord, DateOnly, TRecord> Completes { get; init; } = (record, _) => record;

    /// <summary>Removes a record in another way than by an edit alone; gives why it is not.</summary>
    public Func<HttpContext, CurrentMember, Guid, Task<IResult?>>? Removes { get; init; }

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Example { get; init; } = "Example";

    /// <inheritdoc/>
    public required string Summary { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Field> Fields => kind.Fields.All;

    /// <inheritdoc/>
    public Field? Group => kind.Group;

    /// <inheritdoc/>
    public JsonObject Blank => Write(blank(Guid.Empty));

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder api)
    {
        var route = $"{home.Route}/{path}";
        api.MapGet(route, ListAsync).WithName($"List{RecordShapes.Plural(name)}").Describe(this, RecordOperation.List).Needs(area.Read);
        api.MapPost(route, AddAsync).WithName($"Add{name}").Describe(this, RecordOperation.Add).Needs(area.Write);
        api.MapGet($"{route}/{RecordId}", ReadAsync).WithName($"Read{name}").Describe(this, RecordOperation.Read).Needs(area.Read);
        if (kind.Fields.All.Any(field => !field.IsAssigned && field.Kind != FieldKind.Persona))
            api.MapPatch($"{route}/{RecordId}", ChangeAsync).WithName($"Change{name}").Describe(this, RecordOperation.Change).Needs(area.Write);
        api.MapPost($"{route}/{RecordId}/move", MoveAsync).WithName($"Move{name}").Describe(this, RecordOperation.Move).Needs(area.Write);
        api.MapDelete($"{route}/{RecordId}", RemoveAsync).WithName($"Remove{name}").Describe(this, RecordOperation.Remove).Needs(area.Write);
    }

    async Task<IResult> ListAsync(HttpContext http, Guid? journey = null, string? cursor = null, int? limit = null)
    {
        if (await FindAsync(http, journey) is not var (_, root))
            return EditSubmission.NotFound();
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 3);
        if (page is null)
            return refusal!;
        return EntityTags.Answer(http, root.Revision, () =>
        {
            List<TRecord> behind = [.. kind.All(root).SkipWhile(record => page.After is { } after && !IsBehind(record, after)).Take(page.Limit + 1)];
            var more = behind.Count > page.Limit;
            return new JsonObject
            {
                [RecordShapes.ListOf(name)] = new JsonArray([.. behind.Take(page.Limit).Select(Write)]),
                [RecordShapes.Next] = more ? PageCursor.Behind(GroupIndex(behind[page.Limit - 1]), kind.RankOf(behind[page.Limit - 1]).Text, behind[page.Limit - 1].Id) : null,
            };
        });
    }

    async Task<IResult> ReadAsync(HttpContext http, Guid id, Guid? journey = null) =>
        await FindAsync(http, journey) is var (_, root) && kind.Find(root, id) is { } record ? EntityTags.Answer(http, root.Revision, () => Write(record)) : EditSubmission.NotFound();

    async Task<IResult> AddAsync(HttpContext http, Guid? journey = null)
    {
        if (await FindAsync(http, journey) is not var (member, root))
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), null);
        var (body, expected, refusal) = await EditSubmission.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var start = blank(IdempotentRequest.NewId(http, "record"));
        var request = RecordReading.Read(json, kind.Fields, After, kind.Group?.JsonName() ?? After);
        List<FieldError> errors = [.. request.Errors, .. RecordReading.Missing(json, kind.Fields, start)];
        var place = PlaceOf(json, root, Place.AtEnd, errors);
        start = InGroup(start, json, isRequired: true, errors);
        errors.AddRange(await ForeignIds.FindAsync(http, member, request.Values));
        if (errors.Count > 0)
            return ApiProblems.Invalid(errors);
        var record = Completes(request.On(start), Today(http, member));
        var edit = Adds(record, place) with { Id = IdempotentRequest.NewId(http, "edit") };
        return await SubmitAsync(http, member, journey, edit, expected, null, request, after => kind.Find(after, record.Id) is { } added ? Created(http, added) : null);
    }

    async Task<IResult> ChangeAsync(HttpContext http, Guid id, Guid? journey = null)
    {
        if (await FindAsync(http, journey) is not var (member, root) || kind.Find(root, id) is not { } before)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), id);
        var (body, expected, refusal) = await EditSubmission.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var request = RecordReading.Read(json, kind.Fields);
        List<FieldError> errors = [.. request.Errors, .. await ForeignIds.FindAsync(http, member, request.Values.Where(value => value.Field.Read(before) != value.Value))];
        if (errors.Count > 0)
            return ApiProblems.Invalid(errors);
        var changes = kind.Fields.Between(before, Completes(request.On(before), Today(http, member)));
        return await SubmitAsync(http, member, journey, kind.Change(id, changes), expected, id, request, after => kind.Find(after, id) is { } changed ? TypedResults.Json(Write(changed)) : null);
    }

    async Task<IResult> MoveAsync(HttpContext http, Guid id, Guid? journey = null)
    {
        if (await FindAsync(http, journey) is not var (member, root) || kind.Find(root, id) is not { } record)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), id);
        var (body, expected, refusal) = await EditSubmission.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        List<FieldError> errors = [];
        foreach (var named in json.EnumerateObject())
            if (named.Name != After && named.Name != kind.Group?.JsonName())
                errors.Add(new(FieldError.To(named.Name), FieldErrorCode.UnknownField, ApiText.UnknownField.With(RequestReader.Shortened(named.Name))));
        var place = PlaceOf(json, root, Place.AtEnd, errors);
        var group = kind.PositionOf(InGroup(record, json, isRequired: false, errors)).Group;
        if (errors.Count > 0)
            return ApiProblems.Invalid(errors);
        var edit = kind.Move(id, group, place) with { Id = IdempotentRequest.NewId(http, "edit") };
        return await SubmitAsync(http, member, journey, edit, expected, id, new([], []), after => kind.Find(after, id) is { } moved ? TypedResults.Json(Write(moved)) : null);
    }

    async Task<IResult> RemoveAsync(HttpContext http, Guid id, Guid? journey = null)
    {
        if (await FindAsync(http, journey) is not var (member, root) || kind.Find(root, id) is null)
            return EditSubmission.NotFound();
        if (!member.CanEdit)
            return EditSubmission.Answer(new Refusal.NotAllowed(), id);
        var (expected, stale) = EntityTags.Expected(http);
        if (stale is not null)
            return stale;
        if (Removes is not null)
            return expected is { } seen && seen != root.Revision ? EditSubmission.Answer(new Refusal.Stale(root.Revision), id) : await Removes(http, member, id) ?? TypedResults.NoContent();
        return await SubmitAsync(http, member, journey, kind.Remove(id), expected, id, new([], []), _ => TypedResults.NoContent());
    }

    async Task<IResult> SubmitAsync(HttpContext http, CurrentMember member, Guid? journey, Edit edit, long? expected, Guid? record, RecordRequest<TRecord> request, Func<IStreamRoot, IResult?> answer)
    {
        if (await EditSubmission.SubmitAsync(http, home, member, journey.GetValueOrDefault(), edit, expected) is { } refusal)
            return EditSubmission.Answer(refusal, record, request.Values.ToDictionary(value => value.Field.JsonName(), value => value.Value, StringComparer.Ordinal));
        // Somebody may have removed it since. One that is added and not there needed not be: a journey is about a persona once.
        if (await home.FindAsync(http, member, journey.GetValueOrDefault()) is not { } root || answer(root) is not { } done)
            return record is null ? EditSubmission.Answer(new Refusal.Overtaken(), null) : EditSubmission.NotFound();
        EntityTags.Tell(http, root.Revision);
        return done;
    }

    async Task<(CurrentMember Member, IStreamRoot Root)?> FindAsync(HttpContext http, Guid? journey) =>
        CurrentMember.From(http.User) is { } member && await home.FindAsync(http, member, journey.GetValueOrDefault()) is { } root ? (member, root) : null;

    JsonObject Write(TRecord record) => RecordReading.Write(record, kind.Fields, kind.Group);

    IResult Created(HttpContext http, TRecord record)
    {
        http.Response.Headers.Location = $"{http.Request.Path}/{record.Id}";
        return TypedResults.Json(Write(record), statusCode: StatusCodes.Status201Created);
    }

    // Behind no other: at the beginning. Not said: at the end.
    Place PlaceOf(JsonElement json, IStreamRoot root, Place usual, List<FieldError> errors)
    {
        if (!json.TryGetProperty(After, out var after))
            return usual;
        if (after.ValueKind == JsonValueKind.Null)
            return Place.AtStart;
        if (after.ValueKind == JsonValueKind.String && Guid.TryParse(after.GetString(), out var behind) && kind.Has(root, behind))
            return Place.Behind(behind);
        errors.Add(after.ValueKind == JsonValueKind.String ? new(FieldError.To(After), FieldErrorCode.Unknown, ApiText.UnknownId) : new(FieldError.To(After), FieldErrorCode.Malformed, ApiText.NoId));
        return usual;
    }

    TRecord InGroup(TRecord record, JsonElement json, bool isRequired, List<FieldError> errors)
    {
        if (kind.Group is not { } group)
            return record;
        if (!json.TryGetProperty(group.JsonName(), out var wanted))
        {
            if (isRequired)
                errors.Add(new(FieldError.To(group.JsonName()), FieldErrorCode.Required, ApiText.GroupMissing.With(group.JsonName())));
            return record;
        }

        if (wanted.ValueKind == JsonValueKind.String && FieldJson.Read(group, wanted) is { } value && group.Accept(value).Problem is null)
            return group.Write(record, value);
        errors.Add(new(FieldError.To(group.JsonName()), FieldErrorCode.Unknown, ApiText.GroupUnknown.With(string.Join(", ", group.Choices.Select(FieldJson.Camel)))));
        return record;
    }

    int GroupIndex(TRecord record) => kind.Group is { } group ? group.Choices.IndexOf(group.Read(record)) : 0;

    bool IsBehind(TRecord record, IReadOnlyList<string> after) =>
        int.TryParse(after[0], out var group) && (GroupIndex(record) > group || (GroupIndex(record) == group && string.CompareOrdinal(kind.RankOf(record).Text, after[1]) > 0));

    static DateOnly Today(HttpContext http, CurrentMember member) => member.Today(http.RequestServices.GetRequiredService<TimeProvider>());
}

/// <summary>A kind of record that programs read and write.</summary>
interface IRecordResource : IRecordShape
{
    /// <summary>Maps its addresses.</summary>
    void Map(IEndpointRouteBuilder api);
}
