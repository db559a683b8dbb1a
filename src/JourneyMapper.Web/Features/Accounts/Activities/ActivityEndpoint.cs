using System.Globalization;
using CsvHelper;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>What was done, as a file for spreadsheets: what the page shows, all of it. For owners; that it was taken out is recorded, too.</summary>
static class ActivityEndpoint
{
    const string Path = "/activity.csv";

    const int Part = 1000;

    public static void MapActivity(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ExportAsync).RequireAuthorization().InTableQueue();

    /// <summary>Where the file is.</summary>
    public static string Address(ActivityFilter filter) => filter.At(Path);

    static async Task<IResult> ExportAsync(HttpContext http, ActivityList list, ActivityLog log, string? area, string? person, string? from, string? to, string? journey)
    {
        var filter = ActivityFilter.Read(area, person, from, to, journey);
        if (CurrentMember.From(http.User) is not { } member || await list.ReadAsync(member, filter, null, Part, http.RequestAborted) is not { } first)
            return TypedResults.Forbid();
        if (!filter.IsValid)
            return TypedResults.BadRequest();
        await log.ExportedAsync(member, ExportedFile.ActivityCsv, cancellation: http.RequestAborted);
        return CsvFile.Answer(http, "activity.csv", (csv, cancellation) => WriteAsync(csv, list, member, filter, first, cancellation));
    }

    static async Task WriteAsync(CsvWriter csv, ActivityList list, CurrentMember member, ActivityFilter filter, ActivityLines first, CancellationToken cancellation)
    {
        await csv.WriteRecordAsync((string[])[ActivityText.ColumnWhen, ActivityText.ColumnWho, ActivityText.ColumnWhat, ActivityText.ColumnJourney, ActivityText.ColumnFrom, ActivityText.ColumnKind], cancellation);
        for (var part = first; part is not null; part = part.HasMore ? await list.ReadAsync(member, filter, part.Lines[^1].Row, Part, cancellation) : null)
            foreach (var line in part.Lines)
                await csv.WriteLineAsync(
                [
                    line.Row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ActivityTexts.Who(line), ActivityTexts.Sentence(line.Row),
                    line.Journey?.Title ?? (line.Row.JourneyId is { } gone ? gone.ToString() : ""), line.Row.Address, line.Row.Kind.ToString(),
                ], cancellation);
    }
}
