using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Tells that somebody's rights in a workspace have changed or ended; each open page looks whether they were its own.</summary>
public sealed class MemberTopic() : WorkspaceTopic("members");
