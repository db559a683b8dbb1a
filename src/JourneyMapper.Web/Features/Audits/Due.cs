using JourneyMapper.Data.Queries;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>How urgent the next audit of a touchpoint is. The names are part of an address.</summary>
public enum DueState
{
    /// <summary>It should have been audited before today.</summary>
    Overdue,

    /// <summary>Nobody has audited it yet.</summary>
    Never,

    /// <summary>Today, or within <see cref="DueStates.SoonDays"/> days.</summary>
    Soon,

    /// <summary>Not before that.</summary>
    Later,
}

/// <summary>How urgent audits are.</summary>
public static class DueStates
{
    /// <summary>Within so many days an audit is due soon.</summary>
    public const int SoonDays = 30;

    /// <summary>How urgent the next audit is.</summary>
    /// <param name="next">Its last day in time; null when there has been none.</param>
    /// <param name="today">Today.</param>
    public static DueState Of(DateOnly? next, DateOnly today) =>
        next is not { } day ? DueState.Never
        : day < today ? DueState.Overdue
        : day <= today.AddDays(SoonDays) ? DueState.Soon
        : DueState.Later;
}

/// <summary>The column by which the list is sorted. The names are part of an address.</summary>
public enum DueSort
{
    /// <summary>The most urgent first; what was never audited counts as due today.</summary>
    Next,

    /// <summary>By name.</summary>
    Touchpoint,

    /// <summary>By the journey's title.</summary>
    Journey,

    /// <summary>In the order of the stages.</summary>
    Stage,

    /// <summary>By the owner's name.</summary>
    Owner,

    /// <summary>By the day of the last audit.</summary>
    Last,

    /// <summary>By the score of the last audit.</summary>
    Score,
}

/// <summary>What of the list is wanted.</summary>
public sealed record DueFilter
{
    /// <summary>Only what this member answers for.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Only what nobody answers for.</summary>
    public bool Unowned { get; init; }

    /// <summary>Only this state.</summary>
    public DueState? State { get; init; }

    /// <summary>Words that must all occur in the touchpoint's name or the journey's title; case and accents do not matter.</summary>
    public string Search { get; init; } = "";

    /// <summary>The order.</summary>
    public DueSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>So many are left out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>At most so many.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>One page of the list.</summary>
/// <param name="Touchpoints">In the order that was asked for.</param>
/// <param name="Total">How many match, also beyond this page.</param>
public sealed record DuePage(IReadOnlyList<DueTouchpoint> Touchpoints, int Total);

/// <summary>How many touchpoints are in each state.</summary>
/// <param name="Overdue">See <see cref="DueState.Overdue"/>.</param>
/// <param name="Never">See <see cref="DueState.Never"/>.</param>
/// <param name="Soon">See <see cref="DueState.Soon"/>.</param>
/// <param name="Later">See <see cref="DueState.Later"/>.</param>
public sealed record DueCounts(int Overdue, int Never, int Soon, int Later)
{
    /// <summary>What is called due wherever audits are counted: all but what is to be done later.</summary>
    public int Due => Overdue + Never + Soon;

    /// <summary>All of them.</summary>
    public int All => Due + Later;

    /// <summary>The number of one state.</summary>
    public int Of(DueState state) => state switch
    {
        DueState.Overdue => Overdue,
        DueState.Never => Never,
        DueState.Soon => Soon,
        _ => Later,
    };
}

/// <summary>What a person has to audit.</summary>
/// <param name="Owner">The member; null for what nobody answers for.</param>
/// <param name="Name">Their name; null without an owner, and when the account is gone.</param>
/// <param name="Overdue">See <see cref="DueState.Overdue"/>.</param>
/// <param name="Soon">See <see cref="DueState.Soon"/>.</param>
/// <param name="Never">See <see cref="DueState.Never"/>.</param>
public sealed record DuePerson(Guid? Owner, string? Name, int Overdue, int Soon, int Never);
