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

    /// <summary>Where it happens: the id of a channel, of the built-in ones or of the workspace's own.</summary>
    public static readonly Field<Touchpoint> Channel = new(nameof(Touchpoint.Channel), FieldKind.Choice, t => t.Channel, (t, value) => t with { Channel = value })
    { Limit = 40, Choices = ["", .. Channels.All.Select(channel => channel.Id)], Others = Channels.IsOwnId, Names = Named.Channel };

    /// <summary>Who speaks.</summary>
    public static readonly Field<Touchpoint> Contact = OneOf(nameof(Touchpoint.Contact), t => t.Contact, (t, value) => t with { Contact = value });

    /// <summary>Where the customer is.</summary>
    public static readonly Field<Touchpoint> Setting = OneOf(nameof(Touchpoint.Setting), t => t.Setting, (t, value) => t with { Setting = value });

    /// <summary>Whether all customers come by.</summary>
    public static readonly Field<Touchpoint> Necessity = OneOf(nameof(Touchpoint.Necessity), t => t.Necessity, (t, value) => t with { Necessity = value });

    /// <summary>What its card is marked with. A mark of those who work on the map: it voids no approval.</summary>
    public static readonly Field<Touchpoint> Colour = OneOf(nameof(Touchpoint.Colour), t => t.Colour, (t, value) => t with { Colour = value }, isContent: false);

    /// <summary>What its card shows. A mark as its colour is.</summary>
    public static readonly Field<Touchpoint> Icon = OneOf(nameof(Touchpoint.Icon), t => t.Icon, (t, value) => t with { Icon = value }, isContent: false);

    /// <summary>Whether context comes along from the touchpoint before.</summary>
    public static readonly Field<Touchpoint> Handoff = OneOf(nameof(Touchpoint.Handoff), t => t.Handoff, (t, value) => t with { Handoff = value }, FieldGroup.Handoff);

    /// <summary>What carries it.</summary>
    public static readonly Field<Touchpoint> HandoffBy = new(nameof(Touchpoint.HandoffBy), FieldKind.Line, t => t.HandoffBy, (t, value) => t with { HandoffBy = value })
    { Limit = Limits.Name, Group = FieldGroup.Handoff };

    /// <summary>How long it takes the customer.</summary>
    public static readonly Field<Touchpoint> Takes = Length(nameof(Touchpoint.Takes), t => t.Takes, (t, value) => t with { Takes = value });

    /// <summary>What that is counted in.</summary>
    public static readonly Field<Touchpoint> TakesUnit = OneOf(nameof(Touchpoint.TakesUnit), t => t.TakesUnit, (t, value) => t with { TakesUnit = value }, FieldGroup.Time);

    /// <summary>How long it is until the next touchpoint.</summary>
    public static readonly Field<Touchpoint> Wait = Length(nameof(Touchpoint.Wait), t => t.Wait, (t, value) => t with { Wait = value });

    /// <summary>What that is counted in.</summary>
    public static readonly Field<Touchpoint> WaitUnit = OneOf(nameof(Touchpoint.WaitUnit), t => t.WaitUnit, (t, value) => t with { WaitUnit = value }, FieldGroup.Time);

    /// <summary>How often customers meet it.</summary>
    public static readonly Field<Touchpoint> Repetition = OneOf(nameof(Touchpoint.Repetition), t => t.Repetition, (t, value) => t with { Repetition = value }, FieldGroup.Time);

    /// <summary>Whom it speaks to.</summary>
    public static readonly Field<Touchpoint> Audience = OneOf(nameof(Touchpoint.Audience), t => t.Audience, (t, value) => t with { Audience = value }, FieldGroup.Context);

    /// <summary>Where customers are.</summary>
    public static readonly Field<Touchpoint> Whereabouts = OneOf(nameof(Touchpoint.Whereabouts), t => t.Whereabouts, (t, value) => t with { Whereabouts = value }, FieldGroup.Context);

    /// <summary>By what they meet it.</summary>
    public static readonly Field<Touchpoint> Device = OneOf(nameof(Touchpoint.Device), t => t.Device, (t, value) => t with { Device = value }, FieldGroup.Context);

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

    /// <summary>Which personal data it uses.</summary>
    public static readonly Field<Touchpoint> PersonalData = new(nameof(Touchpoint.PersonalData), FieldKind.Choices, t => t.PersonalData, (t, value) => t with { PersonalData = value })
    { Limit = 200, Choices = [.. Enum.GetNames<PersonalDatum>()], Group = FieldGroup.Privacy, Lane = new("shield_person", LaneLook.Plain) { IsOptional = true } };

    /// <summary>By which right.</summary>
    public static readonly Field<Touchpoint> LegalBasis = OneOf(nameof(Touchpoint.LegalBasis), t => t.LegalBasis, (t, value) => t with { LegalBasis = value }, FieldGroup.Privacy);

    /// <summary>Whether people are asked here for their consent.</summary>
    public static readonly Field<Touchpoint> Consent = OneOf(nameof(Touchpoint.Consent), t => t.Consent, (t, value) => t with { Consent = value }, FieldGroup.Privacy);

    /// <summary>What it uses the data for.</summary>
    public static readonly Field<Touchpoint> DataPurpose = new(nameof(Touchpoint.DataPurpose), FieldKind.Line, t => t.DataPurpose, (t, value) => t with { DataPurpose = value })
    { Limit = Limits.Name, Group = FieldGroup.Privacy };

    /// <summary>How long they are kept.</summary>
    public static readonly Field<Touchpoint> DataRetention = new(nameof(Touchpoint.DataRetention), FieldKind.Line, t => t.DataRetention, (t, value) => t with { DataRetention = value })
    { Limit = Limits.Name, Group = FieldGroup.Privacy };

    /// <summary>Who sees them.</summary>
    public static readonly Field<Touchpoint> DataAccess = new(nameof(Touchpoint.DataAccess), FieldKind.Line, t => t.DataAccess, (t, value) => t with { DataAccess = value })
    { Limit = Limits.Name, Group = FieldGroup.Privacy };

    /// <summary>What has to happen out of sight.</summary>
    public static readonly Field<Touchpoint> Backstage = new(nameof(Touchpoint.Backstage), FieldKind.Items, t => t.Backstage, (t, value) => t with { Backstage = value })
    { Limit = Limits.Text, Group = FieldGroup.Backstage, Lane = new("handyman", LaneLook.Plain) { IsOptional = true } };

    /// <summary>Figures that show its weight.</summary>
    public static readonly Field<Touchpoint> Facts = new(nameof(Touchpoint.Facts), FieldKind.Items, t => t.Facts, (t, value) => t with { Facts = value })
    { Limit = Limits.Text, Group = FieldGroup.Management, Lane = new("percent", LaneLook.Plain) { IsOptional = true } };

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
    public static readonly Field<Touchpoint> Importance = OneOf(nameof(Touchpoint.Importance), t => t.Importance, (t, value) => t with { Importance = value }, FieldGroup.Management);

    /// <summary>How often it is audited.</summary>
    public static readonly Field<Touchpoint> Cadence = OneOf(nameof(Touchpoint.Cadence), t => t.Cadence, (t, value) => t with { Cadence = value }, FieldGroup.Management);

    /// <summary>What stands behind it.</summary>
    public static readonly Field<Touchpoint> Evidence = OneOf(nameof(Touchpoint.Evidence), t => t.Evidence, (t, value) => t with { Evidence = value }, FieldGroup.Management);

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
    { Limit = Limits.Kpis, Form = AcceptKpis, Parts = [new("kpi", Named.Kpi), new("target", IsNumber: true), new("margin", IsNumber: true)], Group = FieldGroup.Own, Lane = new("monitoring", LaneLook.Own) };

    /// <summary>How far the checklist of its channel has come. Work on the touchpoint, which voids no approval.</summary>
    public static readonly Field<Touchpoint> Advice = new(nameof(Touchpoint.Advice), FieldKind.Other, t => t.Advice, (t, value) => t with { Advice = value })
    { Limit = Limits.Advice * (Limits.Name + 100), IsContent = false, Form = AcceptAdvice, Parts = [new("item"), new("state"), new("owner", Named.Member), new("note")], Group = FieldGroup.Own };

    /// <summary>All of them, in the order of the panel; those with a lane are in the order of the map.</summary>
    public static FieldSet<Touchpoint> Set { get; } = new(
    [
        Name, Description, Channel, Contact, Setting, Necessity, Colour, Icon, Handoff, HandoffBy, Takes, TakesUnit, Wait, WaitUnit, Repetition, Audience, Whereabouts, Device, Action, Thought, .. Emotions, PainPoints, Opportunities, .. Own, Owner, Importance, Cadence, Evidence, EvidenceDate, EvidenceSource, Facts, Detail, Kpis,
        PersonalData, LegalBasis, Consent, DataPurpose, DataRetention, DataAccess, Backstage, Advice,
    ]);

    static Field<Touchpoint> OneOf<TEnum>(string id, Func<Touchpoint, TEnum> read, Func<Touchpoint, TEnum, Touchpoint> write, FieldGroup group = FieldGroup.Identity, bool isContent = true)
        where TEnum : struct, Enum =>
        new(id, FieldKind.Choice, t => read(t).ToString(), (t, value) => write(t, Enum.Parse<TEnum>(value))) { Limit = 20, IsContent = isContent, Choices = [.. Enum.GetNames<TEnum>()], Group = group };

    static Field<Touchpoint> Length(string id, Func<Touchpoint, int?> read, Func<Touchpoint, int?, Touchpoint> write) =>
        new(id, FieldKind.Number, t => Canonical.Of(read(t)), (t, value) => write(t, Canonical.NumberOrNone(value))) { Least = 1, Limit = Limits.Time, Group = FieldGroup.Time };

    static Field<Touchpoint> Feeling(string id, Func<Touchpoint, int?> read, Func<Touchpoint, int?, Touchpoint> write) =>
        new(id, FieldKind.Scale, t => Canonical.Of(read(t)), (t, value) => write(t, Canonical.NumberOrNone(value))) { Limit = Limits.Emotion, Group = FieldGroup.Own };

    static Field<Touchpoint> Cell(string id, Func<Touchpoint, string> read, Func<Touchpoint, string, Touchpoint> write) =>
        new(id, FieldKind.Text, read, write) { Limit = Limits.Text, Group = FieldGroup.Own, Lane = new("sticky_note_2", LaneLook.Plain) };

    static (string, Problem?) AcceptKpis(string value) => KpiTargets.Read(value) switch
    {
        ({ } targets, null) => (targets.ToString(), null),
        (_, var problem) => (value, problem),
    };

    static (string, Problem?) AcceptAdvice(string value) => AdviceChecks.Read(value) switch
    {
        (_, { } problem) => (value, problem),
        var (checks, _) => (AdviceChecks.Write(checks), null),
    };
}
