using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>
/// A moment in which a customer or prospect meets the brand: one column of the map. Immutable; it changes through edits only.
/// Texts are never null: empty means not filled in.
/// </summary>
public sealed record Touchpoint : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stage it belongs to.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Its place among the touchpoints of its stage; unique there.</summary>
    public Rank Rank { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Name { get; init; }

    /// <summary>What happens, in some lines.</summary>
    public string Description { get; init; } = "";

    /// <summary>The id of a channel of the catalogue, or empty.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Direct or indirect.</summary>
    public Contact Contact { get; init; }

    /// <summary>Digital or physical.</summary>
    public Setting Setting { get; init; }

    /// <summary>Whether all customers come by.</summary>
    public Necessity Necessity { get; init; }

    /// <summary>What its card is marked with.</summary>
    public CardColour Colour { get; init; }

    /// <summary>What its card shows in place of its channel's icon.</summary>
    public CardIcon Icon { get; init; }

    /// <summary>Whether context comes along from the touchpoint before, where that is in another channel.</summary>
    public Handoff Handoff { get; init; }

    /// <summary>What carries it: an order number, a note in the CRM, a QR code.</summary>
    public string HandoffBy { get; init; } = "";

    /// <summary>How long it takes the customer, in <see cref="TakesUnit"/>; null where nobody has said.</summary>
    public int? Takes { get; init; }

    /// <summary>What that is counted in.</summary>
    public TimeUnit TakesUnit { get; init; }

    /// <summary>How long it is until the next touchpoint, in <see cref="WaitUnit"/>; null where nobody has said.</summary>
    public int? Wait { get; init; }

    /// <summary>What that is counted in.</summary>
    public TimeUnit WaitUnit { get; init; } = TimeUnit.Day;

    /// <summary>How often customers meet it.</summary>
    public Repetition Repetition { get; init; }

    /// <summary>Whom it speaks to.</summary>
    public Audience Audience { get; init; }

    /// <summary>Where customers are.</summary>
    public Whereabouts Whereabouts { get; init; }

    /// <summary>By what they meet it.</summary>
    public Device Device { get; init; }

    /// <summary>What the customer does.</summary>
    public string Action { get; init; } = "";

    /// <summary>What the customer thinks, in the customer's words, without quotation marks.</summary>
    public string Thought { get; init; } = "";

    /// <summary>From −2 (very negative) to +2 (very positive).</summary>
    public int Emotion { get; init; }

    /// <summary>How the persona with the second curve of the journey feels, see <see cref="Emotion"/>; null where nobody has said.</summary>
    public int? Emotion2 { get; init; }

    /// <summary>The same with the third.</summary>
    public int? Emotion3 { get; init; }

    /// <summary>The same with the fourth.</summary>
    public int? Emotion4 { get; init; }

    /// <summary>The same with the fifth.</summary>
    public int? Emotion5 { get; init; }

    /// <summary>What hurts here, one a line.</summary>
    public string PainPoints { get; init; } = "";

    /// <summary>What could be improved, one a line.</summary>
    public string Opportunities { get; init; } = "";

    /// <summary>Which personal data it uses: names of <see cref="PersonalDatum"/> with a comma between; empty where it uses none.</summary>
    public string PersonalData { get; init; } = "";

    /// <summary>What it uses them for.</summary>
    public string DataPurpose { get; init; } = "";

    /// <summary>By which right.</summary>
    public LegalBasis LegalBasis { get; init; }

    /// <summary>Whether people are asked here for their consent, for what comes here and later.</summary>
    public ConsentRequest Consent { get; init; }

    /// <summary>How long they are kept, in words.</summary>
    public string DataRetention { get; init; } = "";

    /// <summary>Who sees them.</summary>
    public string DataAccess { get; init; } = "";

    /// <summary>What has to happen out of the customer's sight so that it works, one a line.</summary>
    public string Backstage { get; init; } = "";

    /// <summary>Figures that show its weight, one a line, each with its year and its source.</summary>
    public string Facts { get; init; } = "";

    /// <summary>What the cell of the journey's first own lane holds; empty where it has none.</summary>
    public string Own1 { get; init; } = "";

    /// <summary>The same of slot 2.</summary>
    public string Own2 { get; init; } = "";

    /// <summary>The same of slot 3.</summary>
    public string Own3 { get; init; } = "";

    /// <summary>The same of slot 4.</summary>
    public string Own4 { get; init; } = "";

    /// <summary>The same of slot 5.</summary>
    public string Own5 { get; init; } = "";

    /// <summary>The same of slot 6.</summary>
    public string Own6 { get; init; } = "";

    /// <summary>The same of slot 7.</summary>
    public string Own7 { get; init; } = "";

    /// <summary>The same of slot 8.</summary>
    public string Own8 { get; init; } = "";

    /// <summary>The member who answers for it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>How much it weighs.</summary>
    public Importance Importance { get; init; } = Importance.Normal;

    /// <summary>Whether it is assumed or observed.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>Where the evidence comes from: a study, a ticket, a conversation.</summary>
    public string EvidenceSource { get; init; } = "";

    /// <summary>How old the evidence is: the day it was gathered.</summary>
    public DateOnly? EvidenceDate { get; init; }

    /// <summary>The journey that shows this touchpoint in detail; it may be gone.</summary>
    public Guid? Detail { get; init; }

    /// <summary>The KPIs that tell how well it works, with their targets.</summary>
    public KpiTargets Kpis { get; init; } = KpiTargets.Empty;

    /// <summary>What was said about the checklist of its channel, in the form of <see cref="AdviceChecks"/>.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How often it is audited.</summary>
    public Cadence Cadence { get; init; }

    /// <summary>Whether somebody who comes from there changes the channel: then there is a hand-off.</summary>
    public bool IsHandedOverFrom(Touchpoint before) => Channel.Length > 0 && before.Channel.Length > 0 && Channel != before.Channel;
}
