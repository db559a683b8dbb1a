using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Proposals;

/// <summary>Words about proposals.</summary>
static class ProposalNotices
{
    /// <summary>Why something was not done with a proposal.</summary>
    public static string Explain(this ProposalProblem problem) => problem switch
    {
        ProposalProblem.NotAllowed => ProposalText.ProblemNotAllowed,
        ProposalProblem.Empty => ProposalText.ProblemEmpty,
        ProposalProblem.TitleMissing => ProposalText.ProblemTitleMissing,
        ProposalProblem.TitleTooLong => ProposalText.ProblemTitleTooLong.With(Limits.Name),
        ProposalProblem.TooManyItems => ProposalText.ProblemTooManyItems.With(Limits.ProposalItems),
        ProposalProblem.TooLarge => ProposalText.ProblemTooLarge,
        ProposalProblem.TooManyOpen => ProposalText.ProblemTooManyOpen.With(Limits.OpenProposals),
        _ => ProposalText.ProblemGone,
    };

    /// <summary>Why an item does not fit the map.</summary>
    public static string Explain(Refusal refusal) => refusal switch
    {
        Refusal.Gone => ProposalText.ItemGone,
        Refusal.Conflict => ProposalText.ItemChanged,
        Refusal.Full full => ProposalText.ItemFull.With(full.Limit),
        Refusal.Invalid invalid => Common.Named.With(invalid.Field.Name(), invalid.Problem.Explain(invalid.Field.Limit)),
        Refusal.NotAllowed => ProposalText.ProblemNotAllowed,
        _ => ProposalText.ProblemGone,
    };

    /// <summary>Why items cannot be proposed, each in a sentence.</summary>
    public static string Explain(IEnumerable<ItemProblem> problems) =>
        string.Join(' ', problems.Select(problem => ProposalText.ItemProblem.With(problem.Number, problem.Refusal is { } refusal ? Explain(refusal) : ProposalText.ItemUnchanged)));

    /// <summary>Who proposes, as the source of a touchpoint tells it.</summary>
    public static string SourceOf(ProposalOrigin origin, string name) => (origin == ProposalOrigin.Model ? ProposalText.SourceModel : ProposalText.SourceAssistant).With(name);

    /// <summary>Who has made a proposal, and who asked for it.</summary>
    public static string By(Proposal proposal) => (proposal.Origin == ProposalOrigin.Model ? ProposalText.ByModel : ProposalText.ByAssistant).With(proposal.OriginName, proposal.Member);
}
