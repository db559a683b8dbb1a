using System.Globalization;
using CsvHelper;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>The answers of a survey as a file for spreadsheets, a row for each touchpoint that somebody has met. For whoever may edit the journey, since customers may have given their names.</summary>
static class SurveyCsv
{
    const string Path = "/surveys/{survey:guid}/answers.csv";

    /// <summary>Where it is.</summary>
    public static string AddressOf(Guid survey) => $"/surveys/{survey}/answers.csv";

    public static void MapSurveyCsv(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ExportAsync).RequireAuthorization().InTableQueue();

    static async Task<IResult> ExportAsync(HttpContext http, Guid survey, SurveyReader reader, IDbContextFactory<JourneyDbContext> contexts, ActivityLog log)
    {
        if (CurrentMember.From(http.User) is not { } member || await reader.SurveyAsync(member, survey, http.RequestAborted) is not { } row)
            return TypedResults.NotFound();
        await using (var db = await contexts.CreateDbContextAsync(http.RequestAborted))
            if (!await db.MayChangeAsync(member, row.JourneyId, http.RequestAborted))
                return TypedResults.Forbid();
        await log.ExportedAsync(member, ExportedFile.SurveyCsv, row.JourneyId, http.RequestAborted);
        return CsvFile.Answer(http, "survey.csv", (csv, cancellation) => WriteAsync(csv, reader, member, row, cancellation));
    }

    static async Task WriteAsync(CsvWriter csv, SurveyReader reader, Reader asks, SurveyRow survey, CancellationToken cancellation)
    {
        var culture = CultureInfo.CurrentCulture;
        var names = survey.Touchpoints.ToDictionary(touchpoint => touchpoint.Number, touchpoint => touchpoint.Name);
        await csv.WriteRecordAsync((string[])[SurveyText.Answer, SurveyText.Day, SurveyText.CustomerName, SurveyText.Position, SurveyText.Touchpoint, SurveyText.AddedByCustomer, SurveyText.Emotion, SurveyText.Hurt], cancellation);
        var (number, answer) = (0, Guid.Empty);
        await foreach (var step in reader.StepsAsync(asks, survey.Id, cancellation))
        {
            // A number of the file, not the answer's id: it tells nothing of the form that it came by.
            if (step.Answer != answer)
                (number, answer) = (number + 1, step.Answer);
            await csv.WriteLineAsync(
            [
                (decimal)number, step.On.ToString("d", culture), step.Name, (decimal)step.Position, step.Item is { } item ? names.GetValueOrDefault(item, "") : step.Words,
                step.Item is null ? SurveyText.Yes : "", (decimal)step.Emotion, step.Hurt,
            ], cancellation);
        }
    }
}
