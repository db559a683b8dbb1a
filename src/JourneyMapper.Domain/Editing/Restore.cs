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
            TRecord? before = null;
            // A state of before a kind of record was there may have some that lead to what came later.
            foreach (var record in kind.All(target).Where(record => kind.Missing(target, record) is null))
            {
                var group = kind.PositionOf(record).Group;
                var place = before is not null && kind.PositionOf(before).Group == group ? Place.Behind(before.Id) : Place.AtStart;
                if (kind.Find(steps.Root, record.Id) is { } now)
                {
                    steps.Do(kind.Change(record.Id, kind.Fields.Between(now, record)));
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
    }
}
