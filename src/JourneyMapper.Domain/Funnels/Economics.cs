using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Funnels;

/// <summary>Money of one month in one stage and channel, in the workspace's currency.</summary>
/// <param name="Stage">Where it was spent and earned.</param>
/// <param name="Channel">The id of a channel; empty for what belongs to no channel in particular.</param>
/// <param name="Cost">What was spent; null: not known.</param>
/// <param name="Revenue">What came in; null: not known.</param>
public sealed record MoneyLine(Stage Stage, string Channel, decimal? Cost, decimal? Revenue);

/// <summary>What of a month is the same for all its stages and channels. What is null is not known.</summary>
/// <param name="NewCustomers">How many bought for the first time.</param>
/// <param name="Margin">What is left of revenue after the cost of what was sold, in percent.</param>
/// <param name="CustomerRevenue">What a customer brings in a month, on average.</param>
/// <param name="Churn">How many of the customers are lost in a month, in percent.</param>
public sealed record MonthTerms(long? NewCustomers, decimal? Margin, decimal? CustomerRevenue, decimal? Churn)
{
    /// <summary>Nothing is known.</summary>
    public static MonthTerms Unknown { get; } = new(null, null, null, null);
}

/// <summary>All that is known of the money of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Lines">What was spent and earned, each stage and channel once.</param>
/// <param name="Terms">What holds for all of it.</param>
public sealed record MonthMoney(DateOnly Month, ImmutableArray<MoneyLine> Lines, MonthTerms Terms);

/// <summary>What was spent and what came of it.</summary>
/// <param name="Cost">The sum of what was spent; null where no line says it.</param>
/// <param name="Revenue">The sum of what came in; null where no line says it.</param>
/// <param name="Roi">
/// The return on investment, (revenue × margin − cost) ÷ cost: 0.5 for half as much again. The return on marketing investment of Farris, Bendle, Pfeifer and Reibstein, Marketing Metrics. Null where
/// a figure or the margin is missing, or nothing was spent.
/// </param>
public sealed record Return(decimal? Cost, decimal? Revenue, decimal? Roi)
{
    /// <summary>That of some lines.</summary>
    /// <param name="lines">Any.</param>
    /// <param name="margin">In percent.</param>
    public static Return Of(IEnumerable<MoneyLine> lines, decimal? margin)
    {
        decimal? cost = null, revenue = null;
        foreach (var line in lines)
        {
            cost = line.Cost is { } spent ? (cost ?? 0) + spent : cost;
            revenue = line.Revenue is { } earned ? (revenue ?? 0) + earned : revenue;
        }

        return new(cost, revenue, cost > 0 && revenue is not null && margin is not null ? ((revenue * margin / 100) - cost) / cost : null);
    }
}

/// <summary>What customers cost and are worth, from a month's money. Null is "not known", and never 0.</summary>
/// <param name="Acquisition">What was spent to win customers: the cost of <see cref="Stage.Awareness"/>, <see cref="Stage.Consideration"/> and <see cref="Stage.Decision"/>. What keeps customers is not part of it.</param>
/// <param name="Cac">The cost of acquiring one customer: <paramref name="Acquisition"/> ÷ new customers.</param>
/// <param name="Lifetime">How many months a customer stays on average: 1 ÷ churn, the mean of a geometric distribution, which churn that stays the same leads to.</param>
/// <param name="Clv">
/// What a customer is worth: revenue a month × margin × <paramref name="Lifetime"/>. The formula of Gupta and Lehmann, Managing Customers as Investments, without discounting: over the few years that
/// most customers stay, how well churn is known matters more than the rate of interest.
/// </param>
/// <param name="Ratio">How many times over a customer pays back what it cost to win them: <paramref name="Clv"/> ÷ <paramref name="Cac"/>.</param>
/// <param name="Total">All stages and channels together.</param>
/// <param name="ByStage">The stages that have money, in order.</param>
/// <param name="ByChannel">The channels that have money, by id; empty for what belongs to none.</param>
public sealed record Economics(
    decimal? Acquisition, decimal? Cac, decimal? Lifetime, decimal? Clv, decimal? Ratio, Return Total, ImmutableArray<(Stage Stage, Return Return)> ByStage, ImmutableArray<(string Channel, Return Return)> ByChannel)
{
    /// <summary>Those of a month.</summary>
    /// <param name="lines">Its money.</param>
    /// <param name="terms">What holds for all of it.</param>
    public static Economics Of(IReadOnlyCollection<MoneyLine> lines, MonthTerms terms)
    {
        var acquisition = Return.Of(lines.Where(line => line.Stage <= Stage.Decision), null).Cost;
        var cac = terms.NewCustomers > 0 ? acquisition / terms.NewCustomers : null;
        var lifetime = terms.Churn > 0 ? 100 / terms.Churn : null;
        var clv = terms.CustomerRevenue * terms.Margin / 100 * lifetime;
        return new(
            acquisition, cac, lifetime, clv, cac > 0 ? clv / cac : null, Return.Of(lines, terms.Margin),
            [.. lines.GroupBy(line => line.Stage).OrderBy(group => group.Key).Select(group => (group.Key, Return.Of(group, terms.Margin)))],
            [.. lines.GroupBy(line => line.Channel, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Return.Of(group, terms.Margin)))]);
    }
}
