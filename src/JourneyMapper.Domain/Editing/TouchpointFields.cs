using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a touchpoint that people fill in.</summary>
public static class TouchpointFields
{
    /// <summary>Where in the journey it stands. Not among <see cref="Set"/>: it changes by moving.</summary>
    public static readonly Field<Touchpoint> Stage = new(nameof(Touchpoint.Stage), FieldKind.Choice, t => t.Stage.ToString(), (t, value) => t with { Stage = Enum.Parse<Stage>(value) })
    { Choices = [.. Enum.GetNames<Stage>()] };

    /// <summary>What the map calls it.</summary>
    public static readonly Field<Touchpoint> Name = new(nameof(Touchpoint.Name), FieldKind.Line, t => t.Name, (t, value) => t with { Name = value })
    { Limit = Limits.Name, IsRequired = true, Lane = new("touch_app", LaneLook.Own) };

    /// <summary>What happens.</summary>
    public static readonly Field<Touchpoint> Description = new(nameof(Touchpoint.Description), FieldKind.Text, t => t.Description, (t, value) => t with { Description = value })
    { Limit = Limits.Text };

    /// <summary>Where it happens: the id of a channel.</summary>
    public static readonly Field<Touchpoint> Channel = new(nameof(Touchpoint.Channel), FieldKind.Choice, t => t.Channel, (t, value) => t with { Channel = value })
    { Limit = 40, Choices = ["", .. Channels.All.Select(channel => channel.Id)] };

    /// <summary>Who speaks.</summary>
    public static readonly Field<Touchpoint> Contact = new(nameof(Touchpoint.Contact), FieldKind.Choice, t => t.Contact.ToString(), (t, value) => t with { Contact = Enum.Parse<Contact>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Contact>()] };

    /// <summary>Where the customer is.</summary>
    public static readonly Field<Touchpoint> Setting = new(nameof(Touchpoint.Setting), FieldKind.Choice, t => t.Setting.ToString(), (t, value) => t with { Setting = Enum.Parse<Setting>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Setting>()] };

    /// <summary>Whether all customers come by.</summary>
    public static readonly Field<Touchpoint> Necessity = new(nameof(Touchpoint.Necessity), FieldKind.Choice, t => t.Necessity.ToString(), (t, value) => t with { Necessity = Enum.Parse<Necessity>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Necessity>()] };

    /// <summary>What its card is marked with. A mark of those who work on the map: it voids no approval.</summary>
    public static readonly Field<Touchpoint> Colour = new(nameof(Touchpoint.Colour), FieldKind.Choice, t => t.Colour.ToString(), (t, value) => t with { Colour = Enum.Parse<CardColour>(value) })
    { Limit = 20, IsContent = false, Choices = [.. Enum.GetNames<CardColour>()] };

    /// <summary>What its card shows. A mark as its colour is.</summary>
    public static readonly Field<Touchpoint> Icon = new(nameof(Touchpoint.Icon), FieldKind.Choice, t => t.Icon.ToString(), (t, value) => t with { Icon = Enum.Parse<CardIcon>(value) })
    { Limit = 20, IsContent = false, Choices = [.. Enum.GetNames<CardIcon>()] };

    /// <summary>Whether context comes along from the touchpoint before.</summary>
    public static readonly Field<Touchpoint> Handoff = new(nameof(Touchpoint.Handoff), FieldKind.Choice, t => t.Handoff.ToString(), (t, value) => t with { Handoff = Enum.Parse<Handoff>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Handoff>()], Group = FieldGroup.Handoff };

    /// <summary>What carries it.</summary>
    public static readonly Field<Touchpoint> HandoffBy = new(nameof(Touchpoint.HandoffBy), FieldKind.Line, t => t.HandoffBy, (t, value) => t with { HandoffBy = value })
    { Limit = Limits.Name, Group = FieldGroup.Handoff };

    /// <summary>How long it takes the customer.</summary>
    public static readonly Field<Touchpoint> Takes = new(nameof(Touchpoint.Takes), FieldKind.Number, t => Canonical.Of(t.Takes), (t, value) => t with { Takes = Canonical.NumberOrNone(value) })
    { Least = 1, Limit = Limits.Time, Group = FieldGroup.Time };

    /// <summary>What that is counted in.</summary>
    public static readonly Field<Touchpoint> TakesUnit = new(nameof(Touchpoint.TakesUnit), FieldKind.Choice, t => t.TakesUnit.ToString(), (t, value) => t with { TakesUnit = Enum.Parse<TimeUnit>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<TimeUnit>()], Group = FieldGroup.Time };

    /// <summary>How long it is until the next touchpoint.</summary>
    public static readonly Field<Touchpoint> Wait = new(nameof(Touchpoint.Wait), FieldKind.Number, t => Canonical.Of(t.Wait), (t, value) => t with { Wait = Canonical.NumberOrNone(value) })
    { Least = 1, Limit = Limits.Time, Group = FieldGroup.Time };

    /// <summary>What that is counted in.</summary>
    public static readonly Field<Touchpoint> WaitUnit = new(nameof(Touchpoint.WaitUnit), FieldKind.Choice, t => t.WaitUnit.ToString(), (t, value) => t with { WaitUnit = Enum.Parse<TimeUnit>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<TimeUnit>()], Group = FieldGroup.Time };

    /// <summary>How often customers meet it.</summary>
    public static readonly Field<Touchpoint> Repetition = new(nameof(Touchpoint.Repetition), FieldKind.Choice, t => t.Repetition.ToString(), (t, value) => t with { Repetition = Enum.Parse<Repetition>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Repetition>()], Group = FieldGroup.Time };

    /// <summary>Whom it speaks to.</summary>
    public static readonly Field<Touchpoint> Audience = new(nameof(Touchpoint.Audience), FieldKind.Choice, t => t.Audience.ToString(), (t, value) => t with { Audience = Enum.Parse<Audience>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Audience>()], Group = FieldGroup.Context };

    /// <summary>Where customers are.</summary>
    public static readonly Field<Touchpoint> Whereabouts = new(nameof(Touchpoint.Whereabouts), FieldKind.Choice, t => t.Whereabouts.ToString(), (t, value) => t with { Whereabouts = Enum.Parse<Whereabouts>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Whereabouts>()], Group = FieldGroup.Context };

    /// <summary>By what they meet it.</summary>
    public static readonly Field<Touchpoint> Device = new(nameof(Touchpoint.Device), FieldKind.Choice, t => t.Device.ToString(), (t, value) => t with { Device = Enum.Parse<Device>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Device>()], Group = FieldGroup.Context };

    /// <summary>What the customer does.</summary>
    public static readonly Field<Touchpoint> Action = new(nameof(Touchpoint.Action), FieldKind.Text, t => t.Action, (t, value) => t with { Action = value })
    { Limit = Limits.Text, Group = FieldGroup.Customer, Lane = new("directions_walk", LaneLook.Plain) };

    /// <summary>What the customer thinks.</summary>
    public static readonly Field<Touchpoint> Thought = new(nameof(Touchpoint.Thought), FieldKind.Text, t => t.Thought, (t, value) => t with { Thought = value })
    { Limit = Limits.Text, Group = FieldGroup.Customer, Lane = new("format_quote", LaneLook.Quote) };

    /// <summary>What the customer feels.</summary>
    public static readonly Field<Touchpoint> Emotion = new(nameof(Touchpoint.Emotion), FieldKind.Scale, t => Canonical.Of(t.Emotion), (t, value) => t with { Emotion = Canonical.Number(value) })
    { Limit = Limits.Emotion, IsRequired = true, Group = FieldGroup.Customer, Lane = new("mood", LaneLook.Own) };

    /// <summary>What the personas of a journey feel, by their curves: the first is <see cref="Emotion"/>.</summary>
    public static readonly ImmutableArray<Field<Touchpoint>> Emotions =
    [
        Emotion,
        Feeling(nameof(Touchpoint.Emotion2), t => t.Emotion2, (t, emotion) => t with { Emotion2 = emotion }),
        Feeling(nameof(Touchpoint.Emotion3), t => t.Emotion3, (t, emotion) => t with { Emotion3 = emotion }),
        Feeling(nameof(Touchpoint.Emotion4), t => t.Emotion4, (t, emotion) => t with { Emotion4 = emotion }),
        Feeling(nameof(Touchpoint.Emotion5), t => t.Emotion5, (t, emotion) => t with { Emotion5 = emotion }),
    ];

    /// <summary>What hurts.</summary>
    public static readonly Field<Touchpoint> PainPoints = new(nameof(Touchpoint.PainPoints), FieldKind.Items, t => t.PainPoints, (t, value) => t with { PainPoints = value })
    { Limit = Limits.Text, Group = FieldGroup.Improvement, Lane = new("sentiment_stressed", LaneLook.Pain) };

    /// <summary>What could be improved.</summary>
    public static readonly Field<Touchpoint> Opportunities = new(nameof(Touchpoint.Opportunities), FieldKind.Items, t => t.Opportunities, (t, value) => t with { Opportunities = value })
    { Limit = Limits.Text, Group = FieldGroup.Improvement, Lane = new("lightbulb", LaneLook.Opportunity) };

    /// <summary>The cells of a journey's own lanes, by their slots.</summary>
    public static readonly ImmutableArray<Field<Touchpoint>> Own =
    [
        Cell(nameof(Touchpoint.Own1), t => t.Own1, (t, text) => t with { Own1 = text }),
        Cell(nameof(Touchpoint.Own2), t => t.Own2, (t, text) => t with { Own2 = text }),
        Cell(nameof(Touchpoint.Own3), t => t.Own3, (t, text) => t with { Own3 = text }),
        Cell(nameof(Touchpoint.Own4), t => t.Own4, (t, text) => t with { Own4 = text }),
        Cell(nameof(Touchpoint.Own5), t => t.Own5, (t, text) => t with { Own5 = text }),
        Cell(nameof(Touchpoint.Own6), t => t.Own6, (t, text) => t with { Own6 = text }),
        Cell(nameof(Touchpoint.Own7), t => t.Own7, (t, text) => t with { Own7 = text }),
        Cell(nameof(Touchpoint.Own8), t => t.Own8, (t, text) => t with { Own8 = text }),
    ];

    /// <summary>Who answers for it.</summary>
    public static readonly Field<Touchpoint> Owner = new(nameof(Touchpoint.Owner), FieldKind.Member, t => Canonical.Of(t.Owner), (t, value) => t with { Owner = Canonical.Member(value) })
    { IsContent = false, Group = FieldGroup.Management };

    /// <summary>How much it weighs.</summary>
    public static readonly Field<Touchpoint> Importance = new(nameof(Touchpoint.Importance), FieldKind.Choice, t => t.Importance.ToString(), (t, value) => t with { Importance = Enum.Parse<Importance>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Importance>()], Group = FieldGroup.Management };

    /// <summary>How often it is audited.</summary>
    public static readonly Field<Touchpoint> Cadence = new(nameof(Touchpoint.Cadence), FieldKind.Choice, t => t.Cadence.ToString(), (t, value) => t with { Cadence = Enum.Parse<Cadence>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Cadence>()], Group = FieldGroup.Management };

    /// <summary>What stands behind it.</summary>
    public static readonly Field<Touchpoint> Evidence = new(nameof(Touchpoint.Evidence), FieldKind.Choice, t => t.Evidence.ToString(), (t, value) => t with { Evidence = Enum.Parse<Evidence>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<Evidence>()], Group = FieldGroup.Management };

    /// <summary>How old that is.</summary>
    public static readonly Field<Touchpoint> EvidenceDate = new(nameof(Touchpoint.EvidenceDate), FieldKind.Day, t => Canonical.Of(t.EvidenceDate), (t, value) => t with { EvidenceDate = Canonical.Day(value) })
    { Group = FieldGroup.Management };

    /// <summary>Where that comes from.</summary>
    public static readonly Field<Touchpoint> EvidenceSource = new(nameof(Touchpoint.EvidenceSource), FieldKind.Line, t => t.EvidenceSource, (t, value) => t with { EvidenceSource = value })
    { Limit = Limits.Name, Group = FieldGroup.Management };

    /// <summary>The journey that shows it in detail.</summary>
    public static readonly Field<Touchpoint> Detail = new(nameof(Touchpoint.Detail), FieldKind.Journey, t => Canonical.Of(t.Detail), (t, value) => t with { Detail = Canonical.Member(value) })
    { Group = FieldGroup.Own };

    /// <summary>What is measured, and the targets.</summary>
    public static readonly Field<Touchpoint> Kpis = new(nameof(Touchpoint.Kpis), FieldKind.Other, t => t.Kpis.ToString(), (t, value) => t with { Kpis = KpiTargets.Parse(value) })
    { Limit = Limits.Kpis, Form = AcceptKpis, Group = FieldGroup.Own, Lane = new("monitoring", LaneLook.Own) };

    /// <summary>All of them, in the order of the panel; those with a lane are in the order of the map.</summary>
    public static FieldSet<Touchpoint> Set { get; } = new(
    [
        Name, Description, Channel, Contact, Setting, Necessity, Colour, Icon, Handoff, HandoffBy, Takes, TakesUnit, Wait, WaitUnit, Repetition, Audience, Whereabouts, Device, Action, Thought, .. Emotions, PainPoints, Opportunities, .. Own, Owner, Importance, Cadence, Evidence, EvidenceDate, EvidenceSource, Detail, Kpis,
    ]);

    static Field<Touchpoint> Feeling(string id, Func<Touchpoint, int?> read, Func<Touchpoint, int?, Touchpoint> write) =>
        new(id, FieldKind.Scale, t => Canonical.Of(read(t)), (t, value) => write(t, Canonical.NumberOrNone(value))) { Limit = Limits.Emotion, Group = FieldGroup.Own };

    static Field<Touchpoint> Cell(string id, Func<Touchpoint, string> read, Func<Touchpoint, string, Touchpoint> write) =>
        new(id, FieldKind.Text, read, write) { Limit = Limits.Text, Group = FieldGroup.Own, Lane = new("sticky_note_2", LaneLook.Plain) };

    static (string, Problem?) AcceptKpis(string value) => KpiTargets.Read(value) switch
    {
        ({ } targets, null) => (targets.ToString(), null),
        (_, var problem) => (value, problem),
    };
}
