using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>Tells whoever shows audits of each touchpoint that one was recorded or deleted for.</summary>
public sealed class AuditTopic() : WorkspaceTopic("audit");
