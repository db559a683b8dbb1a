using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>Tells whoever shows a journey that approval of it was asked for, given or refused.</summary>
public sealed class SignOffTopic() : WorkspaceTopic("sign-off");
