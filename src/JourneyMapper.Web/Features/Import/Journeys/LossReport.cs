namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>What became of a line.</summary>
public enum LineOutcome
{
    /// <summary>All of it is in the journey.</summary>
    Taken,

    /// <summary>It is in the journey in another form.</summary>
    Changed,

    /// <summary>It, or a part of it, is not.</summary>
    Dropped,
}

/// <summary>What became of a line, and why.</summary>
/// <param name="Line">The line of a text, or the row of a sheet; the first is 1. 0 where it has none: of a document.</param>
/// <param name="Text">What it says, shortened.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">What that means, in a sentence in the reader's language.</param>
public sealed record ReportLine(int Line, string Text, LineOutcome Outcome, string Reason);

/// <summary>All that an import understands and all that it leaves out, by line. Everything is counted, the first lines are kept.</summary>
public sealed class LossReport
{
    const int Most = 5000;
    const int LongestText = 120;

    readonly List<ReportLine> lines = [];
    readonly Dictionary<LineOutcome, int> counts = [];

    /// <summary>The first lines, in the order of the source.</summary>
    public IReadOnlyList<ReportLine> Lines => lines;

    /// <summary>How many lines there are of an outcome.</summary>
    public int Count(LineOutcome outcome) => counts.GetValueOrDefault(outcome);

    /// <summary>Notes what became of a line.</summary>
    public void Add(int line, string text, LineOutcome outcome, string reason)
    {
        counts[outcome] = Count(outcome) + 1;
        if (lines.Count < Most)
            lines.Add(new(line, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…"), outcome, reason));
    }

    /// <summary>Brings the lines into the order of the source.</summary>
    internal void Sort()
    {
        var sorted = lines.OrderBy(line => line.Line).ToList();
        lines.Clear();
        lines.AddRange(sorted);
    }
}
