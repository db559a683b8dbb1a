using JourneyMapper.Domain.Exchange;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Features.Export.Workspaces;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Journeys as files of the formats beside PDF, the archive of a workspace, and the schema of its journeys.</summary>
static class FormatEndpoints
{
    public static void AddFormats(this IServiceCollection services)
    {
        services.AddSingleton<ExportedJourneys>();
        services.AddSingleton<WorkspaceArchive>();
    }

    public static void MapFormats(this IEndpointRouteBuilder endpoints)
    {
        foreach (var format in JourneyFormat.All)
            endpoints.MapGet($"/journeys/{{id:guid}}/export.{format.Extension}",
                (Guid id, HttpContext http, ExportedJourneys journeys, ActivityLog log) => AnswerAsync(format, id, http, journeys, log)).RequireAuthorization().InTableQueue();
        endpoints.MapGet(ArchiveAddress.Workspace, ArchiveAsync).RequireAuthorization().InTableQueue();
        // A description of files, about nobody: editors and programs fetch it without an account.
        endpoints.MapGet(JourneySchema.Path, (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.Text(Schema.Value, "application/schema+json");
        }).AllowAnonymous();
    }

    static readonly Lazy<string> Schema = new(JourneySchema.Write);

    /// <summary>The file of a journey for a member, which is written down; null when they see none of that id.</summary>
    public static async Task<PushStreamHttpResult?> ExportAsync(HttpContext http, CurrentMember member, Guid id, JourneyFormat format, ExportedJourneys journeys, ActivityLog log)
    {
        if (await journeys.FindAsync(member, id, format.IsWhole, http.RequestAborted) is not { } exported)
            return null;
        await log.ExportedAsync(member, format.File, id, http.RequestAborted);
        Attachment.Announce(http, FileName.Of(exported.Journey.Title, format.Extension));
        var named = exported with { Schema = SchemaOf(http) };
        return TypedResults.Stream(body => format.WriteAsync(body, named, http.RequestAborted), format.ContentType);
    }

    static async Task<Results<PushStreamHttpResult, NotFound>> AnswerAsync(JourneyFormat format, Guid id, HttpContext http, ExportedJourneys journeys, ActivityLog log) =>
        CurrentMember.From(http.User) is { } member && await ExportAsync(http, member, id, format, journeys, log) is { } file ? file : TypedResults.NotFound();

    static async Task<Results<PushStreamHttpResult, NotFound>> ArchiveAsync(HttpContext http, WorkspaceArchive archive, ActivityLog log, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await archive.PlanAsync(member, cancellation) is not { } plan)
            return TypedResults.NotFound();
        await log.ExportedAsync(member, Data.Accounts.ExportedFile.WorkspaceArchive, cancellation: cancellation);
        Attachment.Announce(http, FileName.Of(plan.Name, "zip"));
        // Of an entry of a ZIP the last few kilobytes are written as it is closed, and that waits for nobody (System.IO.Compression of .NET 10).
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(body => archive.WriteAsync(body, member, plan, SchemaOf(http), http.RequestAborted), "application/zip");
    }

    static string SchemaOf(HttpContext http) => new Uri(PublicAddress.RootOf(http), JourneySchema.Path).AbsoluteUri;
}
