using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>Who was in the stages of a sample, and what that cost and brought.</summary>
/// <param name="People">Five figures a month; the last month is the one before that in which a journey is made.</param>
/// <param name="Money">What was spent and earned in the last month.</param>
/// <param name="NewCustomers">See <see cref="MonthTerms"/>, as the others.</param>
/// <param name="Margin">In percent.</param>
/// <param name="CustomerRevenue">In a month.</param>
/// <param name="Churn">In percent.</param>
sealed record SampleFunnel(IReadOnlyList<IReadOnlyList<long>> People, IReadOnlyList<SampleFunnel.Line> Money, long NewCustomers, decimal Margin, decimal CustomerRevenue, decimal Churn)
{
    public IEnumerable<StageCounts> Counts(DateOnly today) => People.Select((people, i) => new StageCounts(Month(today, People.Count - i), [.. people]));

    public MonthMoney Economics(DateOnly today) =>
        new(Month(today, 1), [.. Money.Select(line => new MoneyLine(line.Stage, line.Channel, line.Cost, line.Revenue))], new(NewCustomers, Margin, CustomerRevenue, Churn));

    static DateOnly Month(DateOnly today, int ago) => Period.Month.Before(today, ago);

    internal sealed record Line(Stage Stage, string Channel, decimal? Cost = null, decimal? Revenue = null);
}

/// <summary>An A/B test of a sample.</summary>
/// <param name="At">The place of its touchpoint, from 0.</param>
/// <param name="Kpi">What it shall move.</param>
/// <param name="Planned">Visitors of each variant.</param>
/// <param name="Baseline">The rate before, in percent.</param>
/// <param name="Effect">In percentage points.</param>
/// <param name="From">Its first day, counted from the day on which a journey is made.</param>
/// <param name="To">Its last one.</param>
/// <param name="Variants">What is compared.</param>
/// <param name="En">Its texts in English.</param>
/// <param name="Fr">The same in French.</param>
/// <param name="Chosen">The place of the variant that was chosen on the last day, from 0; null: it still runs.</param>
sealed record SampleExperiment(
    int At, string Kpi, long Planned, decimal Baseline, decimal Effect, int From, int To, IReadOnlyList<SampleExperiment.Variant> Variants, SampleExperiment.Words En, SampleExperiment.Words Fr, int? Chosen = null)
{
    public Experiment Create(IReadOnlyList<Guid> touchpoints, CultureInfo culture, DateOnly today)
    {
        var words = culture.TwoLetterISOLanguageName == "fr" ? Fr : En;
        ImmutableArray<ExperimentVariant> variants =
            [.. Variants.Select(variant => new ExperimentVariant { Id = Guid.CreateVersion7(), Name = new LocalText(variant.En, variant.Fr).For(culture), Count = variant.Count, Conversions = variant.Conversions })];
        return new()
        {
            Id = Guid.CreateVersion7(),
            Touchpoint = touchpoints[At],
            Name = words.Name,
            Hypothesis = words.Hypothesis,
            Kpi = Kpi,
            Planned = Planned,
            Baseline = Baseline,
            Effect = Effect,
            StartsOn = today.AddDays(From),
            EndsOn = today.AddDays(To),
            State = Chosen is null ? ExperimentState.Running : ExperimentState.Decided,
            Variants = variants,
            Chosen = Chosen is { } chosen ? variants[chosen].Id : null,
            Decision = words.Decision,
            DecidedOn = Chosen is null ? null : today.AddDays(To),
        };
    }

    internal sealed record Variant(long Count, long Conversions, string En, string Fr);

    internal sealed record Words(string Name, string Hypothesis, string Decision = "");
}

/// <summary>A survey of a sample's customers, which has ended.</summary>
/// <param name="Made">How many days ago it was made.</param>
/// <param name="Closed">How many days ago it ended.</param>
/// <param name="En">What it says in English.</param>
/// <param name="Fr">The same in French; customers can choose.</param>
/// <param name="Answers">In the order in which they came.</param>
sealed record SampleSurvey(int Made, int Closed, SampleSurvey.Words En, SampleSurvey.Words Fr, IReadOnlyList<SampleSurvey.Answer> Answers)
{
    public NewSurvey Create(IReadOnlyList<Guid> touchpoints, CultureInfo culture, DateOnly today) => new(
        new()
        {
            Wordings = [new("en", En.Title, En.Intro, En.Consent), new("fr", Fr.Title, Fr.Intro, Fr.Consent)],
            ClosesOn = today.AddDays(-Closed),
            Touchpoints = [.. touchpoints],
        },
        today.AddDays(-Made),
        [.. Answers.Select((answer, i) => (today.AddDays(-Made + 1 + ((Made - Closed - 1) * i / Answers.Count)), answer.Create(culture)))]);

    internal sealed record Words(string Title, string Intro, string Consent);

    /// <summary>What one customer has answered.</summary>
    /// <param name="Steps">The number of a touchpoint, from 1, and how it felt.</param>
    /// <param name="Hurts">What hurt.</param>
    /// <param name="At">At which step, from 1.</param>
    internal sealed record Answer(IReadOnlyList<IReadOnlyList<int>> Steps, LocalText? Hurts = null, int At = 0)
    {
        public SurveyAnswer Create(CultureInfo culture) => new("", [.. Steps.Select((step, i) => new SurveyStep(step[0], "", step[1], i + 1 == At ? Hurts?.For(culture) ?? "" : ""))]);
    }
}
