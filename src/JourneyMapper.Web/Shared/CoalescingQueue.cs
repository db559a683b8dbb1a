namespace JourneyMapper.Web.Shared;

/// <summary>
/// News that wait for one reader. Whoever tells them goes on at once, on any thread and under any lock: the reader reads on a thread of its own, one time after the other,
/// and gets all at once that came meanwhile. Bounded: a reader that is far behind is told that it has missed some.
/// </summary>
/// <param name="read">Gets what waits, in order, and whether more came than was kept.</param>
/// <typeparam name="T">A piece of news.</typeparam>
public sealed class CoalescingQueue<T>(Func<IReadOnlyList<T>, bool, Task> read)
{
    /// <summary>So many wait at most.</summary>
    public const int Most = 100;

    readonly Lock gate = new();
    List<T> waiting = [];
    bool missed;
    bool reading;

    /// <summary>Puts something in; it neither waits nor throws.</summary>
    public void Add(T news)
    {
        lock (gate)
        {
            if (waiting.Count < Most)
                waiting.Add(news);
            else
                missed = true;
            if (reading)
                return;
            reading = true;
        }

        ThreadPool.QueueUserWorkItem(static queue => _ = queue.ReadAllAsync(), this, preferLocal: false);
    }

    async Task ReadAllAsync()
    {
        while (true)
        {
            List<T> all;
            bool some;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    reading = false;
                    return;
                }
                (all, some, waiting, missed) = (waiting, missed, [], false);
            }

            await read(all, some);
        }
    }
}
