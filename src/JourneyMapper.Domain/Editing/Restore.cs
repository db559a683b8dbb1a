using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Makes a root what it was at another time, or what another one is: an ordinary edit of removals, additions, changes and moves, and so one that can be taken back.</summary>
/// <param name="Target">What it shall be; its revisions do not count.</param>
/// <param name="Kinds">Of what records it is made, those that others refer to first.</param>
public sealed record Restore(IStreamRoot Target, ImmutableArray<RecordKind> Kinds) : Edit
{
    /// <inheritdoc/>
    public override string Name => nameof(Restore);

    internal override Made Make(IStreamRoot root)
    {
        var steps = new Steps(root);
        // What is not there any more goes first: it may stand where something comes back.
        foreach (var kind in Kinds.Reverse())
            kind.Accept(new Remover(steps, Target));
        foreach (var kind in Kinds)
            kind.Accept(new Writer(steps, Target));
        return steps.Made;
    }

    sealed class Remover(Steps steps, IStreamRoot target) : IRecordKindVisitor<Steps>
    {
        public Steps Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot =>
            steps;

        public Steps Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            foreach (var record in kind.All(steps.Root).Where(record => !kind.Has(target, record.Id)))
                if (kind.Has(steps.Root, record.Id))
                    steps.Do(kind.Remove(record.Id));
            return steps;
        }
    }

    sealed class Writer(Steps steps, IStreamRoot target) : IRecordKindVisitor<Steps>
    {
        public Steps Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot
        {
            steps.Do(kind.Change(kind.Fields.Between((TRoot)steps.Root, (TRoot)target)));
            return steps;
        }

        public Steps Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            var staying = Staying(kind, steps.Root, target);
            TRecord? before = null;
            // A state of before a kind of record was there may have some that lead to what came later.
            foreach (var record in kind.All(target).Where(record => kind.Missing(target, record) is null))
            {
                var group = kind.PositionOf(record).Group;
                var place = before is not null && kind.PositionOf(before).Group == group ? Place.Behind(before.Id) : Place.AtStart;
                if (kind.Find(steps.Root, record.Id) is { } now)
                {
                    steps.Do(kind.Change(record.Id, kind.Fields.Between(now, record)));
                    if (!staying.Contains(record.Id))
                        steps.Do(kind.Move(record.Id, group, place));
                }
                else
                {
                    steps.Do(kind.Add(record, place));
                }

                before = record;
            }

            return steps;
        }

        // As many as can keep their places, so that as few as possible are told to have moved: in each group the longest row of records that stand in the same order in both.
        static HashSet<Guid> Staying<TRecord>(OrderedKind<TRecord> kind, IStreamRoot now, IStreamRoot then)
            where TRecord : class, IRecord
        {
            var places = kind.All(now).Select((record, at) => (record, at)).ToDictionary(pair => pair.record.Id, pair => (kind.PositionOf(pair.record).Group, pair.at));
            HashSet<Guid> staying = [];
            foreach (var group in kind.All(then).GroupBy(record => kind.PositionOf(record).Group, StringComparer.Ordinal))
                staying.UnionWith(LongestRow([.. group.Where(record => places.TryGetValue(record.Id, out var place) && place.Group == group.Key).Select(record => (record.Id, places[record.Id].at))]));
            return staying;
        }

        static IEnumerable<Guid> LongestRow(IReadOnlyList<(Guid Id, int At)> records)
        {
            // For each length, where the row of that length ends which ends lowest; and for each record the one before it in its row.
            List<int> ends = [];
            var before = new int[records.Count];
            for (var i = 0; i < records.Count; i++)
            {
                var length = ends.FindIndex(end => records[end].At > records[i].At) is >= 0 and var longer ? longer : ends.Count;
                before[i] = length == 0 ? -1 : ends[length - 1];
                if (length == ends.Count)
                    ends.Add(i);
                else
                    ends[length] = i;
            }

            for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
                yield return records[i].Id;
        }
    }
}
