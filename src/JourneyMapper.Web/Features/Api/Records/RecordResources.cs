using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>The kinds of records that programs read and write. A kind more is a line here.</summary>
static class RecordResources
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IRecordResource> All { get; } =
    [
        new RecordResource<Touchpoint>(JourneyHome.Instance, "touchpoints", "Touchpoint", TokenScopes.Journeys, JourneyKinds.Touchpoint, id => new() { Id = id, Stage = default, Name = "" })
        {
            Summary = "A moment in which customers meet the brand: a column of the map.",
            Example = "Store visit",
        },
        new RecordResource<Transition>(JourneyHome.Instance, "transitions", "Transition", TokenScopes.Journeys, JourneyKinds.Transition, id => new() { Id = id, From = default })
        {
            Summary = "A way that customers take from one touchpoint to another, or out of the journey.",
            Example = "Asks for advice",
        },
        new RecordResource<OwnLane>(JourneyHome.Instance, "lanes", "Lane", TokenScopes.Journeys, JourneyKinds.OwnLane, id => new() { Id = id, Name = "" })
        {
            Summary = "A lane that a journey has beside the usual ones; its cells are the fields \"own1\" to \"own8\" of touchpoints, by its slot.",
            Example = "Systems",
            Adds = (lane, _) => new AddOwnLane(lane),
        },
        new RecordResource<JourneyPersona>(JourneyHome.Instance, "personas", "JourneyPersona", TokenScopes.Journeys, JourneyKinds.Persona, id => new() { Id = id, Persona = default })
        {
            Summary = "A persona of the library that the journey is about; its emotion curve is the field \"emotion\", or \"emotion2\" to \"emotion5\", of touchpoints.",
            Adds = (persona, _) => new AddPersona(persona),
        },
        new RecordResource<Goal>(JourneyHome.Instance, "goals", "Goal", TokenScopes.Journeys, JourneyKinds.Goal, id => new() { Id = id, Title = "" })
        {
            Summary = "What a journey shall do for customers or the business.",
            Example = "Fewer calls",
        },
        new RecordResource<PainPoint>(OpportunityHome.Instance, "pain-points", "PainPoint", TokenScopes.Opportunities, JourneyKinds.PainPoint, id => new() { Id = id, Touchpoint = default, Title = "" })
        {
            Summary = "What hurts at a touchpoint: a line of its cell.",
            Example = "Queue at the till",
        },
        new RecordResource<Opportunity>(OpportunityHome.Instance, "opportunities", "Opportunity", TokenScopes.Opportunities, JourneyKinds.Opportunity, id => new() { Id = id, Touchpoint = default, Title = "" })
        {
            Summary = "What could be improved at a touchpoint: a line of its cell, and the work that comes of it.",
            Example = "Pay by phone",
            Completes = (opportunity, today) => opportunity.At(opportunity.Status, today),
        },
        new RecordResource<Persona>(LibraryHome.Instance, "personas", "Persona", TokenScopes.Personas, LibraryKinds.Persona, id => new() { Id = id, Name = "" })
        {
            Summary = "Somebody made up of what is known of many customers, in the workspace’s library.",
            Example = "Mia, 34",
            Removes = RemoveAsync,
        },
    ];

    // Not one that journeys are about.
    static async Task<IResult?> RemoveAsync(HttpContext http, CurrentMember member, Guid persona)
    {
        var outcome = await http.RequestServices.GetRequiredService<PersonaService>().RemoveAsync(member, persona, http.RequestAborted);
        return outcome.IsDone ? null
            : outcome.Journeys > 0 ? ApiProblems.Of(StatusCodes.Status409Conflict, ApiText.PersonaUsed.With(outcome.Journeys), ApiText.NotPossible)
            : EditSubmission.NotFound();
    }
}
