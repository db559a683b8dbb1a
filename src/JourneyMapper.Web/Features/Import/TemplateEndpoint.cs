using System.Globalization;
using System.Text;
using CsvHelper;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import;

/// <summary>A file to fill in: a row for each KPI of each touchpoint, with the ids that tell touchpoints of one name apart.</summary>
static class TemplateEndpoint
{
    /// <summary>Where the file is.</summary>
    public const string Path = "/measurements/template.csv";

    public static void MapImport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ExportAsync).RequireAuthorization();

    static IResult ExportAsync(HttpContext http, MeasurementImport import)
    {
        if (CurrentMember.From(http.User) is not { CanEdit: true } member)
            return TypedResults.NotFound();
        var culture = CultureInfo.CurrentCulture;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(body => WriteAsync(body, culture, import, member.Workspace, http.RequestAborted), "text/csv; charset=utf-8", ImportText.TemplateName);
    }

    static async Task WriteAsync(Stream body, CultureInfo culture, MeasurementImport import, Guid workspace, CancellationToken cancellation)
    {
        var book = await import.BookAsync(workspace, cancellation);
        // The mark at the beginning tells Excel that it is UTF-8.
        await body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);
        await using var csv = CsvWriter.Create(body, new CsvWriterOptions { Separator = culture.TextInfo.ListSeparator[0], Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync([ImportText.TouchpointId, ImportText.FieldJourney, ImportText.FieldTouchpoint, ImportText.FieldKpi, ImportText.FieldDate, ImportText.FieldValue], cancellation);
        foreach (var target in book.Targets.OrderBy(target => target.Place.Title, StringComparer.Create(culture, ignoreCase: true)).ThenBy(target => target.Number))
            await csv.WriteRecordAsync([target.Place.Touchpoint.ToString(), target.Place.Title, target.Place.Name, target.Kpi.Name.ToString(), "", ""], cancellation);
    }
}
