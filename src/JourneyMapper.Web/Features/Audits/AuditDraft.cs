using JourneyMapper.Domain.Auditing;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>An audit while somebody fills it in.</summary>
public sealed class AuditDraft
{
    readonly Audit empty;

    public AuditDraft(Audit empty)
    {
        this.empty = empty;
        Audit = empty;
    }

    /// <summary>As it is now.</summary>
    public Audit Audit { get; set; }

    /// <summary>Whether something would be lost.</summary>
    public bool IsChanged => Audit != empty;
}
