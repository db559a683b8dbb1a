using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>An expected no: it is shown to whoever asked, in their language, and nothing has changed.</summary>
public abstract record Refusal
{
    Refusal() { }

    /// <summary>The record is not, or no longer, there.</summary>
    public sealed record Gone(Guid Record) : Refusal;

    /// <summary>A value is not accepted.</summary>
    public sealed record Invalid(Guid Record, Field Field, Problem Problem) : Refusal;

    /// <summary>Some of what an audit says is not accepted.</summary>
    public sealed record AuditInvalid(IReadOnlyList<AuditProblem> Problems) : Refusal;

    /// <summary>The audit is not, or no longer, there.</summary>
    public sealed record AuditGone : Refusal;

    /// <summary>Somebody changed the same field meanwhile: theirs is kept, yours is shown beside it.</summary>
    public sealed record Conflict(Guid Record, Field Field, string Theirs, string Yours) : Refusal;

    /// <summary>Records would share out more of a whole than there is.</summary>
    /// <param name="Of">Whose whole it is.</param>
    /// <param name="Field">Where their parts are said.</param>
    /// <param name="Sum">What they would add up to; the field's limit at most is accepted.</param>
    public sealed record Excess(Guid Of, Field Field, int Sum) : Refusal;
    /// <summary>The root is not at the revision that the author asked for.</summary>
    /// <param name="Revision">Where it is.</param>
    public sealed record Stale(long Revision) : Refusal;

    /// <summary>There are as many records of the kind as its limit allows.</summary>
    public sealed record Full(int Limit) : Refusal;

    /// <summary>All that should be undone was changed by others since.</summary>
    public sealed record Overtaken : Refusal;

    /// <summary>There is nothing to undo or redo.</summary>
    public sealed record NothingToUndo : Refusal;

    /// <summary>The author may read but not edit.</summary>
    public sealed record NotAllowed : Refusal;

    /// <summary>The journey that a touchpoint should lead to is not there, or not for the author.</summary>
    public sealed record NoSuchJourney : Refusal;

    /// <summary>A journey would show itself in detail, by way of others maybe.</summary>
    public sealed record Circle : Refusal;

    /// <summary>The journey is gone or in the trash.</summary>
    public sealed record JourneyGone : Refusal;
}
