using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Docs;

/// <summary>docs/security.md, against the sources and tests that it names.</summary>
public sealed partial class SecurityDocumentTests
{
    static readonly string[] States = ["met", "partly", "not", "not applicable"];

    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    static readonly IReadOnlyList<Requirement> Requirements =
    [
        .. from row in Row().Matches(Text)
           let level = int.Parse(Of(row, "level"), CultureInfo.InvariantCulture)
           select new Requirement(Of(row, "id"), level, Of(row, "state"), Of(row, "reason").Trim(), Of(row, "where"), Of(row, "test")),
    ];

    // By class; those of scripts by file.
    static readonly ILookup<string, string> TestFiles = Files("*Tests.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file)!, StringComparer.Ordinal);

    static readonly IReadOnlySet<string> ScriptTests = Files("*.test.mjs").Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Each_line_with_a_number_is_read() =>
        Numbered().Matches(Text).Select(line => line.Value)
            .Except([.. Row().Matches(Text).Select(row => row.Value), .. OpenRow().Matches(Text).Select(row => row.Value)]).ShouldBeEmpty();

    [Fact]
    public void Numbers_stand_once_and_in_order()
    {
        var numbers = Requirements.Select(row => Version.Parse(row.Id)).ToList();
        numbers.Count.ShouldBeGreaterThan(200);
        numbers.ShouldBe(numbers.Distinct().Order());
        Requirements.ShouldAllBe(row => row.Level == 1 || row.Level == 2);
    }

    [Fact]
    public void Each_state_is_one_of_four_and_says_why_unless_it_is_met()
    {
        Requirements.Where(row => !States.Contains(row.State)).ShouldBeEmpty();
        Requirements.Where(row => row.State == "met" ? row.Reason.Length > 0 : row.Reason.Length == 0).ShouldBeEmpty();
        Requirements.Where(row => row.State == "met" && !Code().IsMatch(row.Where)).ShouldBeEmpty("What is met is so somewhere.");
    }

    [Fact]
    public void Each_path_exists() =>
        (from row in Requirements
         from name in Names(row.Where)
         let path = Path.Combine(Repository.Root, Project().Replace(name, "src/JourneyMapper.${name}/"))
         where !File.Exists(path) && !Directory.Exists(path)
         select $"{row.Id}: {name}").ShouldBeEmpty();

    [Fact]
    public void Each_test_exists() =>
        (from row in Requirements
         from name in Names(row.Test)
         where !IsTest(name)
         select $"{row.Id}: {name}").ShouldBeEmpty();

    [Fact]
    public void The_summary_counts_the_rows()
    {
        foreach (var (title, levels) in ((string, int[])[])[("Level 1", [1]), ("Level 2", [2]), ("Both", [1, 2])])
        {
            var rows = Requirements.Where(row => levels.Contains(row.Level)).ToList();
            Text.ShouldContain($"| {title} | {string.Join(" | ", States.Select(state => rows.Count(row => row.State == state)))} | {rows.Count} |");
        }
    }

    [Fact]
    public void What_is_open_is_what_is_not_met_or_partly() =>
        OpenRow().Matches(Text[Text.IndexOf("## What is open", StringComparison.Ordinal)..]).Select(row => row.Groups["id"].Value)
            .ShouldBe(Requirements.Where(row => row.State is "partly" or "not").Select(row => row.Id));

    static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), pattern, SearchOption.AllDirectories);

    static string Of(Match row, string column) => row.Groups[column].Value;

    static IEnumerable<string> Names(string cell) => Code().Matches(cell).Select(code => code.Groups["name"].Value);

    // "SessionTests.A_change_of_role_ends_all_sessions", "TranslationTests", "tab-owner.test.mjs"
    static bool IsTest(string name) =>
        TestFiles.Contains(name) || ScriptTests.Contains(name)
        || (name.Split('.') is [var type, var method] && TestFiles[type].Any(file => File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal)));

    sealed record Requirement(string Id, int Level, string State, string Reason, string Where, string Test);

    // | 6.2.4 | 1 | not one of the most common | met | `Web/…` | `PasswordRulesTests.…` |
    [GeneratedRegex(
        @"^\| (?<id>\d+\.\d+\.\d+) \| (?<level>\d) \| [^|]+ \| (?<state>[a-z ]+)(: (?<reason>[^|]+))? \| (?<where>[^|]+) \| (?<test>[^|]+) \|\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|.*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| [^|]+ \|\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex OpenRow();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();

    [GeneratedRegex("^(?<name>Web|Data|Domain|Printing)/", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Project();
}
