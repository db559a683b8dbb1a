using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits.Criteria;

/// <summary>How a change to what a workspace's audits ask, or to its competitors, ended. Whatever is not <see cref="Done"/> has changed nothing.</summary>
public abstract record AuditingChange
{
    AuditingChange() { }

    /// <summary>It is done.</summary>
    public sealed record Done : AuditingChange;

    /// <summary>Some fields are not acceptable.</summary>
    public sealed record Invalid(IReadOnlyDictionary<CriterionField, Problem> Problems) : AuditingChange;

    /// <summary>There is another one of that name.</summary>
    public sealed record NameTaken : AuditingChange;

    /// <summary>There are as many as there may be.</summary>
    /// <param name="Limit">How many.</param>
    public sealed record Full(int Limit) : AuditingChange;

    /// <summary>There is no such one, or not any more.</summary>
    public sealed record Gone : AuditingChange;

    /// <summary>The member is no owner.</summary>
    public sealed record NotAllowed : AuditingChange;

    /// <summary>Why it was not done, for the whole form; null when it is, or when the fields say it.</summary>
    public string? Explain() => this switch
    {
        NameTaken => AuditText.NameTaken,
        Full full => AuditText.TooMany.With(full.Limit),
        Gone => AuditText.EntryGone,
        NotAllowed => AuditText.RefusedNotAllowed,
        _ => null,
    };
}
