namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Lets a fixed number in at once. The others wait, are told their place, and come in by turns: one of each person who waits, in the order in which they came, so that nobody waits for all that another
/// has asked for.
/// </summary>
/// <param name="atOnce">How many are in at once.</param>
/// <param name="mostOfOne">How many of one person wait at most.</param>
/// <param name="atOnceOfOne">How many of one person are in at once; as many as there is room for unless set.</param>
sealed class PrintQueue(int atOnce, int mostOfOne, int atOnceOfOne = int.MaxValue)
{
    readonly Lock gate = new();

    // Whoever is next comes first, and goes to the end with each turn.
    readonly List<Line> lines = [];
    readonly Dictionary<Guid, int> inside = [];
    int free = atOnce;

    /// <summary>Waits for a turn, which lasts until the answer is disposed.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="moved">Told the place in the queue, 1 is next, at once and whenever it changes; not called without waiting.</param>
    /// <param name="cancellation">Leaves the queue.</param>
    /// <returns>Null where too many of this person wait.</returns>
    public async Task<IDisposable?> EnterAsync(Guid person, Action<int> moved, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var waiter = new Waiter(moved);
        Waiter[] order;
        lock (gate)
        {
            if (MayEnter(person))
            {
                Admit(person);
                return new Turn(this, person);
            }

            var line = lines.Find(one => one.Person == person);
            if (line?.Waiting.Count >= mostOfOne)
                return null;
            if (line is null)
                lines.Add(line = new(person));
            line.Waiting.Add(waiter);
            order = Order();
        }

        Tell(order);
        await using var registration = cancellation.UnsafeRegister(_ => Leave(person, waiter, cancellation), null);
        await waiter.Turn.Task;
        return new Turn(this, person);
    }

    // The first of each line, then the second of each.
    Waiter[] Order() => [.. lines.SelectMany((line, place) => line.Waiting.Select((waiter, round) => (waiter, round, place))).OrderBy(one => one.round).ThenBy(one => one.place).Select(one => one.waiter)];

    void Leave(Guid person, Waiter waiter, CancellationToken cancellation)
    {
        Waiter[] order;
        lock (gate)
        {
            // Absent: its turn came just before, and is taken.
            if (lines.Find(one => one.Person == person) is not { } line || !line.Waiting.Remove(waiter))
                return;
            if (line.Waiting.Count == 0)
                lines.Remove(line);
            order = Order();
        }

        waiter.Turn.TrySetCanceled(cancellation);
        Tell(order);
    }

    bool MayEnter(Guid person) => free > 0 && inside.GetValueOrDefault(person) < atOnceOfOne;

    void Admit(Guid person)
    {
        free--;
        inside[person] = inside.GetValueOrDefault(person) + 1;
    }

    void Release(Guid person)
    {
        Waiter next;
        Waiter[] order;
        lock (gate)
        {
            free++;
            if (--inside[person] == 0)
                inside.Remove(person);
            // Whoever has as many in as one may waits on, and keeps their place.
            if (lines.Find(one => MayEnter(one.Person)) is not { } line)
                return;
            Admit(line.Person);
            next = line.Waiting[0];
            line.Waiting.RemoveAt(0);
            lines.Remove(line);
            if (line.Waiting.Count > 0)
                lines.Add(line);
            order = Order();
        }

        next.Turn.TrySetResult();
        Tell(order);
    }

    static void Tell(Waiter[] order)
    {
        for (var i = 0; i < order.Length; i++)
            order[i].Tell(i + 1);
    }

    sealed record Line(Guid Person)
    {
        public List<Waiter> Waiting { get; } = [];
    }

    sealed class Waiter(Action<int> moved)
    {
        int told;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Tell(int place)
        {
            if (Interlocked.Exchange(ref told, place) != place)
                moved(place);
        }
    }

    sealed class Turn(PrintQueue queue, Guid person) : IDisposable
    {
        int over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
                queue.Release(person);
        }
    }
}
