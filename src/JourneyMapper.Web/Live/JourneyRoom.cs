using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Live;

/// <summary>One open journey on this node: its current state, the only way to edit it, and whoever looks at it.</summary>
public sealed partial class JourneyRoom(JourneyStore store, Telemetry telemetry, TimeProvider clock, ILogger logger, Guid workspace, Journey journey) : IDisposable
{
    const int RecentEdits = 1000;

    // Milliseconds between being handed a room and listening to it, at most.
    const int Settling = 60_000;

    readonly SemaphoreSlim gate = new(1, 1);
    readonly Dictionary<Guid, UndoStack> undoStacks = [];
    readonly Queue<Guid> recent = new(RecentEdits);
    ImmutableList<Subscriber> subscribers = [];
    ImmutableList<Presence> present = [];
    volatile Journey journey = journey;
    long handedOut = Environment.TickCount64;

    // After a failed write nobody knows whether it was committed: the journal is read before the next edit.
    bool uncertain;

    volatile bool isUnreadable;

    /// <summary>The workspace that the journey belongs to.</summary>
    public Guid Workspace { get; } = workspace;

    /// <summary>The state after the latest edit that this room knows.</summary>
    public Journey Journey => journey;

    /// <summary>
    /// Whether a later release, on another node, has written what this one does not know: the room shows what it knew before, and takes no edit until the rows can be read again.
    /// </summary>
    public bool IsUnreadable => isUnreadable;

    /// <summary>Who has the journey open, in the order in which they came.</summary>
    public ImmutableList<Presence> Present => present;

    /// <summary>Whether nobody listens, nor was the room handed out so lately that somebody may be about to.</summary>
    public bool IsIdle => subscribers.IsEmpty && Environment.TickCount64 - handedOut > Settling;

    /// <summary>Notes that somebody is given this room.</summary>
    public JourneyRoom HandOut()
    {
        handedOut = Environment.TickCount64;
        return this;
    }

    /// <summary>Calls back after each change, in their order, on any thread and in the culture of now; the callback must not wait. Dispose the handle to stop.</summary>
    /// <param name="onNews">What is called.</param>
    /// <param name="follows">Whether it is told where those who present point, many times a second, as well.</param>
    public IDisposable Subscribe(Action<RoomEvent> onNews, bool follows = false)
    {
        var subscriber = new Subscriber(CapturedCulture.Keep(onNews), follows);
        ImmutableInterlocked.Update(ref subscribers, list => list.Add(subscriber));
        return new Handle(() => ImmutableInterlocked.Update(ref subscribers, list => list.Remove(subscriber)));
    }

    /// <summary>Shows somebody as present until the handle is disposed.</summary>
    public IDisposable Enter(Presence presence)
    {
        ImmutableInterlocked.Update(ref present, list => list.Add(presence));
        Tell(new RoomEvent.PresenceChanged());
        return new Handle(() =>
        {
            ImmutableInterlocked.Update(ref present, list => list.RemoveAll(other => other.Connection == presence.Connection));
            Tell(new RoomEvent.PresenceChanged());
        });
    }

    /// <summary>Tells the others what somebody present has selected.</summary>
    public void Select(Guid connection, Guid? touchpoint) => Change(connection, known => known with { Touchpoint = touchpoint });

    /// <summary>Tells the others what somebody present shows to them; null: nothing any more.</summary>
    public void Show(Guid connection, PresentedPlace? place) => Change(connection, known => known with { Presents = place });

    /// <summary>Tells those who follow where somebody who presents points, and how far they have scrolled; see <see cref="RoomEvent.Pointed"/>. What is no share is not told.</summary>
    public void Point(Guid connection, double? x, double? y, double left, double top)
    {
        if (present.Find(other => other.Connection == connection)?.Presents is null || !IsShare(left) || !IsShare(top))
            return;
        var somewhere = x is { } across && y is { } down && IsShare(across) && IsShare(down);
        Tell(new RoomEvent.Pointed(connection, somewhere ? x : null, somewhere ? y : null, left, top));
    }

    /// <summary>Applies an edit, commits it and tells everybody. Throws only when the database cannot be reached; sending again is safe.</summary>
    public Task<Outcome<Journey>> SubmitAsync(Edit edit, CurrentMember author, CancellationToken cancellation = default) =>
        telemetry.EditAsync(edit.Name, () => SubmitUncountedAsync(edit, author, cancellation));

    /// <summary>Takes the author's own latest edit back, as an edit with the given id.</summary>
    public Task<Outcome<Journey>> UndoAsync(CurrentMember author, Guid edit, CancellationToken cancellation = default) =>
        telemetry.EditAsync("Undo", () => RevertAsync(author, edit, stack => stack.Undo, cancellation));

    /// <summary>Does again what the author took back last, as an edit with the given id.</summary>
    public Task<Outcome<Journey>> RedoAsync(CurrentMember author, Guid edit, CancellationToken cancellation = default) =>
        telemetry.EditAsync("Redo", () => RevertAsync(author, edit, stack => stack.Redo, cancellation));

    /// <summary>What a member can undo and redo.</summary>
    public async Task<UndoStack> UndoStackOfAsync(Guid member, CancellationToken cancellation = default)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await StackOfAsync(member, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes what another node has committed: out of the announcement where that is the next edit, else as <see cref="CatchUpAsync(long, CancellationToken)"/>.</summary>
    public Task HearAsync(JournalAnnouncement announced, CancellationToken cancellation = default) => CatchUpAsync(announced.Revision, announced, cancellation);

    /// <summary>Reads what other nodes have committed, up to a revision that the database has at least.</summary>
    public Task CatchUpAsync(long revision, CancellationToken cancellation = default) => CatchUpAsync(revision, announced: null, cancellation);

    async Task CatchUpAsync(long revision, JournalAnnouncement? announced, CancellationToken cancellation)
    {
        if (journey.Revision >= revision)
            return;
        await gate.WaitAsync(cancellation);
        try
        {
            // Most announcements are of this room's own edits and arrive while those are being taken.
            if (journey.Revision < revision)
                await CatchUpAsync(cancellation, journey.Revision == revision - 1 ? announced?.Read() : null);
            // The last entries are no longer kept.
            if (journey.Revision < revision)
                await ReloadAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Comes to the revision that the database has: usually later than the room's, or earlier, when the database was brought back to an earlier state.</summary>
    public async Task MeetAsync(long stored, CancellationToken cancellation = default)
    {
        await CatchUpAsync(stored, cancellation);
        if (journey.Revision <= stored)
            return;
        await gate.WaitAsync(cancellation);
        try
        {
            // An edit may have been committed since that was read.
            if (await store.RevisionAsync(Reader.Application(Workspace), journey.Id, cancellation) < journey.Revision)
                await ReloadAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    // Asked for each edit: a board may be open for days, and access ends at once.
    async Task<Refusal?> ForbiddenAsync(CurrentMember author, CancellationToken cancellation)
    {
        if (!author.CanEdit || author.Workspace != Workspace)
            return new Refusal.NotAllowed();
        return await store.AccessAsync(author, journey.Id, cancellation) switch
        {
            AccessLevel.Edit => null,
            AccessLevel.See => new Refusal.NotAllowed(),
            _ => new Refusal.JourneyGone(),
        };
    }

    async Task<Outcome<Journey>> SubmitUncountedAsync(Edit edit, CurrentMember author, CancellationToken cancellation)
    {
        if (await ForbiddenAsync(author, cancellation) is { } forbidden)
            return new Outcome<Journey>.Refused(forbidden);
        await gate.WaitAsync(cancellation);
        try
        {
            return await CommitAsync(edit, author, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    async Task<Outcome<Journey>> RevertAsync(CurrentMember author, Guid edit, Func<UndoStack, ImmutableStack<JournalEntry>> side, CancellationToken cancellation)
    {
        if (await ForbiddenAsync(author, cancellation) is { } forbidden)
            return new Outcome<Journey>.Refused(forbidden);
        await gate.WaitAsync(cancellation);
        try
        {
            await SettleAsync(cancellation);
            var stack = await StackOfAsync(author.Id, cancellation);
            if (recent.Contains(edit))
                return new Outcome<Journey>.Applied(journey, Difference.None);
            if (side(stack).IsEmpty)
                return new Outcome<Journey>.Refused(new Refusal.NothingToUndo());
            var entry = side(stack).Peek();
            var outcome = await CommitAsync(new Revert(entry.Edit, entry.Difference) { Id = edit }, author, cancellation);
            // The stack may have grown meanwhile by what another node has committed.
            if (outcome is Outcome<Journey>.Refused { Refusal: Refusal.Overtaken })
            {
                undoStacks[author.Id] = (await StackOfAsync(author.Id, cancellation)).Forget(entry.Edit);
                Tell(new RoomEvent.Overtaken(author.Id));
            }

            return outcome;
        }
        finally
        {
            gate.Release();
        }
    }

    async Task<Outcome<Journey>> CommitAsync(Edit edit, CurrentMember author, CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        while (true)
        {
            ThrowIfUnreadable();
            if (recent.Contains(edit.Id))
                return new Outcome<Journey>.Applied(journey, Difference.None);
            var outcome = journey.Apply(edit);
            // A repeated send may be refused for no other reason than that it was done the first time.
            if (outcome is not Outcome<Journey>.Applied applied)
                return await store.IsWrittenAsync(edit.Id, cancellation) ? await RepeatedAsync(cancellation) : outcome;
            if (applied.Difference.IsEmpty)
                return applied;
            var led = Led(applied.After);
            if (led.Count > 0 && !await store.SeesAsync(author, led, cancellation))
                return new Outcome<Journey>.Refused(new Refusal.NoSuchJourney());
            // What was there once comes back with its channel, whether that is still there or not.
            if (edit is not (Revert or Restore or RestoreTouchpoint) && Named(applied.After) is { Count: > 0 } named && !await store.KnowsChannelsAsync(Workspace, named, cancellation))
                return new Outcome<Journey>.Refused(new Refusal.Invalid(journey.Id, TouchpointFields.Channel, Problem.Unknown));
            // As a channel: what was somebody's once comes back as theirs, whether they are still there or not.
            if (edit is not (Revert or Restore or RestoreTouchpoint) && await StrangerAsync(applied.After, cancellation) is { } stranger)
                return new Outcome<Journey>.Refused(stranger);
            var entry = JournalEntry.Of(edit, applied, author.Id, clock.GetUtcNow()) with { Program = author.Program };
            uncertain = true;
            var append = await store.AppendAsync(Workspace, applied.After, entry, led, cancellation);
            uncertain = false;
            switch (append)
            {
                case Append.Written:
                    Take(applied.After, entry);
                    return applied;
                case Append.Repeated:
                    return await RepeatedAsync(cancellation);
                case Append.Gone:
                    return new Outcome<Journey>.Refused(new Refusal.JourneyGone());
                case Append.Forbidden:
                    return new Outcome<Journey>.Refused(new Refusal.NotAllowed());
                case Append.Circle:
                    return new Outcome<Journey>.Refused(new Refusal.Circle());
                default:
                    var known = journey.Revision;
                    await CatchUpAsync(cancellation);
                    // Nothing newer there: the database was brought back to an earlier state.
                    if (journey.Revision == known && !await ReloadAsync(cancellation))
                        return new Outcome<Journey>.Refused(new Refusal.JourneyGone());
                    break;
            }
        }
    }

    // To which journeys touchpoints lead that did not before. Only those know whether they may; undone and restored, it is asked again.
    IReadOnlyCollection<Guid> Led(Journey after) =>
        [.. after.Touchpoints.Where(touchpoint => touchpoint.Detail is not null && journey.Find(touchpoint.Id)?.Detail != touchpoint.Detail).Select(touchpoint => touchpoint.Detail!.Value).Distinct()];

    // The channels of the workspace's own that no touchpoint named before. Edits know built-in ones only.
    IReadOnlyCollection<string> Named(Journey after)
    {
        var given = after.Touchpoints.Where(touchpoint => Channels.IsOwnId(touchpoint.Channel) && journey.Find(touchpoint.Id)?.Channel != touchpoint.Channel).Select(touchpoint => touchpoint.Channel).ToHashSet(StringComparer.Ordinal);
        // Hardly any edit gives one; only then are all touchpoints asked.
        if (given.Count > 0)
            given.ExceptWith(journey.Touchpoints.Select(touchpoint => touchpoint.Channel));
        return given;
    }

    // Who owns something by this edit that owned nothing of this journey before, and is no member.
    async Task<Refusal?> StrangerAsync(Journey after, CancellationToken cancellation)
    {
        var given = Owned(after).Where(owned => owned.Owner is not null).ExceptBy(Owned(journey).Select(owned => owned.Owner), owned => owned.Owner).ToList();
        if (given.Count == 0)
            return null;
        var members = await store.MembersAsync(Workspace, [.. given.Select(owned => owned.Owner!.Value)], cancellation);
        return given.Find(owned => !members.Contains(owned.Owner!.Value)) is { Field: { } field } owned ? new Refusal.Invalid(owned.Record, field, Problem.Unknown) : null;
    }

    // Each edit asks: nothing is made of a large map only to be looked through.
    static IEnumerable<(Guid Record, Field Field, Guid? Owner)> Owned(Journey journey)
    {
        yield return (journey.Id, JourneyFields.Owner, journey.Owner);
        foreach (var touchpoint in journey.Touchpoints)
            yield return (touchpoint.Id, TouchpointFields.Owner, touchpoint.Owner);
        foreach (var opportunity in journey.Opportunities)
            yield return (opportunity.Id, OpportunityFields.Owner, opportunity.Owner);
    }

    async Task<Outcome<Journey>> RepeatedAsync(CancellationToken cancellation)
    {
        await CatchUpAsync(cancellation);
        return new Outcome<Journey>.Applied(journey, Difference.None);
    }

    async Task SettleAsync(CancellationToken cancellation)
    {
        if (uncertain)
        {
            await CatchUpAsync(cancellation);
            uncertain = false;
        }

        if (isUnreadable)
            await ReloadAsync(cancellation);
        ThrowIfUnreadable();
    }

    async Task CatchUpAsync(CancellationToken cancellation, JournalEntry? next = null)
    {
        try
        {
            var missed = next is null ? await store.ReadAfterAsync(journey.Id, journey.Revision, cancellation) : [next];
            // Further behind than is worth replaying, or entries between are no longer kept: the rows are the snapshot.
            if (missed.Count > JourneyStore.LongestReplay || missed.Where((entry, i) => entry.Revision != journey.Revision + 1 + i).Any())
            {
                await ReloadAsync(cancellation);
                return;
            }

            foreach (var entry in missed)
                Take(entry.Difference.ApplyTo(journey), entry);
        }
        catch (Exception exception) when (CannotRead(exception))
        {
            // The rows are the truth, whatever the journal says.
            LogReloaded(logger, journey.Id, exception);
            await ReloadAsync(cancellation);
        }
    }

    // Whether the journey is there: what cannot be read is.
    async Task<bool> ReloadAsync(CancellationToken cancellation)
    {
        Journey? found;
        try
        {
            found = await store.FindAsync(Reader.Application(Workspace), journey.Id, cancellation);
        }
        catch (Exception exception) when (CannotRead(exception))
        {
            if (!isUnreadable)
            {
                LogUnreadable(logger, journey.Id, exception);
                isUnreadable = true;
                Tell(new RoomEvent.Unreadable());
            }

            return true;
        }

        isUnreadable = false;
        if (found is not { } stored)
            return false;
        journey = stored;
        undoStacks.Clear();
        recent.Clear();
        Tell(new RoomEvent.Reloaded(stored));
        return true;
    }

    void ThrowIfUnreadable()
    {
        if (isUnreadable)
            throw new UnreadableJourneyException(journey.Id);
    }

    // Not a database that is away for the moment: that is tried again.
    internal static bool CannotRead(Exception exception) => exception is not OperationCanceledException && !DatabaseTrouble.IsUnreachable(exception);

    async Task<UndoStack> StackOfAsync(Guid member, CancellationToken cancellation)
    {
        if (undoStacks.TryGetValue(member, out var known))
            return known;
        IReadOnlyList<JournalEntry> entries = [];
        try
        {
            entries = await store.ReadLatestOfAsync(journey.Id, member, UndoStack.Depth, cancellation);
        }
        catch (Exception exception) when (CannotRead(exception))
        {
            LogNoUndo(logger, journey.Id, exception);
        }

        return undoStacks[member] = entries.Where(entry => entry.Revision <= journey.Revision).Aggregate(UndoStack.Empty, (stack, entry) => stack.Push(entry));
    }

    void Take(Journey after, JournalEntry entry)
    {
        journey = after;
        if (undoStacks.TryGetValue(entry.Author, out var stack))
            undoStacks[entry.Author] = stack.Push(entry);
        if (recent.Count == RecentEdits)
            recent.Dequeue();
        recent.Enqueue(entry.Edit);
        Tell(new RoomEvent.Edited(after, entry));
    }

    void Change(Guid connection, Func<Presence, Presence> change)
    {
        if (present.Find(other => other.Connection == connection) is not { } known || change(known) == known)
            return;
        ImmutableInterlocked.Update(ref present, list => list.ConvertAll(other => other.Connection == connection ? change(other) : other));
        Tell(new RoomEvent.PresenceChanged());
    }

    // Not a number is no share either.
    static bool IsShare(double value) => value is >= 0 and <= 1;

    // Subscribers put it into their own inbox, so this neither waits for them nor runs their code under the lock. One that fails harms no other.
    void Tell(RoomEvent news)
    {
        foreach (var subscriber in subscribers)
        {
            if (news is RoomEvent.Pointed && !subscriber.Follows)
                continue;
            try
            {
                subscriber.OnNews(news);
            }
            catch (Exception exception)
            {
                LogNotTold(logger, journey.Id, exception);
            }
        }
    }

    [LoggerMessage(EventId = 1110, Level = LogLevel.Error, Message = "An entry in the journal of {Journey} cannot be read or does not fit; the journey was read from its rows")]
    static partial void LogReloaded(ILogger logger, Guid journey, Exception exception);

    [LoggerMessage(EventId = 1111, Level = LogLevel.Error, Message = "An entry in the journal of {Journey} cannot be read; its author cannot undo")]
    static partial void LogNoUndo(ILogger logger, Guid journey, Exception exception);

    [LoggerMessage(EventId = 1113, Level = LogLevel.Error, Message = "The rows of {Journey} cannot be read: a later release has written them, or they are damaged; nobody edits it on this node")]
    static partial void LogUnreadable(ILogger logger, Guid journey, Exception exception);

    [LoggerMessage(EventId = 1112, Level = LogLevel.Error, Message = "A board of {Journey} was not told of news")]
    static partial void LogNotTold(ILogger logger, Guid journey, Exception exception);

    // Compared by reference: the same callback may listen twice.
    sealed class Subscriber(Action<RoomEvent> onNews, bool follows)
    {
        public Action<RoomEvent> OnNews { get; } = onNews;

        public bool Follows { get; } = follows;
    }

    sealed class Handle(Action onDispose) : IDisposable
    {
        Action? onDispose = onDispose;

        public void Dispose() => Interlocked.Exchange(ref onDispose, null)?.Invoke();
    }
}
