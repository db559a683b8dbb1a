using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Proposals;

static class ProposalServices
{
    /// <summary>Adds proposals, and what has the language model make them.</summary>
    public static void AddProposals(this IServiceCollection services)
    {
        services.AddNews<ProposalTopic>();
        services.AddSingleton<ProposalService>();
        services.AddSingleton<ProposalDrafter>();
    }
}
