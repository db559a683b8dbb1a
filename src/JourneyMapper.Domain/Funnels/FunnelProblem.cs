using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Funnels;

/// <summary>Why a figure of a funnel is not accepted.</summary>
public enum FunnelProblem
{
    /// <summary>Its month lies before <see cref="Days.Earliest"/>.</summary>
    TooEarly,

    /// <summary>Its month has not begun.</summary>
    InFuture,

    /// <summary>It is less than nothing.</summary>
    Negative,

    /// <summary>It is more than <see cref="Limits.FunnelPeople"/>, or, of money, <see cref="Limits.Number"/>.</summary>
    TooLarge,

    /// <summary>A share of more than 100 %.</summary>
    AboveHundred,

    /// <summary>A persona stands for more people than there are in all.</summary>
    MoreThanAll,

    /// <summary>Another figure that is written with it is of the same month and stage.</summary>
    Twice,

    /// <summary>The journey is not about that persona.</summary>
    NoPersona,

    /// <summary>There is no such channel.</summary>
    NoChannel,

    /// <summary>There is no such stage.</summary>
    NoStage,
}

/// <summary>Checks figures of funnels.</summary>
public static class FunnelChecks
{
    /// <summary>Why a month can have no figures, or null when it can.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="latest">The last day that something may be recorded for.</param>
    public static FunnelProblem? CheckMonth(DateOnly month, DateOnly latest) =>
        month < Days.Earliest ? FunnelProblem.TooEarly : month > Period.Month.First(latest) ? FunnelProblem.InFuture : null;

    /// <summary>Why a number of people is none, or null.</summary>
    public static FunnelProblem? CheckPeople(long? people) => people switch
    {
        < 0 => FunnelProblem.Negative,
        > Limits.FunnelPeople => FunnelProblem.TooLarge,
        _ => null,
    };

    /// <summary>Why an amount is none, or null.</summary>
    public static FunnelProblem? CheckMoney(decimal? amount) => amount switch
    {
        < 0 => FunnelProblem.Negative,
        > Limits.Number => FunnelProblem.TooLarge,
        _ => null,
    };

    /// <summary>Why a share in percent is none, or null.</summary>
    public static FunnelProblem? CheckShare(decimal? share) => share switch
    {
        < 0 => FunnelProblem.Negative,
        > 100 => FunnelProblem.AboveHundred,
        _ => null,
    };

    /// <summary>Why a line of money is not accepted, or null.</summary>
    /// <param name="line">The line.</param>
    /// <param name="channels">The workspace's channels.</param>
    public static FunnelProblem? Check(this MoneyLine line, ChannelLibrary channels) =>
        !Enum.IsDefined(line.Stage) ? FunnelProblem.NoStage
        : line.Channel.Length > 0 && channels.Find(line.Channel) is null ? FunnelProblem.NoChannel
        : CheckMoney(line.Cost) ?? CheckMoney(line.Revenue);

    /// <summary>Why a month's terms are not accepted, or null.</summary>
    public static FunnelProblem? Check(this MonthTerms terms) =>
        CheckPeople(terms.NewCustomers) ?? CheckShare(terms.Margin) ?? CheckMoney(terms.CustomerRevenue) ?? CheckShare(terms.Churn);

    /// <summary>Why figures cannot be written, by their place in the list. What is stored already is not looked at.</summary>
    /// <param name="figures">Figures of one journey, of all its people or of one persona.</param>
    /// <param name="latest">The last day that something may be recorded for.</param>
    public static IReadOnlyDictionary<int, FunnelProblem> Check(IReadOnlyList<StageFigure> figures, DateOnly latest)
    {
        var problems = new Dictionary<int, FunnelProblem>();
        var known = new HashSet<(DateOnly, Stage)>();
        for (var i = 0; i < figures.Count; i++)
        {
            var (month, stage, people) = figures[i];
            if ((!Enum.IsDefined(stage) ? FunnelProblem.NoStage : CheckMonth(month, latest) ?? CheckPeople(people) ?? (known.Add((month, stage)) ? null : FunnelProblem.Twice)) is { } problem)
                problems[i] = problem;
        }

        return problems;
    }
}
