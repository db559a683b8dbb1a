using JourneyMapper.Web.Shared.News;

namespace JourneyMapper.Web.Shared.SignOffs;

/// <summary>Tells whoever shows a journey that approval of it was asked for, given or refused.</summary>
public sealed class SignOffNews() : WorkspaceNews("sign-off");
