using CsvHelper;
using JourneyMapper.Data.Journal;
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
        return CsvFile.Answer(http, ImportText.TemplateName, (csv, cancellation) => WriteAsync(csv, import, member, cancellation));
    }

    static async Task WriteAsync(CsvWriter csv, MeasurementImport import, Reader reader, CancellationToken cancellation)
    {
        var index = await import.IndexAsync(reader, cancellation);
        await csv.WriteRecordAsync([ImportText.TouchpointId, ImportText.FieldJourney, ImportText.FieldTouchpoint, ImportText.FieldKpi, ImportText.FieldDate, ImportText.FieldValue], cancellation);
        foreach (var target in index.Targets.OrderBy(target => target.Place.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(target => target.Number))
            await csv.WriteRecordAsync([target.Place.Touchpoint.ToString(), target.Place.Title, target.Place.Name, target.Kpi.Name.ToString(), "", ""], cancellation);
    }
}
