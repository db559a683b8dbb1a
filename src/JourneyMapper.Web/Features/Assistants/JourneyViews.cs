using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Assistants;

/// <summary>Tells a journey to an assistant: values as people read them, and only what is not as in an empty touchpoint.</summary>
/// <param name="journey">As it is.</param>
/// <param name="readable">Its values in words.</param>
/// <param name="library">The workspace's personas.</param>
sealed class JourneyViews(Journey journey, ReadableFields readable, PersonaLibrary library)
{
    static readonly Touchpoint Blank = new() { Id = Guid.Empty, Stage = default, Name = "" };

    readonly ILookup<Guid, PainPoint> painPoints = journey.PainPoints.ToLookup(point => point.Touchpoint);
    readonly ILookup<Guid, Opportunity> opportunities = journey.Opportunities.ToLookup(opportunity => opportunity.Touchpoint);

    /// <summary>All of it, or with the touchpoints of one stage only.</summary>
    public JourneyView Of(Stage? stage) => new(
        journey.Id, journey.Title, journey.Scenario, journey.State.ToString(), journey.Tags,
        [.. journey.Personas.Select(persona => library.Find(persona.Persona)).OfType<Persona>().Select(persona => new PersonaView(
            persona.Name, persona.Role, persona.Segment, persona.Quote, persona.Goals, persona.Motivations, persona.Frustrations))],
        [.. Stages.All.Where(each => stage is null || each == stage).Select(each => new StageView(each.ToString(), journey.LabelOf(each), [.. journey.In(each).Select(Of)], journey.IsOutOfScope(each) ? journey.OutOfScope[(int)each] : null))],
        [.. journey.Transitions.Select(transition => new TransitionView(
            transition.From, transition.To, transition.Kind.ToString(), transition.Label, transition.Share, transition.Delay is { } delay ? FieldNames.Time(delay, transition.DelayUnit) : null))],
        JourneyAddress.Of(journey.Id));

    /// <summary>An opportunity.</summary>
    public static OpportunityView Of(Opportunity opportunity, string? owner) => new(
        opportunity.Title, opportunity.Description, opportunity.Status.ToString(), opportunity.Impact, opportunity.Effort, owner ?? (opportunity.Partner.Length > 0 ? opportunity.Partner : null), opportunity.Due);

    TouchpointView Of(Touchpoint touchpoint) => new(
        touchpoint.Id, touchpoint.Name, touchpoint.Emotion, [.. FieldsOf(touchpoint)],
        [.. painPoints[touchpoint.Id].Select(point => new PainPointView(point.Title, PainPointFields.Severity.Choice(point.Severity.ToString()), point.Evidence))],
        [.. opportunities[touchpoint.Id].Select(opportunity => Of(opportunity, opportunity.Owner is { } owner ? readable.Members.GetValueOrDefault(owner) : null))]);

    // What has a place of its own in the answer is not told twice; a journey that it leads to may be one that the reader does not see.
    IEnumerable<FieldView> FieldsOf(Touchpoint touchpoint) =>
        from field in TouchpointFields.Set.All
        where field != TouchpointFields.Name && field != TouchpointFields.Emotion && field != TouchpointFields.PainPoints && field != TouchpointFields.Opportunities && field != TouchpointFields.Detail
            && field != TouchpointFields.TakesUnit && field != TouchpointFields.WaitUnit
        let value = field.Read(touchpoint)
        where value.Length > 0 && value != field.Read(Blank)
        select new FieldView(LaneSet.NameOf(journey, field), field == TouchpointFields.Takes ? FieldNames.Time(touchpoint.Takes!.Value, touchpoint.TakesUnit)
            : field == TouchpointFields.Wait ? FieldNames.Time(touchpoint.Wait!.Value, touchpoint.WaitUnit)
            : readable.Read(field, value));
}
