namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Lets a fixed number in at once; the others wait in the order in which they came and are told their place.</summary>
sealed class PrintQueue(int atOnce)
{
    readonly Lock gate = new();
    readonly LinkedList<Waiter> waiting = [];
    int free = atOnce;

    /// <summary>Waits for a turn, which lasts until the answer is disposed.</summary>
    /// <param name="moved">Told the place in the queue, 1 is next, at once and whenever it changes; not called without waiting.</param>
    /// <param name="cancellation">Leaves the queue.</param>
    public async Task<IDisposable> EnterAsync(Action<int> moved, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waiter waiter;
        int position;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return new Turn(this);
            }
            waiter = new Waiter(moved);
            waiting.AddLast(waiter);
            position = waiting.Count;
        }
        moved(position);
        await using var registration = cancellation.UnsafeRegister(_ => Leave(waiter, cancellation), null);
        await waiter.Turn.Task;
        return new Turn(this);
    }

    void Leave(Waiter waiter, CancellationToken cancellation)
    {
        Waiter[] behind;
        lock (gate)
        {
            // Absent: its turn came just before, and is taken.
            if (!waiting.Remove(waiter))
                return;
            behind = [.. waiting];
        }
        waiter.Turn.TrySetCanceled(cancellation);
        Tell(behind);
    }

    void Release()
    {
        Waiter next;
        Waiter[] behind;
        lock (gate)
        {
            if (waiting.First is not { } first)
            {
                free++;
                return;
            }
            next = first.Value;
            waiting.RemoveFirst();
            behind = [.. waiting];
        }
        next.Turn.TrySetResult();
        Tell(behind);
    }

    static void Tell(Waiter[] waiting)
    {
        for (var i = 0; i < waiting.Length; i++)
            waiting[i].Moved(i + 1);
    }

    sealed record Waiter(Action<int> Moved)
    {
        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    sealed class Turn(PrintQueue queue) : IDisposable
    {
        int over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
                queue.Release();
        }
    }
}
