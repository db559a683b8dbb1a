using System.Text.Json.Serialization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>What a KPI's values count.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KpiUnitName>))]
public enum KpiUnitName
{
    /// <summary>Hundredths: 12.5 means 12.5 %.</summary>
    [JsonStringEnumMemberName("percent")] Percent,

    /// <summary>Seconds.</summary>
    [JsonStringEnumMemberName("seconds")] Seconds,

    /// <summary>Things.</summary>
    [JsonStringEnumMemberName("count")] Count,

    /// <summary>An amount in the workspace's currency.</summary>
    [JsonStringEnumMemberName("money")] Money,

    /// <summary>Points on a scale of its own.</summary>
    [JsonStringEnumMemberName("score")] Score,
}

/// <summary>Which way is better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DirectionName>))]
public enum DirectionName
{
    /// <summary>The more the better.</summary>
    [JsonStringEnumMemberName("up")] Up,

    /// <summary>The less the better.</summary>
    [JsonStringEnumMemberName("down")] Down,
}

/// <summary>The KPIs of a workspace.</summary>
public sealed record KpiList
{
    /// <summary>The built-in ones, then the workspace's own.</summary>
    public required IReadOnlyList<KpiView> Kpis { get; init; }

    /// <summary>The currency of amounts: three letters of ISO 4217.</summary>
    public required string Currency { get; init; }
}

/// <summary>A KPI that touchpoints can be measured by.</summary>
public sealed record KpiView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, in the language asked for where it is built in.</summary>
    public required string Name { get; init; }

    /// <summary>What its values count.</summary>
    public required KpiUnitName Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required DirectionName Better { get; init; }

    /// <summary>The smallest possible value, or null.</summary>
    public required decimal? Least { get; init; }

    /// <summary>The largest possible value, or null.</summary>
    public required decimal? Most { get; init; }

    /// <summary>Whether it is the workspace's own, and so can be changed.</summary>
    public required bool IsOwn { get; init; }
}

/// <summary>A KPI of the workspace's own.</summary>
public sealed record KpiRequest
{
    /// <summary>Its name, on one line; no other KPI has it.</summary>
    public required string Name { get; init; }

    /// <summary>What its values count.</summary>
    public required KpiUnitName Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required DirectionName Better { get; init; }

    /// <summary>The smallest possible value, or null.</summary>
    public decimal? Least { get; init; }

    /// <summary>The largest possible value, or null; larger than the smallest.</summary>
    public decimal? Most { get; init; }
}

/// <summary>The KPIs of a workspace: everybody reads them, owners have some of their own.</summary>
static class KpisEndpoint
{
    const string Route = "v1/kpis";
    const string Name = "name";
    const string Unit = "unit";
    const string Better = "better";
    const string Least = "least";
    const string Most = "most";

    public static void MapKpis(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ListAsync).Reads<KpiList>("ListKpis", "List KPIs", "All KPIs that touchpoints can be measured by. The list is not in parts.").Needs(TokenScopes.Measurements.Read);
        api.MapPost(Route, CreateAsync).Writes<KpiRequest, KpiView>("AddKpi", "Add a KPI", "Adds a KPI of the workspace’s own; its id is made from its name. For owners.", StatusCodes.Status201Created).Conflicts().Needs(TokenScopes.Measurements.Write);
        api.MapPut(Route + "/{kpi}", ChangeAsync).Writes<KpiRequest, KpiView>("ChangeKpi", "Change a KPI", "Replaces what a KPI of the workspace’s own says. Its id stays, and values that it has must fit. For owners.").Conflicts().Needs(TokenScopes.Measurements.Write);
        api.MapDelete(Route + "/{kpi}", RemoveAsync).Deletes("RemoveKpi", "Remove a KPI", "Removes a KPI of the workspace’s own that no touchpoint uses, with its values. For owners.").Conflicts().Needs(TokenScopes.Measurements.Write);
    }

    static async Task<IResult> ListAsync(HttpContext http, WorkspaceKpis kpis)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        var catalogue = await kpis.CatalogueAsync(member.Workspace, http.RequestAborted);
        return EntityTags.Answer(http, new KpiList { Kpis = [.. catalogue.All.Select(View)], Currency = catalogue.Currency });
    }

    static Task<IResult> CreateAsync(HttpContext http, WorkspaceKpis kpis) =>
        WriteAsync(http, kpis, (member, kpi) => kpis.CreateAsync(member, kpi, http.RequestAborted), StatusCodes.Status201Created);

    static Task<IResult> ChangeAsync(HttpContext http, string kpi, WorkspaceKpis kpis) =>
        Kpi.IsId(kpi) ? WriteAsync(http, kpis, (member, wanted) => kpis.ChangeAsync(member, kpi, wanted, http.RequestAborted), StatusCodes.Status200OK) : Task.FromResult(EditSubmission.NotFound());

    static async Task<IResult> RemoveAsync(HttpContext http, string kpi, WorkspaceKpis kpis) =>
        CurrentMember.From(http.User) is not { } member || !Kpi.IsId(kpi) ? EditSubmission.NotFound()
        : await kpis.RemoveAsync(member, kpi, http.RequestAborted) is var outcome && outcome is KpiChange.Done ? TypedResults.NoContent() : Answer(outcome);

    static async Task<IResult> WriteAsync(HttpContext http, WorkspaceKpis kpis, Func<CurrentMember, CustomKpi, Task<KpiChange>> write, int status)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        if (!member.CanManage)
            return Answer(new KpiChange.NotAllowed());
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Name, Unit, Better, Least, Most);
        var (name, unit, better) = (fields.Text(Name, isRequired: true), fields.Choice<KpiUnit>(Unit), fields.Choice<Direction>(Better));
        var wanted = new CustomKpi(name ?? "", unit ?? default, better ?? default, fields.Number(Least), fields.Number(Most));
        if (fields.Refusal is { } wrong)
            return wrong;
        var outcome = await write(member, wanted);
        if (outcome is not KpiChange.Done done)
            return Answer(outcome);
        if ((await kpis.CatalogueAsync(member.Workspace, http.RequestAborted)).Find(done.Id) is not { } written)
            return EditSubmission.NotFound();
        if (status == StatusCodes.Status201Created)
            http.Response.Headers.Location = $"{http.Request.Path}/{done.Id}";
        return TypedResults.Json(View(written), statusCode: status);
    }

    static IResult Answer(KpiChange outcome) => outcome switch
    {
        KpiChange.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, KpiText.NotOwner),
        KpiChange.Invalid { Problems: var problems } => ApiProblems.Invalid([.. problems.Select(problem => new FieldError(
            FieldError.To(FieldJson.Camel(problem.Key.ToString())), FieldError.Of(problem.Value), problem.Key == CustomKpiField.Most ? KpiText.ProblemRange : problem.Value.Explain(Limits.Name)))]),
        KpiChange.NameTaken => ApiProblems.Of(StatusCodes.Status409Conflict, KpiText.NameTaken, ApiText.NotPossible),
        KpiChange.OutOfRange { Count: var count } => ApiProblems.Of(StatusCodes.Status409Conflict, Texts.Count(count, KpiText.OutOfRangeOne, KpiText.OutOfRangeOther), ApiText.NotPossible),
        KpiChange.InUse { Touchpoints: var count } => ApiProblems.Of(StatusCodes.Status409Conflict, Texts.Count(count, KpiText.InUseOne, KpiText.InUseOther), ApiText.NotPossible),
        KpiChange.Full => ApiProblems.Of(StatusCodes.Status409Conflict, KpiText.ManyKpis.With(WorkspaceKpis.Most), ApiText.NotPossible),
        _ => EditSubmission.NotFound(),
    };

    static KpiView View(Kpi kpi) => new()
    {
        Id = kpi.Id,
        Name = kpi.Name.ToString(),
        Unit = (KpiUnitName)kpi.Unit,
        Better = (DirectionName)kpi.Better,
        Least = kpi.Least,
        Most = kpi.Most,
        IsOwn = Domain.Catalogue.Kpis.Find(kpi.Id) != kpi,
    };
}
