using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>The PDF of the personas by its address.</summary>
static class PersonasEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Address = "/personas.pdf";

    public static void MapPersonas(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, PrintAsync).RequireAuthorization();

    static async Task<IResult> PrintAsync(HttpContext http, PersonaService personas, PersonaUses uses, ChannelLibraries channels, PictureStore pictures, ReportPaper paper, ActivityLog log, TimeProvider clock)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            var all = (await personas.ReadAsync(member.Workspace, cancellation)).Personas;
            if (all.IsEmpty)
                return null;
            var faces = await pictures.FindAsync(member.Workspace, [.. all.Select(persona => persona.Picture).OfType<Guid>()], cancellation);
            var report = new PersonaReport(all, await uses.FindAsync(member, cancellation), await channels.ReadAsync(member.Workspace, cancellation), faces);
            var pdf = await paper.PrintAsync(member, PersonaText.Personas, member.Today(clock), report.Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.PersonasPdf, cancellation: cancellation);
            return (FileName.Of(PersonaText.Personas), pdf);
        });
    }
}
