using System.Globalization;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Api;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Calendar;

/// <summary>The calendar for other programs: a file to download, and a feed that they read again and again.</summary>
static class CalendarEndpoints
{
    const string FilePath = "/calendar.ics";
    const string FeedPath = "/calendar/feed/{secret}.ics";

    public static void MapCalendar(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(FilePath, DownloadAsync).RequireAuthorization();
        endpoints.MapGet(FeedPath, FeedAsync).AllowAnonymous();
    }

    /// <summary>Where the file is.</summary>
    public static string FileOf(PlanFilter filter) => QueryHelpers.AddQueryString(FilePath, Query(filter));

    /// <summary>Where the feed is that a secret opens, relative to the root.</summary>
    public static string FeedOf(string secret, PlanFilter filter) => QueryHelpers.AddQueryString($"calendar/feed/{secret}.ics", Query(filter));

    /// <summary>A filter in the query of an address.</summary>
    public static Dictionary<string, string?> Query(PlanFilter filter) => new(StringComparer.Ordinal)
    {
        ["kind"] = filter.Kind?.ToString().ToLowerInvariant(),
        ["journey"] = filter.Journey?.ToString(),
        ["folder"] = filter.Folder?.ToString(),
        ["mine"] = filter.Mine ? "true" : null,
    };

    /// <summary>The filter that the query of an address says; what it does not know counts as not said.</summary>
    public static PlanFilter Filter(string? kind, string? journey, string? folder, string? mine) => new()
    {
        Kind = EnumName.Find<PlanKind>(kind),
        Journey = Guid.TryParse(journey, out var one) ? one : null,
        Folder = Guid.TryParse(folder, out var within) ? within : null,
        Mine = mine == "true",
    };

    static async Task<IResult> DownloadAsync(
        HttpContext http, CalendarFiles files, ActivityLog log, string? kind = null, string? journey = null, string? folder = null, string? mine = null)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        await log.ExportedAsync(member, ExportedFile.CalendarFile, cancellation: http.RequestAborted);
        var file = await files.WriteAsync(member, Filter(kind, journey, folder, mine), PublicAddress.RootOf(http), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(file), CalendarFile.ContentType, "journeymapper.ics");
    }

    // Its secret is all that is asked for. One that opens nothing counts as a token that is not valid does, so that nobody can go through many.
    static async Task<IResult> FeedAsync(
        HttpContext http, string secret, CalendarFeeds feeds, CalendarFiles files, TokenAttempts attempts, TokenRate rate,
        string? kind = null, string? journey = null, string? folder = null, string? mine = null)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        using var attempt = attempts.MayTry(http);
        if (!attempt.IsAcquired)
        {
            RetryAfter.Tell(http.Response, attempt);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await feeds.FindAsync(secret, http.RequestAborted) is not var (member, language))
        {
            attempts.Failed(http);
            return TypedResults.NotFound();
        }

        using var lease = rate.Count($"calendar {member.Id}");
        if (!lease.IsAcquired)
        {
            RetryAfter.Tell(http.Response, lease);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        http.Response.Headers.ContentLanguage = Languages.Known(language);
        return TypedResults.Text(await files.WriteAsync(member, Filter(kind, journey, folder, mine), PublicAddress.RootOf(http), http.RequestAborted), CalendarFile.ContentType, Encoding.UTF8);
    }
}

/// <summary>Writes calendar files of what is due.</summary>
sealed class CalendarFiles(ReviewPlan plan, WorkspaceKpis kpis, TimeProvider clock)
{
    /// <summary>What is due from a year ago to a year ahead, and all that is overdue, in the language of the current culture.</summary>
    /// <param name="member">Who reads.</param>
    /// <param name="filter">What of it.</param>
    /// <param name="root">Where the application is reached.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<string> WriteAsync(CurrentMember member, PlanFilter filter, Uri root, CancellationToken cancellation = default)
    {
        var today = member.Today(clock);
        var found = await plan.ReadAsync(member, filter, today.AddMonths(-ReviewPlan.Months), today.AddMonths(ReviewPlan.Months), overdue: true, cancellation);
        var catalogue = await kpis.CatalogueAsync(member.Workspace, cancellation);
        return CalendarFile.Write(CalendarText.FeedName, found.Entries.Select(entry => entry.ToCalendar(today, catalogue, address => new(root, address))), clock.GetUtcNow());
    }
}
