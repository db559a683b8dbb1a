using System.ComponentModel;
using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>A part of the measurements that were recorded.</summary>
public sealed record MeasurementPage
{
    /// <summary>The measurements, by touchpoint, KPI and day.</summary>
    public required IReadOnlyList<MeasurementView> Measurements { get; init; }

    /// <summary>What to send as "cursor" to get the next part; null when there is none.</summary>
    public required string? Next { get; init; }
}

/// <summary>The value of a KPI at a touchpoint on one day.</summary>
public sealed record MeasurementView
{
    /// <summary>The journey of the touchpoint.</summary>
    public required Guid Journey { get; init; }

    /// <summary>The touchpoint. It may be gone from the map.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The KPI's id.</summary>
    public required string Kpi { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In the KPI's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>The member who recorded it; null where that is not known. They may be no member any more.</summary>
    public required Guid? Author { get; init; }

    /// <summary>How it came: "unknown", "typed", "imported", "scheduled" or "api".</summary>
    public required string Source { get; init; }
}

/// <summary>Reads measurements back, and deletes them one by one.</summary>
static class MeasurementList
{
    public static void MapMeasurementList(this IEndpointRouteBuilder api)
    {
        api.MapGet("v1/measurements", ListAsync).Reads<MeasurementPage>("ListMeasurements", "List measurements", "The values that were recorded, by touchpoint, KPI and day, of all journeys that the token reaches or of some.").Needs(TokenScopes.Measurements.Read);
        api.MapDelete("v1/measurements/{touchpoint:guid}/{kpi}/{on}", DeleteAsync).Deletes("DeleteMeasurement", "Delete a measurement", "Deletes the value of a day. Where there is none, there is nothing to do.").Refuses(StatusCodes.Status400BadRequest)
            .Needs(TokenScopes.Measurements.Write);
    }

    static async Task<IResult> ListAsync(
        HttpContext http, IDbContextFactory<JourneyDbContext> contexts,
        [Description("Only those of this journey.")] Guid? journey = null, [Description("Only those of this touchpoint.")] Guid? touchpoint = null,
        [Description("Only those of the KPI of this id.")] string? kpi = null, [Description("Only those from this day on.")] DateOnly? from = null, [Description("Only those until this day.")] DateOnly? to = null,
        [Description(RecordShapes.CursorText)] string? cursor = null, [Description(RecordShapes.LimitText)] int? limit = null)
    {
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 3);
        if (page is null)
            return refusal!;
        if (kpi is not null && !Kpi.IsId(kpi))
            return RequestReader.Malformed(ApiText.NoKpi);
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || (journey is not null && !await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, http.RequestAborted)))
            return EditSubmission.NotFound();
        var found = db.Measurements.AsNoTracking().Where(row => db.Journeys.InUse(member).Any(known => known.Id == row.JourneyId)
            && (journey == null || row.JourneyId == journey) && (touchpoint == null || row.TouchpointId == touchpoint) && (kpi == null || row.Kpi == kpi)
            && (from == null || row.On >= from) && (to == null || row.On <= to));
        if (page.After is { } after)
        {
            var (last, series) = (page.IdAt(0), after[1]);
            if (!DateOnly.TryParseExact(after[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return RequestReader.Malformed(ApiText.NoCursor);
            found = found.Where(row => row.TouchpointId > last || (row.TouchpointId == last && (string.Compare(row.Kpi, series) > 0 || (row.Kpi == series && row.On > day))));
        }

        var rows = await found.OrderBy(row => row.TouchpointId).ThenBy(row => row.Kpi).ThenBy(row => row.On).Take(page.Limit + 1)
            .Select(row => new MeasurementView { Journey = row.JourneyId, Touchpoint = row.TouchpointId, Kpi = row.Kpi, On = row.On, Value = row.Value, Author = row.AuthorId, Source = SourceName(row.Source) }).ToListAsync(http.RequestAborted);
        return EntityTags.Answer(http, new MeasurementPage
        {
            Measurements = [.. rows.Take(page.Limit)],
            Next = rows.Count > page.Limit && rows[page.Limit - 1] is var end ? PageCursor.Behind(end.Touchpoint, end.Kpi, end.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
        });
    }

    static string SourceName(MeasurementSource source) => source switch
    {
        MeasurementSource.Typed => "typed",
        MeasurementSource.Imported => "imported",
        MeasurementSource.Scheduled => "scheduled",
        MeasurementSource.Api => "api",
        _ => "unknown",
    };

    static async Task<IResult> DeleteAsync(HttpContext http, Guid touchpoint, string kpi, string on, Measurements measurements, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member || !Kpi.IsId(kpi))
            return EditSubmission.NotFound();
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return RequestReader.Malformed(ApiText.NoDay);
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var home = await (from row in db.Touchpoints.AsNoTracking()
                          join journey in db.Journeys.InUse(member) on EF.Property<Guid>(row, JourneyDbContext.JourneyId) equals journey.Id
                          where row.Id == touchpoint
                          select (Guid?)journey.Id).SingleOrDefaultAsync(http.RequestAborted);
        if (home is not { } map)
            return EditSubmission.NotFound();
        if (!member.CanEdit || !await db.Journeys.EditableBy(member).AnyAsync(row => row.Id == map, http.RequestAborted))
            return ApiProblems.Of(StatusCodes.Status403Forbidden);
        await measurements.DeleteAsync(member, touchpoint, kpi, day, http.RequestAborted);
        return TypedResults.NoContent();
    }
}
