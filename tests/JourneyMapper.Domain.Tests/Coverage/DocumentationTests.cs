using System.Globalization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>The table of rules in <c>docs/coverage.md</c> tells what the rules are.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_table_lists_each_rule_and_no_other_with_what_it_is_about_its_severity_and_its_default()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "coverage.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));
        rows.Select(cells => $"{cells[0]} {cells[2]} {cells[3]} {cells[4]}").ShouldBe(CoverageRules.All.Select(rule =>
            $"`{rule.Id}` {rule.About.ToString().ToLowerInvariant()} {rule.Severity.ToString().ToLowerInvariant()} {Default(rule.Threshold)}"));
        rows.ShouldAllBe(cells => cells.Length == 7 && cells.All(cell => cell.Length > 0));
    }

    static string Default(CoverageSetting? threshold)
    {
        if (threshold is not { } setting)
            return "–";
        var (least, most) = CoverageSettings.RangeOf(setting);
        return setting switch
        {
            CoverageSetting.Cadence => "half-yearly (quarterly, half-yearly, yearly)",
            _ => string.Create(CultureInfo.InvariantCulture, $"{CoverageSettings.Default.Read(setting)}{Unit(setting)} ({least} to {most})").Replace('-', '−'),
        };
    }

    static string Unit(CoverageSetting setting) => setting switch
    {
        CoverageSetting.PostPurchaseShare => "%",
        CoverageSetting.MeasurementDays => " days",
        CoverageSetting.EvidenceMonths => " months",
        _ => "",
    };
}
