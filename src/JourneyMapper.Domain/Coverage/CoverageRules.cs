using System.Collections.Immutable;
using JourneyMapper.Domain.Coverage.Rules;

namespace JourneyMapper.Domain.Coverage;

/// <summary>The rules of the review.</summary>
public static class CoverageRules
{
    /// <summary>All 30, in the order in which lists and sums show them.</summary>
    public static IReadOnlyList<CoverageRule> All { get; } =
    [
        new StageEmpty(),
        new StageThin(),
        new StageSingleChannel(),
        new PostPurchaseNeglected(),
        new NoDirectHelp(),
        new NoOwner(),
        new NoKpi(),
        new KpiNotMeasured(),
        new KpiBelowTarget(),
        new AuditDue(),
        new AuditLow(),
        new PainWithoutOpportunity(),
        new EmotionWithoutOpportunity(),
        new LowestMomentUnowned(),
        new LastMomentNegative(),
        new EvidenceWeak(),
        new DuplicateTouchpoint(),
        new MomentOfTruthUnmeasured(),
        new HandoffLost(),
        new HandoffUnknown(),
        new AudienceOneSided(),
        new PromiseMissing(),
        new PromiseWeak(),
        new DependencyUnknown(),
        new DataWithoutBasis(),
        new ConsentNotAsked(),
        new RetentionUnsaid(),
        new AdviceOpen(),
        new MessageInconsistent(),
        new ExperimentUndecided(),
    ];

    /// <summary>The rule of that id, or null.</summary>
    public static CoverageRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The rules of one kind, each with its place in <see cref="All"/>.</summary>
    internal static ImmutableArray<(int Place, T Rule)> Of<T>()
        where T : CoverageRule => [.. All.Index().Where(placed => placed.Item is T).Select(placed => (placed.Index, (T)placed.Item))];
}
