using JourneyMapper.Benchmarks.Running;

namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>Something that is compared with a baseline, both in one run.</summary>
abstract class Measurement
{
    /// <summary>One word, to choose it on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Measures and compares.</summary>
    /// <param name="bench">What measurements share.</param>
    /// <param name="quick">A few rounds, to see that it works; the ratios then mean little.</param>
    public abstract Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick);
}
