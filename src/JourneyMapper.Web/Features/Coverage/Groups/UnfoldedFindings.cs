using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
namespace JourneyMapper.Web.Features.Coverage.Groups;

/// <summary>A list of findings by rule on a page: its groups, which of them are unfolded, and how far. For one circuit.</summary>
/// <param name="accepted">Whether it is the list of those that are accepted as they are.</param>
public sealed class UnfoldedFindings(bool accepted)
{
    const int First = 20;
    const int More = 50;

    readonly Dictionary<string, int> unfolded = new(StringComparer.Ordinal);
    int asked;
    ILookup<string, PortfolioFinding> lines = Array.Empty<PortfolioFinding>().ToLookup(line => line.Finding.Rule);

    /// <summary>Whether it is the list of those that are accepted as they are.</summary>
    public bool Accepted => accepted;

    /// <summary>At most one for each rule, the most urgent first.</summary>
    public IReadOnlyList<PortfolioGroup> Groups { get; private set; } = [];

    /// <summary>All findings, those out of sight included.</summary>
    public int Count => Groups.Sum(group => group.Count);

    /// <summary>Whether the findings of a rule are in sight below it.</summary>
    public bool IsUnfolded(string rule) => unfolded.ContainsKey(rule);

    /// <summary>The findings of a rule that are in sight, the most urgent first.</summary>
    public IEnumerable<PortfolioFinding> Lines(string rule) => lines[rule];

    /// <summary>Folds or unfolds a rule. <see cref="ReadAsync"/> follows.</summary>
    public void Toggle(string rule)
    {
        if (!unfolded.Remove(rule))
            unfolded.Add(rule, First);
    }

    /// <summary>Shows more of an unfolded rule. <see cref="ReadAsync"/> follows.</summary>
    public void ShowMore(string rule) => unfolded[rule] += More;

    /// <summary>Reads anew what is in sight.</summary>
    /// <param name="portfolio">From where.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which journeys.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ReadAsync(Portfolio portfolio, Reader reader, PortfolioFilter filter, CancellationToken cancellation = default)
    {
        var question = ++asked;
        // As it stands now: people fold and unfold while this reads.
        var wanted = unfolded.ToList();
        var groups = await portfolio.GroupsAsync(reader, filter, accepted, cancellation);
        var found = new List<PortfolioFinding>();
        // What a rule has found once is shown at once: all of those in one question.
        string[] single = [.. groups.Where(group => group.Count == 1).Select(group => group.Rule)];
        if (single.Length > 0)
            found.AddRange(await portfolio.FindingsAsync(reader, filter, accepted, single.Length, single, cancellation));
        foreach (var (rule, take) in wanted.Where(rule => groups.Any(group => group.Count > 1 && group.Rule == rule.Key)))
            found.AddRange(await portfolio.FindingsAsync(reader, filter, accepted, take, [rule], cancellation));
        // An answer that was overtaken by another question is not shown.
        if (question == asked)
            (Groups, lines) = (groups, found.ToLookup(line => line.Finding.Rule, StringComparer.Ordinal));
    }
}
