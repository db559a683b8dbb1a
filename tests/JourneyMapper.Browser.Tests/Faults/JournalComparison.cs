using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>Compares what programs were told with the journal, and the journal with the rows.</summary>
sealed class JournalComparison : IChangeVisitor
{
    readonly Dictionary<(SentEditKind Kind, string Subject), int> written = [];
    readonly Dictionary<Guid, string> names = [];
    readonly List<string> problems = [];

    /// <summary>Edits that were confirmed and are not there.</summary>
    public int Lost { get; private set; }

    /// <summary>Edits that are there more often than they were made.</summary>
    public int Doubled { get; private set; }

    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Replays the whole journal of a journey and compares the result with its rows.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="start">The journey as it was before its first edit.</param>
    public async Task ReplayAsync(JourneyStore store, Guid workspace, Journey start)
    {
        var replayed = start;
        while (await store.ReadAfterAsync(start.Id, replayed.Revision) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Revision != replayed.Revision + 1)
                {
                    problems.Add($"The journal of {start.Id} leads from revision {replayed.Revision} to {entry.Revision}.");
                    return;
                }

                replayed = entry.Difference.ApplyTo(replayed);
                foreach (var change in entry.Difference.Changes)
                    change.Accept(this);
            }
        }

        if (await store.FindAsync(Reader.Application(workspace), start.Id) is not { } stored)
            problems.Add($"The journey {start.Id} is gone.");
        else if (stored.Revision != replayed.Revision || !Picture.IsSame(stored, replayed))
            problems.Add($"The rows of {start.Id} at revision {stored.Revision} are not what its journal leads to at {replayed.Revision}.");
    }

    /// <summary>Looks for each edit in what was replayed.</summary>
    public void Find(IEnumerable<SentEdit> sent)
    {
        foreach (var edits in sent.GroupBy(edit => (edit.Kind, edit.Subject)))
        {
            var (least, most) = (edits.Count(edit => edit.IsAcknowledged), edits.Count());
            var found = written.GetValueOrDefault(edits.Key);
            if (found >= least && found <= most)
                continue;
            Lost += Math.Max(0, least - found);
            Doubled += Math.Max(0, found - most);
            problems.Add($"{edits.Key.Kind} '{edits.Key.Subject}' was confirmed {least} times, made {most} times, and is in the journal {found} times.");
        }
    }

    public void Visit<TRecord>(Change.Added<TRecord> change)
        where TRecord : class, Domain.Records.IRecord
    {
        if (change.Record is not Touchpoint touchpoint)
            return;
        names[touchpoint.Id] = touchpoint.Name;
        Count(SentEditKind.Add, touchpoint.Name);
    }

    public void Visit<TRecord>(Change.Removed<TRecord> change)
        where TRecord : class, Domain.Records.IRecord
    {
        if (change.Record is Touchpoint touchpoint)
            Count(SentEditKind.Remove, touchpoint.Name);
    }

    public void Visit<TRecord>(Change.Changed<TRecord> change)
        where TRecord : class, Domain.Records.IRecord
    {
        foreach (var field in change.Fields)
            Count(SentEditKind.Change, field.To);
    }

    public void Visit<TRecord>(Change.Moved<TRecord> change)
        where TRecord : class, Domain.Records.IRecord
    {
        if (names.TryGetValue(change.Id, out var name))
            Count(SentEditKind.Move, name);
    }

    void Count(SentEditKind kind, string subject) => written[(kind, subject)] = written.GetValueOrDefault((kind, subject)) + 1;
}
