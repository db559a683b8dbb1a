using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests;

/// <summary>Nothing reads a clock that tests cannot set, and nothing takes the server's time zone for that of the reader.</summary>
public sealed partial class ClockTests
{
    [Fact]
    public void Time_comes_from_a_time_provider()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(300);
        files.SelectMany(file => Forbidden().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(match => $"{file}: {match.Value}")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\bUtcNow\b|\bDateTime(Offset)?\.(Now|Today)\b|\.ToLocalTime\(|\.LocalDateTime\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Forbidden();
}
