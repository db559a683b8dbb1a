namespace JourneyMapper.Domain.Catalogue;

/// <summary>One of the things that an audit scores.</summary>
/// <param name="Id">Stable, stored with audits.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Question">What the auditor asks, in both languages.</param>
public sealed record AuditCriterion(string Id, LocalText Name, LocalText Question);

/// <summary>What an audit rests on.</summary>
/// <param name="Id">Stable, stored with audits.</param>
/// <param name="Name">In both languages.</param>
public sealed record EvidenceKind(string Id, LocalText Name);

/// <summary>What audits ask, and on which scale.</summary>
public static class AuditCriteria
{
    /// <summary>The worst score of a criterion.</summary>
    public const int Least = 1;

    /// <summary>The best score of a criterion.</summary>
    public const int Most = 5;

    static readonly Data File = CatalogueFile.ReadOne<Data>("audit");

    /// <summary>The six that every audit asks, in the order in which they are asked.</summary>
    public static IReadOnlyList<AuditCriterion> All { get; } = [.. File.Criteria.Select(Read)];

    /// <summary>Those that a workspace may switch on.</summary>
    public static IReadOnlyList<AuditCriterion> Optional { get; } = [.. File.Optional.Select(Read)];

    /// <summary>Where among <see cref="All"/> stands whether an offer fits this person at this moment.</summary>
    public static int Relevance { get; } = All.Index().First(pair => pair.Item.Id == "relevance").Index;

    /// <summary>Where among <see cref="All"/> stands whether it says what the other channels say.</summary>
    public static int Consistency { get; } = All.Index().First(pair => pair.Item.Id == "consistency").Index;

    /// <summary>The kinds of evidence, the strongest first.</summary>
    public static IReadOnlyList<EvidenceKind> Evidence { get; } = [.. File.Evidence.Select(data => new EvidenceKind(data.Id, new(data.En, data.Fr)))];

    /// <summary>The built-in criterion of that id, one of the optional ones too, or null.</summary>
    public static AuditCriterion? Find(string id) => All.Concat(Optional).FirstOrDefault(criterion => criterion.Id == id);

    /// <summary>The kind of evidence of that id, or null.</summary>
    public static EvidenceKind? FindEvidence(string id) => Evidence.FirstOrDefault(kind => kind.Id == id);

    static AuditCriterion Read(CriterionData data) => new(data.Id, new(data.En, data.Fr), data.Question);

    sealed record Data(IReadOnlyList<CriterionData> Criteria, IReadOnlyList<CriterionData> Optional, IReadOnlyList<EvidenceData> Evidence);

    sealed record CriterionData(string Id, string En, string Fr, LocalText Question);

    sealed record EvidenceData(string Id, string En, string Fr);
}
