using System.Text.Encodings.Web;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.PersonalData;

/// <summary>All that is stored about a member as a file: for themselves, and for owners of their workspace. That it was taken out is recorded.</summary>
static class PersonalDataEndpoints
{
    /// <summary>The member's own data.</summary>
    public const string Own = "/account/data.json";

    // Nothing is put into a page: letters stay as they are.
    static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    const string OfMember = "/members/{member:guid}/data.json";

    /// <summary>Where an owner finds the data of a member.</summary>
    public static string AddressOf(Guid member) => $"/members/{member}/data.json";

    public static void MapPersonalData(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Own, (HttpContext http, IDbContextFactory<JourneyDbContext> contexts, ActivityLog log) => AnswerAsync(http, null, contexts, log)).RequireAuthorization();
        endpoints.MapGet(OfMember, (HttpContext http, Guid member, IDbContextFactory<JourneyDbContext> contexts, ActivityLog log) => AnswerAsync(http, member, contexts, log)).RequireAuthorization();
    }

    static async Task<IResult> AnswerAsync(HttpContext http, Guid? of, IDbContextFactory<JourneyDbContext> contexts, ActivityLog log)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        await using (var db = await contexts.CreateDbContextAsync(http.RequestAborted))
        {
            // Neither does anybody else learn which ids there are.
            if (of is not null && !await db.MayManageAsync(member, http.RequestAborted))
                return TypedResults.Forbid();
            if (await db.FindMemberAsync(new(member.Workspace, of ?? member.Id), http.RequestAborted) is not { } found)
                return TypedResults.NotFound();
            var isOther = found.Id != member.Id;
            log.Add(db, member, ActivityKind.Exported, subject: isOther ? found.DisplayName : "", value: ExportedFile.MemberData, about: isOther ? found.Id : null);
            await db.SaveChangesAsync(http.RequestAborted);
        }

        Attachment.Announce(http, "data.json");
        return TypedResults.Stream(body => WriteAsync(body, member, of, contexts, http.RequestAborted), "application/json");
    }

    // Their own data in all their workspaces; owners that of theirs.
    static async Task WriteAsync(Stream body, CurrentMember asking, Guid? of, IDbContextFactory<JourneyDbContext> contexts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        Guid[] members = of is { } one ? [one] : await db.Members.SameAccount(asking.Id).Select(row => row.Id).ToArrayAsync(cancellation);
        await using var json = new Utf8JsonWriter(body, Readable);
        json.WriteStartObject();
        foreach (var section in PersonalSection.All.Where(section => of is null || !section.IsTheirsAlone))
        {
            json.WriteStartArray(section.Name);
            await foreach (var row in db.PersonalRows(section, members).WithCancellation(cancellation))
            {
                using (var parsed = JsonDocument.Parse(row))
                    parsed.RootElement.WriteTo(json);
                await json.FlushAsync(cancellation);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
