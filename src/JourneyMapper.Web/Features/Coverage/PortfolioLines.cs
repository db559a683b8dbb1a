using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The figures above the matrix.</summary>
/// <param name="Journeys">How many are in use.</param>
/// <param name="Touchpoints">In all of them.</param>
/// <param name="Findings">Open and not accepted.</param>
/// <param name="Severe">The critical ones of them.</param>
/// <param name="Score">The mean of the journeys' scores.</param>
/// <param name="Stages">The mean of each stage's scores, empty stages as 0, and without those that journeys do without; null where all do.</param>
public sealed record PortfolioSummary(int Journeys, int Touchpoints, int Findings, int Severe, int Score, IReadOnlyList<int?> Stages)
{
    /// <summary>The stage with the lowest mean, the first of several; null where no stage has one.</summary>
    public Stage? Weakest => Domain.Journeys.Stages.All.Where(stage => Stages[(int)stage] is not null).Select(stage => (Stage?)stage).MinBy(stage => Stages[(int)stage!]);
}

/// <summary>One journey in the matrix.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Score">From 0 to 100.</param>
/// <param name="Stages">Five scores; <see cref="ScoreRow.Empty"/> for a stage without touchpoints, <see cref="ScoreRow.OutOfScope"/> where that is wanted.</param>
/// <param name="Owner">Who answers for it, by name.</param>
/// <param name="SignOff">Where the request to approve its present revision stands, if there is one.</param>
public sealed record PortfolioLine(Guid Id, string Title, short Score, short[] Stages, string? Owner, SignOffState? SignOff)
{
    /// <summary>How far it has come.</summary>
    public JourneyStatus Status => JourneyStatuses.Of(SignOff);
}

/// <summary>A finding in the list of all journeys.</summary>
/// <param name="Journey">Where.</param>
/// <param name="Title">The journey's title.</param>
/// <param name="Labels">The journey's own labels of the stages.</param>
/// <param name="Finding">What.</param>
/// <param name="Since">Since when.</param>
/// <param name="Assignee">Who takes care of it, by name.</param>
/// <param name="Due">Until when.</param>
/// <param name="Exception">That it is accepted as it is; null while it is not.</param>
/// <param name="Names">The names of the touchpoints of all listed findings.</param>
public sealed record PortfolioFinding(
    Guid Journey, string Title, string[] Labels, Finding Finding, DateOnly Since, string? Assignee, DateOnly? Due, AcceptedException? Exception,
    IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>What the journey calls a stage.</summary>
    public string Label(Stage stage) => stage.LabelIn(Labels);

    /// <summary>Says the finding in the reader's language.</summary>
    public FindingText Text(KpiCatalogue kpis) => new(Label, id => Names.GetValueOrDefault(id), kpis);
}
