using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>Where records live: how their root is read, and how it is edited as everybody edits it.</summary>
abstract class RecordHome
{
    /// <summary>The route of the root, which has the parameter "journey" where there are many.</summary>
    public abstract string Route { get; }

    /// <summary>The root, or null where the member sees none.</summary>
    public abstract Task<IStreamRoot?> FindAsync(HttpContext http, CurrentMember member, Guid root);

    /// <summary>Hands an edit in.</summary>
    public abstract Task<Refusal?> SubmitAsync(HttpContext http, CurrentMember member, Guid root, Edit edit);
}

/// <summary>Records of a journey: an edit goes through its room, so that open boards see it at once.</summary>
sealed class JourneyHome : RecordHome
{
    /// <summary>The only one.</summary>
    public static JourneyHome Instance { get; } = new();

    /// <inheritdoc/>
    public override string Route => "v1/journeys/{journey:guid}";

    /// <inheritdoc/>
    public override async Task<IStreamRoot?> FindAsync(HttpContext http, CurrentMember member, Guid root) =>
        (await http.RequestServices.GetRequiredService<JourneyRooms>().OpenAsync(member, root, http.RequestAborted))?.Journey;

    /// <inheritdoc/>
    public override async Task<Refusal?> SubmitAsync(HttpContext http, CurrentMember member, Guid root, Edit edit) =>
        await http.RequestServices.GetRequiredService<JourneyRooms>().OpenAsync(member, root, http.RequestAborted) is not { } room ? new Refusal.JourneyGone()
        : (await room.SubmitAsync(edit, member, http.RequestAborted) as Outcome<Journey>.Refused)?.Refusal;
}

/// <summary>Pain points and opportunities: pages beside the map hear of them, too, and what they lead to must be the member's to see.</summary>
sealed class OpportunityHome : RecordHome
{
    /// <summary>The only one.</summary>
    public static OpportunityHome Instance { get; } = new();

    /// <inheritdoc/>
    public override string Route => JourneyHome.Instance.Route;

    /// <inheritdoc/>
    public override Task<IStreamRoot?> FindAsync(HttpContext http, CurrentMember member, Guid root) => JourneyHome.Instance.FindAsync(http, member, root);

    /// <inheritdoc/>
    public override async Task<Refusal?> SubmitAsync(HttpContext http, CurrentMember member, Guid root, Edit edit) =>
        (await http.RequestServices.GetRequiredService<OpportunityService>().EditAsync(member, root, edit, http.RequestAborted)).Refusal;
}

/// <summary>The workspace's library of personas.</summary>
sealed class LibraryHome : RecordHome
{
    /// <summary>The only one.</summary>
    public static LibraryHome Instance { get; } = new();

    /// <inheritdoc/>
    public override string Route => "v1";

    /// <inheritdoc/>
    public override async Task<IStreamRoot?> FindAsync(HttpContext http, CurrentMember member, Guid root)
    {
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContextAsync(http.RequestAborted);
        return await db.ReadPersonasAsync(member.Workspace, http.RequestAborted);
    }

    /// <inheritdoc/>
    public override async Task<Refusal?> SubmitAsync(HttpContext http, CurrentMember member, Guid root, Edit edit) =>
        (await http.RequestServices.GetRequiredService<PersonaService>().EditAsync(member, edit, http.RequestAborted)).Refusal;
}
