using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A touchpoint of a sample, as samples.json has it. Days are counted back from the day on which a journey is made from it.</summary>
sealed record SampleTouchpoint(
    Stage Stage, string Channel, int Emotion, SampleTouchpoint.Words En, SampleTouchpoint.Words Fr,
    Importance Importance = Importance.Normal, Evidence Evidence = Evidence.Assumed, Cadence Cadence = Cadence.Workspace, bool Owned = false, int? Emotion2 = null,
    Handoff Handoff = Handoff.Unknown, CardIcon Icon = CardIcon.None)
{
    public int? Takes { get; init; }

    public TimeUnit TakesUnit { get; init; }

    public int? Wait { get; init; }

    public TimeUnit WaitUnit { get; init; } = TimeUnit.Day;

    public Repetition Repetition { get; init; }

    public Audience Audience { get; init; }

    public Whereabouts Whereabouts { get; init; }

    public Device Device { get; init; }

    public string PersonalData { get; init; } = "";

    public LegalBasis LegalBasis { get; init; }

    public ConsentRequest Consent { get; init; }

    /// <summary>The points of its channel's checklist that hold.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    public IReadOnlyList<SampleKpi> Kpis { get; init; } = [];

    public IReadOnlyList<SampleAudit> Audits { get; init; } = [];

    public Touchpoint Create(CultureInfo culture, Guid? owner)
    {
        var words = culture.TwoLetterISOLanguageName == "fr" ? Fr : En;
        var channel = Channels.Find(Channel) ?? throw new InvalidOperationException($"A sample names the unknown channel {Channel}.");
        var made = new Touchpoint
        {
            Id = Guid.CreateVersion7(),
            Stage = Stage,
            Name = words.Name,
            Description = words.Description,
            Channel = channel.Id,
            Setting = channel.Setting,
            Contact = channel.Contact,
            Action = words.Action,
            Thought = words.Thought,
            Emotion = Emotion,
            Emotion2 = Emotion2,
            PainPoints = words.PainPoints,
            Opportunities = words.Opportunities,
            Owner = Owned ? owner : null,
            Importance = Importance,
            Evidence = Evidence,
            EvidenceSource = words.Source,
            Kpis = [.. Kpis.Select(kpi => new KpiTarget(kpi.Kpi, kpi.Target, kpi.Margin))],
            Cadence = Cadence,
            Handoff = Handoff,
            HandoffBy = words.HandoffBy,
            Icon = Icon,
            Takes = Takes,
            TakesUnit = TakesUnit,
            Wait = Wait,
            WaitUnit = WaitUnit,
            Repetition = Repetition,
            Audience = Audience,
            Whereabouts = Whereabouts,
            Device = Device,
            PersonalData = PersonalData,
            LegalBasis = LegalBasis,
            Consent = Consent,
            DataPurpose = words.DataPurpose,
            DataRetention = words.DataRetention,
            DataAccess = words.DataAccess,
            Backstage = words.Backstage,
            Facts = words.Facts,
            Advice = AdviceChecks.Write(Advice.Select(item => new AdviceCheck(item, AdviceState.Done))),
        };
        return words.Cells.Index().Aggregate(made, (touchpoint, cell) => TouchpointFields.Own[cell.Index].Write(touchpoint, cell.Item));
    }

    internal sealed record Words(
        string Name, string Thought, string Description = "", string Action = "", string PainPoints = "", string Opportunities = "", string Source = "", string HandoffBy = "")
    {
        /// <summary>What stands in the cells of the sample's own lanes, in their order.</summary>
        public IReadOnlyList<string> Cells { get; init; } = [];

        public string DataPurpose { get; init; } = "";

        public string DataRetention { get; init; } = "";

        public string DataAccess { get; init; } = "";

        public string Backstage { get; init; } = "";

        public string Facts { get; init; } = "";
    }
}

/// <summary>A goal of a sample.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Kpis">The ids of the KPIs that tell.</param>
/// <param name="Ideas">The places of the ideas that serve it, among those of the sample, from 0 on.</param>
/// <param name="En">The goal in English.</param>
/// <param name="Fr">The same in French.</param>
sealed record SampleGoal(GoalKind Kind, IReadOnlyList<string> Kpis, IReadOnlyList<int> Ideas, string En, string Fr);

/// <summary>A lane that a sample has beside the usual ones.</summary>
/// <param name="Type">What its cells hold.</param>
/// <param name="Symbol">Its icon.</param>
/// <param name="En">Its title in English.</param>
/// <param name="Fr">The same in French.</param>
sealed record SampleLane(LaneType Type, string Symbol, string En, string Fr);

/// <summary>A persona of a sample.</summary>
/// <param name="Channels">The ids of the channels that it likes best.</param>
/// <param name="En">Its texts in English.</param>
/// <param name="Fr">Its texts in French.</param>
sealed record SamplePersona(string Channels, SamplePersona.Words En, SamplePersona.Words Fr)
{
    public Persona Create(CultureInfo culture)
    {
        var words = culture.TwoLetterISOLanguageName == "fr" ? Fr : En;
        return new()
        {
            Id = Guid.CreateVersion7(),
            Name = words.Name,
            Role = words.Role,
            Segment = words.Segment,
            Quote = words.Quote,
            Goals = words.Goals,
            Motivations = words.Motivations,
            Frustrations = words.Frustrations,
            Abilities = words.Abilities,
            Sources = words.Sources,
            Channels = PersonaFields.Channels.Accept(Channels).Value,
        };
    }

    internal sealed record Words(string Name, string Role, string Segment, string Quote, string Goals, string Motivations, string Frustrations, string Abilities, string Sources);
}

/// <summary>A way between touchpoints of a sample.</summary>
/// <param name="From">The place of the touchpoint where it begins, from 0.</param>
/// <param name="Kind">How customers get there.</param>
/// <param name="En">Its label in English.</param>
/// <param name="Fr">Its label in French.</param>
/// <param name="To">The place of the one where it ends; null: outside of the journey.</param>
/// <param name="Share">In percent, where it is known.</param>
/// <param name="Delay">How long it takes, where it is known.</param>
/// <param name="DelayUnit">What that is counted in.</param>
sealed record SampleTransition(int From, TransitionKind Kind, string En, string Fr, int? To = null, int? Share = null, int? Delay = null, TimeUnit DelayUnit = TimeUnit.Day)
{
    public Transition Create(CultureInfo culture, IReadOnlyList<Guid> touchpoints) => new()
    {
        Id = Guid.CreateVersion7(),
        From = touchpoints[From],
        To = To is { } to ? touchpoints[to] : null,
        Kind = Kind,
        Label = new LocalText(En, Fr).For(culture),
        Share = Share,
        Delay = Delay,
        DelayUnit = DelayUnit,
    };
}

/// <summary>A KPI of a sample's touchpoint with its values.</summary>
/// <param name="Kpi">The id of a built-in KPI.</param>
/// <param name="Target">What it shall reach; null where nobody has decided.</param>
/// <param name="Margin">How far a value may miss it.</param>
/// <param name="Every">From one value to the next: a week or a month.</param>
/// <param name="DaysAgo">The day of the last value.</param>
/// <param name="Values">The oldest first.</param>
sealed record SampleKpi(string Kpi, decimal? Target, decimal? Margin, Period Every, int DaysAgo, IReadOnlyList<decimal> Values)
{
    public KpiSeries Measured(Guid touchpoint, DateOnly today) =>
        new(touchpoint, Kpi, [.. Values.Select((value, i) => new Measurement(Day(today.AddDays(-DaysAgo), Values.Count - 1 - i), value))]);

    DateOnly Day(DateOnly last, int before) => Every switch
    {
        Period.Week => last.AddDays(-7 * before),
        Period.Month => last.AddMonths(-before),
        _ => throw new InvalidOperationException($"A sample is measured every week or month, not every {Every}."),
    };
}

/// <summary>An audit of a sample's touchpoint.</summary>
/// <param name="DaysAgo">Its day.</param>
/// <param name="Scores">One for each of <see cref="AuditCriteria.All"/>.</param>
/// <param name="Evidence">The id of a kind of evidence.</param>
/// <param name="En">In English.</param>
/// <param name="Fr">In French.</param>
sealed record SampleAudit(int DaysAgo, IReadOnlyList<int> Scores, string Evidence, SampleAudit.Words En, SampleAudit.Words Fr)
{
    public Audit Create(Guid touchpoint, CultureInfo culture, DateOnly today)
    {
        var words = culture.TwoLetterISOLanguageName == "fr" ? Fr : En;
        return new()
        {
            Id = Guid.CreateVersion7(),
            Touchpoint = touchpoint,
            On = today.AddDays(-DaysAgo),
            Scores = [.. Scores],
            Strengths = words.Strengths,
            Weaknesses = words.Weaknesses,
            Evidence = Evidence,
            EvidenceNote = words.Note,
        };
    }

    internal sealed record Words(string Strengths, string Weaknesses, string Note);
}
