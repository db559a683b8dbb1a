using System.Diagnostics;

namespace JourneyMapper.Web.Features.Import;

/// <summary>What is being done.</summary>
public enum ImportPhase
{
    /// <summary>The file is read and checked; counted in bytes.</summary>
    Reading,

    /// <summary>Its rows are compared with one another and with what is recorded; nothing is counted.</summary>
    Comparing,

    /// <summary>They are recorded; counted in parts of the whole.</summary>
    Recording,
}

/// <summary>How far it is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Done">So much of it.</param>
/// <param name="Total">Of so much; 0 where nothing is counted.</param>
public readonly record struct ImportProgress(ImportPhase Phase, long Done, long Total)
{
    /// <summary>From 0 to 100; null where nothing is counted.</summary>
    public int? Percent => Total == 0 ? null : (int)(100 * Math.Min(Done, Total) / Total);
}

/// <summary>Passes on what is told on any thread, and far more often than anybody can see: once in a while, and when another phase begins.</summary>
sealed class ThrottledProgress(TimeSpan pause, Action<ImportProgress> show) : IProgress<ImportProgress>
{
    long last;
    ImportPhase? phase;

    public void Report(ImportProgress value)
    {
        if (value.Phase == phase && Stopwatch.GetElapsedTime(last) < pause)
            return;
        (phase, last) = (value.Phase, Stopwatch.GetTimestamp());
        show(value);
    }
}
