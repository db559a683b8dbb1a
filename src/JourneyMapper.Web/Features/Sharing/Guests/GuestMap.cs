using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// A journey of which nothing is left but what a link shows. What is drawn, written or asked for afterwards is made of this alone: what is not in it cannot
/// be shown by mistake, today or by a component of tomorrow.
/// </summary>
static class GuestMap
{
    /// <summary>The journey as guests of a link may know it.</summary>
    /// <param name="journey">As it is.</param>
    /// <param name="shown">The lanes that the link shows beside the cards.</param>
    /// <param name="personas">Whether it shows whom the journey is about.</param>
    public static Journey Of(Journey journey, ImmutableArray<Field<Touchpoint>> shown, bool personas) => new()
    {
        Id = journey.Id,
        Revision = journey.Revision,
        Title = journey.Title,
        Scenario = journey.Scenario,
        State = journey.State,
        Labels = journey.Labels,
        OutOfScope = journey.OutOfScope,
        LaneOrder = journey.LaneOrder,
        LaneTitles = journey.LaneTitles,
        // Exactly what was chosen, whatever its own map hides or shows by now.
        HiddenLanes = Ids(GuestLanes.Choices(journey).Where(lane => !lane.Lane!.IsOptional && !shown.Contains(lane))),
        ShownLanes = Ids(shown.Where(lane => lane.Lane!.IsOptional)),
        OwnLanes = [.. journey.OwnLanes.Where(own => shown.Contains(own.Cells()))],
        Touchpoints = [.. journey.Touchpoints.Select(touchpoint => Of(touchpoint, shown, personas))],
        // Who depends on whom goes with what happens behind the scenes.
        Transitions = [.. journey.Transitions.Where(transition => transition.IsWay || shown.Contains(TouchpointFields.Backstage))],
        PainPoints = shown.Contains(TouchpointFields.PainPoints)
            ? [.. journey.PainPoints.Select(point => new PainPoint { Id = point.Id, Touchpoint = point.Touchpoint, Title = point.Title, Severity = point.Severity })]
            : [],
        Opportunities = shown.Contains(TouchpointFields.Opportunities)
            ? [.. journey.Opportunities.Select(item => new Opportunity { Id = item.Id, Touchpoint = item.Touchpoint, Title = item.Title, Status = item.Status })]
            : [],
        Personas = personas ? journey.Personas : [],
    };

    // What the card shows, and the chosen lanes.
    static Touchpoint Of(Touchpoint touchpoint, ImmutableArray<Field<Touchpoint>> shown, bool personas)
    {
        var card = new Touchpoint
        {
            Id = touchpoint.Id,
            Stage = touchpoint.Stage,
            Rank = touchpoint.Rank,
            Name = touchpoint.Name,
            Channel = touchpoint.Channel,
            Contact = touchpoint.Contact,
            Setting = touchpoint.Setting,
            Necessity = touchpoint.Necessity,
            Colour = touchpoint.Colour,
            Icon = touchpoint.Icon,
            Handoff = touchpoint.Handoff,
            Takes = touchpoint.Takes,
            TakesUnit = touchpoint.TakesUnit,
            Wait = touchpoint.Wait,
            WaitUnit = touchpoint.WaitUnit,
            Importance = touchpoint.Importance,
        };
        IEnumerable<Field<Touchpoint>> fields = personas && shown.Contains(TouchpointFields.Emotion) ? shown.Concat(TouchpointFields.Emotions) : shown;
        return fields.Aggregate(card, (made, field) => field.Write(made, field.Read(touchpoint)));
    }

    static string Ids(IEnumerable<Field<Touchpoint>> lanes) => string.Join(", ", lanes.Select(lane => lane.Id));
}
