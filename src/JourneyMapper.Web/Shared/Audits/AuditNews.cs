namespace JourneyMapper.Web.Shared.Audits;

/// <summary>Tells whoever shows audits on this node of each touchpoint that one was recorded or deleted for.</summary>
public sealed class AuditNews : WorkspaceNews<Guid>;
