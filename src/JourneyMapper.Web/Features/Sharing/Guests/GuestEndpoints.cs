using System.Globalization;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// The pages of a link, for anybody who has it: without an account, a circuit or a script. A link that leads nowhere, for whatever reason, answers as one
/// that has never been there.
/// </summary>
static class GuestEndpoints
{
    const string Path = "/s/{token}";
    const string PicturePath = "/s/{token}/pictures/{picture:guid}";
    const string CommentPath = "/s/{token}/comment";
    const string UnlockPath = "/s/{token}/unlock";
    // All fields, filled with the longest texts of three bytes a character, each written as three characters.
    const int LargestForm = 256 * 1024;

    static readonly FormOptions Options = new() { ValueCountLimit = 10, KeyLengthLimit = 40, ValueLengthLimit = 128 * 1024, BufferBody = false };

    public static void MapGuests(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ShowAsync).AllowAnonymous();
        endpoints.MapGuestPreview();
        endpoints.MapGet(PicturePath, PictureAsync).AllowAnonymous();
        endpoints.MapGet(CommentPath, AskAsync).AllowAnonymous();
        // A password lets nobody in whom another site could send here in somebody's name; the stamp of a comment stands for an antiforgery token.
        endpoints.MapPost(UnlockPath, UnlockAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        endpoints.MapPost(CommentPath, WriteAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    static Task ShowAsync(
        HttpContext http, string token, string? lang, GuestReader reader, GuestPages pages, LinkPass pass, VisitCounter visits) => WithAsync(http, token, lang, reader, pass, async found =>
    {
        if (await pages.MapAsync(found, token, PublicAddress.RootOf(http)) is not { } page)
        {
            await MissAsync(http);
            return;
        }

        // What a browser fetches in case it is wanted is no visit.
        if (!http.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase))
            visits.Count(found.Link.Id);
        var compressed = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var bytes = compressed ? page.Brotli : page.Html;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.Vary = "Accept-Encoding, Accept-Language";
        if (compressed)
            http.Response.Headers.ContentEncoding = "br";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    });

    static Task PictureAsync(
        HttpContext http, string token, Guid picture, GuestReader reader, LinkPass pass, PictureStore pictures) => WithAsync(http, token, null, reader, pass, async found =>
    {
        // Only those that the page shows at this moment, whatever else the workspace has.
        if (await reader.ReadAsync(found, token, http.RequestAborted) is not { } content || !content.Pictures.Contains(picture)
            || await pictures.FindAsync(found.Workspace, picture, small: !content.IsFace(picture), http.RequestAborted) is not { } jpeg)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.ContentType = "image/jpeg";
        await http.Response.Body.WriteAsync(jpeg, http.RequestAborted);
    }, isPage: false);

    static Task AskAsync(
        HttpContext http, string token, string? lang, Guid? thread, GuestReader reader, LinkPass pass, FormStamps stamps) => WithAsync(http, token, lang, reader, pass, async found =>
    {
        if (found.Link.Comments != GuestComments.Write || await reader.ReadAsync(found, token, http.RequestAborted) is not { } content
            || (thread is not null && content.Threads.All(other => other.Id != thread)))
            await MissAsync(http);
        else
            await CommentAsync(http, content, new(stamps.New(found.Link.Id), thread, "", "", ""), StatusCodes.Status200OK);
    });

    static Task UnlockAsync(
        HttpContext http, string token, string? lang, GuestReader reader, LinkPass pass, GuestRates rates, PasswordGate gate) => WithAsync(http, token, lang, reader, null, async found =>
    {
        if (found.Link.PasswordHash is not { } hash)
        {
            http.Response.Redirect(GuestAddress.Here(token));
            return;
        }

        using var lease = rates.Password(http);
        using var place = lease.IsAcquired ? await gate.EnterAsync(http.RequestAborted) : null;
        if (place is null)
        {
            RetryAfter.Tell(http.Response, lease);
            await PasswordAsync(http, token, GuestText.PasswordTooOften, StatusCodes.Status429TooManyRequests);
        }
        else if (await ReadFormAsync(http) is not { } form || form[GuestForm.PasswordField].ToString() is not { Length: > 0 and <= Limits.LinkPassword } typed
            || SharedLinkService.Passwords.VerifyHashedPassword(new(), hash, typed) == PasswordVerificationResult.Failed)
        {
            await PasswordAsync(http, token, GuestText.PasswordWrong, StatusCodes.Status403Forbidden);
        }
        else
        {
            pass.Remember(http, found.Link);
            http.Response.Redirect(GuestAddress.Here(token));
        }
    });

    static Task WriteAsync(
        HttpContext http, string token, string? lang, Guid? thread, GuestReader reader, LinkPass pass, FormStamps stamps, GuestRates rates,
        GuestCommentService comments) => WithAsync(http, token, lang, reader, pass, async found =>
    {
        if (found.Link.Comments != GuestComments.Write || await reader.ReadAsync(found, token, http.RequestAborted) is not { } content)
        {
            await MissAsync(http);
            return;
        }

        if (await ReadFormAsync(http) is not { } sent)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        string Field(string name) => sent[name].ToString();
        var typed = new GuestForm(Field(GuestForm.StampField), thread, Field(GuestForm.PlaceField), Field(GuestForm.NameField), Field(GuestForm.TextField));
        var place = CommentPlace.Read(typed.Place);
        var (state, id) = stamps.Read(typed.Stamp, found.Link.Id);
        using var lease = rates.Comment(http);
        if (!lease.IsAcquired)
        {
            RetryAfter.Tell(http.Response, lease);
            await AgainAsync(GuestText.CommentTooMany, StatusCodes.Status429TooManyRequests);
        }
        else if (Field(GuestForm.TrapField).Length > 0)
            await AgainAsync(GuestText.CommentRobot);
        else if (Explain(state) is { } refused)
            await AgainAsync(refused);
        else if (AcceptedText.Line(typed.Name, Limits.GuestName, required: true).Problem is { } wrong)
            await AgainAsync(wrong == Problem.Required ? GuestText.NameMissing : GuestText.NameTooLong.With(Limits.GuestName));
        else if (thread is null ? place is null || !content.Shows(place) : content.Threads.All(other => other.Id != thread))
            await AgainAsync(GuestText.CommentGone, StatusCodes.Status409Conflict);
        else if (await comments.WriteAsync(
            GuestReader.ReaderOf(found), found.Link.JourneyId, new(found.Link.Id, id, thread, place ?? CommentPlace.Whole, typed.Name, typed.Text), http.RequestAborted) is { } problem)
            await AgainAsync(Explain(problem), problem is CommentProblem.Empty or CommentProblem.TooLong ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
        else
            http.Response.Redirect($"{GuestAddress.Here(token)}#comment-{id:N}");

        // With all that was typed; a stamp that is not worth anything any more is replaced.
        Task AgainAsync(string notice, int status = StatusCodes.Status400BadRequest) =>
            CommentAsync(http, content, typed with { Stamp = state is StampState.Valid or StampState.TooQuick ? typed.Stamp : stamps.New(found.Link.Id), Notice = notice }, status);
    });

    static string? Explain(StampState state) => state switch
    {
        StampState.Valid => null,
        StampState.TooQuick => GuestText.CommentTooQuick,
        StampState.TooOld => GuestText.CommentTooOld,
        _ => GuestText.CommentUnknownForm,
    };

    static string Explain(CommentProblem problem) => problem switch
    {
        CommentProblem.Empty => GuestText.TextMissing,
        CommentProblem.TooLong => GuestText.TextTooLong.With(Limits.Comment),
        CommentProblem.TooManyComments or CommentProblem.TooManyThreads => GuestText.CommentFull,
        _ => GuestText.CommentGone,
    };

    /// <summary>Finds the link, and asks for its password first where it has one.</summary>
    static async Task WithAsync(HttpContext http, string token, string? lang, GuestReader reader, LinkPass? pass, Func<OpenSharedLink, Task> answer, bool isPage = true)
    {
        GuestPage.Mark(http, []);
        Speak(http, lang);
        if (await reader.FindAsync(token) is not { } found)
        {
            await MissAsync(http);
            return;
        }

        GuestPage.Mark(http, Embedders.Of(found.Link.Embedders));
        if (pass?.MayEnter(http, found.Link) != false)
            await answer(found);
        else if (isPage)
            await PasswordAsync(http, token, null, StatusCodes.Status200OK);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Answers in the language that was asked for, or else in the one that the browser prefers.</summary>
    public static void Speak(HttpContext http, string? lang)
    {
        var language = Languages.Known(lang ?? Languages.Current);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        http.Response.Headers.ContentLanguage = language;
    }

    static async Task<IFormCollection?> ReadFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        try
        {
            return await http.Request.ReadFormAsync(Options, http.RequestAborted);
        }
        // Larger than any form that the page sends, or none at all.
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    // The same to the byte for all that lead nowhere: nobody learns which of them once led somewhere.
    static Task MissAsync(HttpContext http)
    {
        GuestPage.Mark(http, []);
        return PageAsync<GuestMissingPage>(http, new(), StatusCodes.Status404NotFound);
    }

    static Task PasswordAsync(HttpContext http, string token, string? notice, int status) =>
        PageAsync<GuestPasswordPage>(http, new() { [nameof(GuestPasswordPage.Token)] = token, [nameof(GuestPasswordPage.Notice)] = notice }, status);

    static Task CommentAsync(HttpContext http, GuestContent content, GuestForm form, int status) =>
        PageAsync<GuestCommentPage>(http, new() { [nameof(GuestCommentPage.Content)] = content, [nameof(GuestCommentPage.Form)] = form }, status);

    static Task PageAsync<TPage>(HttpContext http, Dictionary<string, object?> parameters, int status) where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(http);
}
