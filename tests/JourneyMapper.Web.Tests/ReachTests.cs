using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests;

/// <summary>Nothing reads journeys, or what belongs to them, without saying for whom: read off the sources, so that a new query cannot forget it.</summary>
public sealed partial class ReachTests
{
    // What works for nobody in particular, and why nobody sees more by it.
    static readonly Dictionary<string, string> OfTheApplication = new(StringComparer.Ordinal)
    {
        ["Features/Accounts/Retention/RetentionUpkeep.cs"] = "deletes what is too old and shows nothing",
        ["Features/Coverage/DailyReview.cs"] = "reviews and shows nothing",
        ["Features/Coverage/PortfolioUpdate.cs"] = "reviews; inboxes are told of what their members may see",
        ["Features/Coverage/Thresholds.cs"] = "throws scores away",
        ["Features/Kpis/WorkspaceKpis.cs"] = "whether a KPI is used anywhere; for owners",
        ["Features/Repository/Access/JourneyAccess.cs"] = "writes what was allowed before",
        ["Features/Repository/Folders/JourneyFolders.cs"] = "what is in a folder goes up with it, hidden or not",
        ["Live/JourneyRoom.cs"] = "keeps what members were let in to",
        ["Live/JourneyRooms.cs"] = "keeps what members were let in to",
    };

    // Reads what belongs to journeys without naming them: by ids that were reached before.
    static readonly Dictionary<string, string> ByReachedIds = new(StringComparer.Ordinal)
    {
        ["Features/Coverage/CoverageQuery.cs"] = "touchpoints of a journey whose map its caller has",
        ["Features/Journeys/SearchReasons.cs"] = "touchpoints and personas of journeys that a list has found",
        ["Features/Surveys/Answering/SurveyIntake.cs"] = "whether an answer is there, to who has its form",
        ["Features/Personas/PersonaService.cs"] = "how many journeys a persona is in, before it goes",
    };

    [Fact]
    public void Every_query_of_journeys_begins_with_who_reads() =>
        Sources("src/JourneyMapper.Web").SelectMany(source => Unasked().Matches(source.Text).Select(found => $"{source.Name}: {found.Value}"))
            .ShouldBeEmpty("Begin with InUse, SeenBy or EditableBy.");

    [Fact]
    public void What_belongs_to_journeys_is_read_beside_who_reads() =>
        Sources("src/JourneyMapper.Web").Where(source => Belonging().IsMatch(source.Text) && !Asked().IsMatch(source.Text)).Select(source => source.Name)
            .ShouldBe(ByReachedIds.Keys, ignoreOrder: true, "Join them with journeys that the reader reaches.");

    [Fact]
    public void Only_work_that_shows_nothing_reads_as_the_application() =>
        Sources("src/JourneyMapper.Web").Where(source => source.Text.Contains("Reader.Application(", StringComparison.Ordinal)).Select(source => source.Name)
            .ShouldBe(OfTheApplication.Keys, ignoreOrder: true);

    // Of raw texts one that asks for a workspace asks what is private, too. Those that tell inboxes of reviews ask it of each member.
    [Fact]
    public void Raw_SQL_that_asks_for_a_workspace_asks_what_is_private() =>
        Sources("src/JourneyMapper.Data").Where(source => source.Name.StartsWith("Queries/", StringComparison.Ordinal))
            .SelectMany(source => Raw().Matches(source.Text).Where(raw => raw.Value.Contains("\"Journeys\"", StringComparison.Ordinal) && raw.Value.Contains("WorkspaceId", StringComparison.Ordinal)
                && !raw.Value.Contains("journey_access", StringComparison.Ordinal)).Select(raw => $"{source.Name}: {raw.Value}"))
            .ShouldBeEmpty();

    // The patterns are right: each finds what it is about.
    [Fact]
    public void What_is_looked_for_is_found()
    {
        Unasked().IsMatch("from x in db.Journeys where true").ShouldBeTrue();
        Unasked().IsMatch("db.Journeys.AsNoTracking().InUse(reader)").ShouldBeFalse();
        Unasked().IsMatch("JourneySearch.Matching(db, text).Where(").ShouldBeTrue();
        Sources("src/JourneyMapper.Web").Count(source => Asked().IsMatch(source.Text)).ShouldBeGreaterThan(15);
        Sources("src/JourneyMapper.Data").Sum(source => Raw().Matches(source.Text).Count(raw => raw.Value.Contains("journey_access", StringComparison.Ordinal))).ShouldBeGreaterThan(10);
    }

    static IEnumerable<(string Name, string Text)> Sources(string folder)
    {
        var root = Path.Combine(Repository.Root, folder.Replace('/', Path.DirectorySeparatorChar));
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Path: file))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Select(file => (file.Name, File.ReadAllText(file.Path)));
    }

    [GeneratedRegex(@"\bdb\.Journeys\b(?!(\.AsNoTracking\(\))?\.(InUse|SeenBy|EditableBy)\()|JourneySearch\.Matching\([^)]*\)(?!\.(InUse|SeenBy|EditableBy)\()")]
    private static partial Regex Unasked();

    [GeneratedRegex(@"\bdb\.(Touchpoints|TouchpointKpis|JourneyPersonas|Audits|CompetitorAudits|RoundTouchpoints|Measurements|MeasurementSums|Scores|ScoreHistory|Findings|SignOffs|CommentThreads|Comments|NamedVersions|SavedViews|Derivations|PainPoints|Opportunities|Transitions|Proposals|ProposalItems|Surveys|SurveyAnswers|SurveySteps|Experiments|ExperimentVariants|FunnelCounts|FunnelMoney|FunnelTerms|Goals|SharedLinks|SharedLinkVisits)\b")]
    private static partial Regex Belonging();

    [GeneratedRegex(@"\.(InUse|SeenBy|EditableBy)\(|\.(LockJourneyAsync|AccessAsync|ComparedSums|RoundLines|MeasuredPeriods|FunnelMonths)\(")]
    private static partial Regex Asked();

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Raw();
}
