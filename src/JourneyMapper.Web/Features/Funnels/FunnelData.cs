using System.Collections.Immutable;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Domain.Funnels;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>The figures and the money of a journey, as they are stored. Does not change.</summary>
/// <param name="Counts">By persona, <see cref="FunnelCountRow.Everybody"/> for all people, and month.</param>
/// <param name="Money">By month, in the order of stages and channels.</param>
/// <param name="Terms">By month.</param>
public sealed record FunnelData(
    IReadOnlyDictionary<(Guid Persona, DateOnly Month), StageCounts> Counts, IReadOnlyDictionary<DateOnly, ImmutableArray<MoneyLine>> Money, IReadOnlyDictionary<DateOnly, MonthTerms> Terms)
{
    /// <summary>The figures of a month; without any where nobody has counted.</summary>
    public StageCounts Of(Guid persona, DateOnly month) => Counts.GetValueOrDefault((persona, month)) ?? StageCounts.None(month);

    /// <summary>The months in which somebody of a persona was counted, the oldest first.</summary>
    public IEnumerable<DateOnly> MonthsOf(Guid persona) => Counts.Keys.Where(key => key.Persona == persona).Select(key => key.Month).Order();

    /// <summary>The money of a month.</summary>
    public ImmutableArray<MoneyLine> MoneyOf(DateOnly month) => Money.GetValueOrDefault(month, []);

    /// <summary>What holds for all of a month.</summary>
    public MonthTerms TermsOf(DateOnly month) => Terms.GetValueOrDefault(month) ?? MonthTerms.Unknown;
}

/// <summary>How writing figures ended. All of them are written, or none.</summary>
public abstract record FunnelOutcome
{
    FunnelOutcome() { }

    /// <summary>They are written.</summary>
    /// <param name="Changed">How many are others than before.</param>
    public sealed record Done(int Changed) : FunnelOutcome;

    /// <summary>Some are not acceptable.</summary>
    /// <param name="Problems">By their place in the list that was sent.</param>
    public sealed record Invalid(IReadOnlyDictionary<int, FunnelProblem> Problems) : FunnelOutcome;

    /// <summary>There is no such journey, or the member does not see it.</summary>
    public sealed record Gone : FunnelOutcome;

    /// <summary>The member may look but not write.</summary>
    public sealed record NotAllowed : FunnelOutcome;
}
