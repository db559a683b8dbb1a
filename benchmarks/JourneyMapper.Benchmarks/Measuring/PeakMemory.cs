namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>Watches the memory of this process, from a tidy beginning on.</summary>
sealed class PeakMemory : IDisposable
{
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(5);

    readonly CancellationTokenSource end = new();
    readonly Task watching;
    long peak;

    public PeakMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        watching = Task.Factory.StartNew(Watch, TaskCreationOptions.LongRunning);
    }

    /// <summary>The most so far, as the operating system counts it.</summary>
    public long Bytes => Interlocked.Read(ref peak);

    public void Dispose()
    {
        end.Cancel();
        watching.Wait();
        end.Dispose();
    }

    void Watch()
    {
        do
            Interlocked.Exchange(ref peak, Math.Max(peak, Environment.WorkingSet));
        while (!end.Token.WaitHandle.WaitOne(Often));
    }
}
