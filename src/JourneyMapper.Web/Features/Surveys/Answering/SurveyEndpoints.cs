using System.Globalization;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>The public page of a survey: for anybody who has its link, without an account, a cookie or a circuit.</summary>
static class SurveyEndpoints
{
    // Links of other features begin in the same way: the length of their tokens tells them apart, see LinkToken.
    const string Path = "/s/{token:length(43)}";
    const string ThanksPath = "/s/{token:length(43)}/thanks";
    // All fields of the largest form, filled with the longest texts of three bytes a character, each written as three characters.
    const int LargestForm = 1024 * 1024;

    static readonly FormOptions Options = new() { ValueCountLimit = 400, KeyLengthLimit = 40, ValueLengthLimit = 64 * 1024, BufferBody = false };

    /// <summary>Where a survey is answered, relative to the root.</summary>
    public static string Of(string token) => $"s/{token}";

    public static void MapSurveys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, AskAsync).AllowAnonymous();
        // Its stamp stands for an antiforgery token.
        endpoints.MapPost(Path, AnswerAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        endpoints.MapGet(ThanksPath, ThankAsync).AllowAnonymous();
    }

    static Task AskAsync(HttpContext http, string token, string? lang, SurveyIntake intake, FormStamps stamps, TimeProvider clock) => WithAsync(http, token, lang, intake, asked =>
        asked.Survey.IsOpen(clock.GetUtcNow())
            ? ShowAsync(http, asked, new SurveyScreen.Form(stamps.New(asked.Survey.Id), new(new Dictionary<string, string>(StringComparer.Ordinal)), []), StatusCodes.Status200OK)
            : ShowAsync(http, asked, new SurveyScreen.Message(SurveyPageText.ClosedTitle, SurveyPageText.ClosedText), StatusCodes.Status410Gone));

    static Task ThankAsync(HttpContext http, string token, string? lang, SurveyIntake intake) => WithAsync(http, token, lang, intake, asked =>
        ShowAsync(http, asked, new SurveyScreen.Message(SurveyPageText.ThanksTitle, SurveyPageText.ThanksText, IsAnswered: true), StatusCodes.Status200OK));

    static Task AnswerAsync(HttpContext http, string token, string? lang, SurveyIntake intake, FormStamps stamps, SurveyRate rate, TimeProvider clock) => WithAsync(http, token, lang, intake, async asked =>
    {
        if (await ReadAsync(http) is not { } form)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var survey = asked.Survey;
        var (state, id) = stamps.Read(form[SurveyForm.Stamp], survey.Id);
        using var lease = rate.Count(http);
        if (!lease.IsAcquired)
        {
            RetryAfter.Tell(http.Response, lease);
            await AgainAsync(StatusCodes.Status429TooManyRequests, SurveyPageText.TooMany);
        }
        // Whatever is wrong with it: nobody shall mend what cannot come in.
        else if (!survey.IsOpen(clock.GetUtcNow()))
            await ClosedAsync();
        else if (form[SurveyForm.Trap].Length > 0)
            await AgainAsync(StatusCodes.Status400BadRequest, SurveyPageText.Robot);
        else if (state is StampState.TooQuick)
            await AgainAsync(StatusCodes.Status400BadRequest, SurveyPageText.TooQuick);
        else if (state is not StampState.Valid)
            await AgainAsync(StatusCodes.Status400BadRequest, state is StampState.TooOld ? SurveyPageText.TooOld : SurveyPageText.UnknownForm);
        else
            switch (await intake.TakeAsync(asked, id, form.Read(survey), http.RequestAborted))
            {
                case { State: IntakeState.Stored }:
                    http.Response.Redirect($"/{Of(token)}/thanks?lang={Languages.Current}");
                    break;
                case { State: IntakeState.Repeated }:
                    await ShowAsync(http, asked, new SurveyScreen.Message(SurveyPageText.RepeatedTitle, SurveyPageText.RepeatedText, IsAnswered: true), StatusCodes.Status200OK);
                    break;
                case { State: IntakeState.Closed }:
                    await ClosedAsync();
                    break;
                case { Errors: var errors }:
                    await AgainAsync(StatusCodes.Status400BadRequest, null, [.. errors]);
                    break;
            }

        Task ClosedAsync() => ShowAsync(http, asked, new SurveyScreen.Message(SurveyPageText.ClosedTitle, SurveyPageText.ClosedMeanwhile), StatusCodes.Status410Gone);

        // With all that was typed; a stamp that is not worth anything any more is replaced.
        Task AgainAsync(int status, string? notice, IReadOnlyList<AnswerError>? errors = null) =>
            ShowAsync(http, asked, new SurveyScreen.Form(state is StampState.Valid or StampState.TooQuick ? form[SurveyForm.Stamp] : stamps.New(survey.Id), form, errors ?? [], notice), status);
    });

    static async Task WithAsync(HttpContext http, string token, string? lang, SurveyIntake intake, Func<PublicSurvey, Task> answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await intake.FindAsync(token, http.RequestAborted) is not { } asked)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // What was asked for, or else what the browser prefers, as far as the survey is made in it.
        var wordings = asked.Survey.Wordings;
        var language = (wordings.FirstOrDefault(wording => wording.Language == lang) ?? wordings.FirstOrDefault(wording => wording.Language == Languages.Current) ?? wordings[0]).Language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        http.Response.Headers.ContentLanguage = language;
        await answer(asked);
    }

    static async Task<SurveyForm?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        try
        {
            var sent = await http.Request.ReadFormAsync(Options, http.RequestAborted);
            return new(sent.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        }
        // Larger than any form that the page sends, or none at all.
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    static Task ShowAsync(HttpContext http, PublicSurvey asked, SurveyScreen screen, int status) =>
        new RazorComponentResult<SurveyDocument>(new { asked.Survey, Screen = screen }) { StatusCode = status }.ExecuteAsync(http);
}
