using JourneyMapper.Web.Shared.News;

namespace JourneyMapper.Web.Shared.Audits;

/// <summary>Tells whoever shows audits of each touchpoint that one was recorded or deleted for.</summary>
public sealed class AuditNews() : WorkspaceNews("audit");
