using System.Globalization;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Programs get problem details (RFC 9457) where people get a page, in the language that they ask for.</summary>
static class ApiProblems
{
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(ApiAddress.Root, StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteAsync, StatusCodeSelector = StatusOf });
            api.UseStatusCodePages(context => WriteAsync(context.HttpContext));
        });

    /// <summary>The usual answer with a status.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="detail">What is wrong, if there is more to say than the status does.</param>
    /// <param name="title">What is wrong in short, where the status means something else than for measurements.</param>
    public static IResult Of(int status, string? detail = null, string? title = null) =>
        TypedResults.Problem(new ProblemDetails { Status = status, Title = title ?? Title(status), Detail = detail ?? Detail(status) });

    /// <summary>The answer to values that are not accepted.</summary>
    /// <param name="errors">All of them.</param>
    /// <param name="detail">What is wrong, where that fits into few words.</param>
    /// <param name="title">The same in short.</param>
    public static IResult Invalid(IReadOnlyList<FieldError> errors, string? detail = null, string? title = null) => TypedResults.Problem(new FieldProblems
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Title = title ?? ApiText.WrongFields,
        Detail = detail ?? ApiText.WrongFieldsText,
        Errors = errors,
    });

    /// <summary>The answer to rows that cannot be taken.</summary>
    public static IResult Of(int status, string detail, IReadOnlyList<RowError> errors) =>
        TypedResults.Problem(new RowProblems { Status = status, Title = Title(status), Detail = detail, Errors = errors });

    static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : DatabaseTrouble.IsUnreachable(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    // Behind the request's own steps, which set the language for themselves only.
    static Task WriteAsync(HttpContext context)
    {
        CultureInfo.CurrentUICulture = context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.CurrentUICulture;
        context.Response.Headers.CacheControl = "no-store";
        return Of(context.Response.StatusCode).ExecuteAsync(context);
    }

    static string Title(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiText.NoToken,
        StatusCodes.Status403Forbidden => ApiText.Forbidden,
        StatusCodes.Status404NotFound => ApiText.NotFound,
        StatusCodes.Status405MethodNotAllowed => ApiText.NoMethod,
        StatusCodes.Status409Conflict => ApiText.Taken,
        StatusCodes.Status412PreconditionFailed => ApiText.Stale,
        StatusCodes.Status413PayloadTooLarge => ApiText.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ApiText.NoJson,
        StatusCodes.Status422UnprocessableEntity => ApiText.WrongRows,
        StatusCodes.Status429TooManyRequests => ApiText.TooOften,
        StatusCodes.Status503ServiceUnavailable => ApiText.Unreachable,
        >= StatusCodes.Status500InternalServerError => ApiText.Failed,
        _ => ApiText.Unreadable,
    };

    static string? Detail(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiText.NoTokenText,
        StatusCodes.Status403Forbidden => ApiText.ForbiddenText,
        StatusCodes.Status413PayloadTooLarge => ApiText.TooLargeText.With(MeasurementsRequest.MostBytes / 1024),
        StatusCodes.Status415UnsupportedMediaType => ApiText.NoJsonText,
        StatusCodes.Status429TooManyRequests => ApiText.TooOftenText.With(TokenRate.PerMinute),
        _ => null,
    };
}
