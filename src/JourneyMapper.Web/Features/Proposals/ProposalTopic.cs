using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Proposals;

/// <summary>Tells whoever shows a journey that something is proposed for it, or that somebody has decided on what was.</summary>
public sealed class ProposalTopic() : WorkspaceTopic("proposal");
