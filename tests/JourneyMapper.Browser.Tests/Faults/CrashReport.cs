using System.Globalization;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>How long it took to be back.</summary>
/// <param name="Victim">What was killed, or stood still.</param>
/// <param name="Taken">Until an edit was taken again.</param>
/// <param name="Seen">Until a browser that was open all the time showed that edit.</param>
sealed record Recovery(Victim Victim, TimeSpan Taken, TimeSpan Seen);

/// <summary>What became of edits while things were killed.</summary>
sealed class CrashReport
{
    /// <summary>One for each death or standstill; of the latter, from its end.</summary>
    public List<Recovery> Recoveries { get; } = [];

    /// <summary>All edits that were sent.</summary>
    public List<SentEdit> Edits { get; } = [];

    /// <summary>Edits that were confirmed and are not there.</summary>
    public int Lost { get; set; }

    /// <summary>Edits that are there more often than they were made.</summary>
    public int Doubled { get; set; }

    /// <summary>All that is wrong, these edits included, a sentence each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many edits were confirmed.</summary>
    public int Acknowledged => Edits.Count(edit => edit.IsAcknowledged);

    /// <summary>How many of them were sent more than once.</summary>
    public int Repeated => Edits.Count(edit => edit is { IsAcknowledged: true, Attempts: > 1 });

    /// <summary>How many were given up by their program.</summary>
    public int Abandoned => Edits.Count - Acknowledged;

    /// <summary>The longest time from an edit to its confirmation.</summary>
    public TimeSpan LongestWait => Edits.Max(edit => edit.Waited);

    /// <summary>As lines of a list.</summary>
    public override string ToString() => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"- {Recoveries.Count} kills and standstills; {Acknowledged} edits confirmed, {Repeated} of them sent more than once, {Abandoned} given up; {Lost} lost, {Doubled} doubled; longest wait for a confirmation {LongestWait.TotalSeconds:0.0} s"),
        .. Recoveries.GroupBy(recovery => recovery.Victim).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture,
            $"- {group.Key}, {group.Count()} times: an edit is taken again after {Describe(group.Select(recovery => recovery.Taken))}, and shown by an open browser after {Describe(group.Select(recovery => recovery.Seen))}")),
        .. Problems.Select(problem => $"- PROBLEM: {problem}"),
    ]);

    static string Describe(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2].TotalSeconds:0.0} s (median; longest {sorted[^1].TotalSeconds:0.0} s)");
    }
}
