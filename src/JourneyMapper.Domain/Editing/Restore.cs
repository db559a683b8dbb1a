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
            steps.Do(kind.Change(Differences(kind, (TRoot)steps.Root, (TRoot)target)));
            return steps;
        }

        public Steps Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            TRecord? before = null;
            foreach (var record in kind.All(target))
            {
                var group = kind.PositionOf(record).Group;
                var place = before is not null && kind.PositionOf(before).Group == group ? Place.Behind(before.Id) : Place.AtStart;
                if (kind.Find(steps.Root, record.Id) is { } now)
                {
                    steps.Do(kind.Change(record.Id, Differences(kind, now, record)));
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

        static ImmutableArray<FieldChange<TRecord>> Differences<TRecord>(RecordKind<TRecord> kind, TRecord now, TRecord then)
            where TRecord : class, IRecord =>
            [.. kind.Fields.All.Where(field => field.Read(now) != field.Read(then)).Select(field => new FieldChange<TRecord>(field, field.Read(now), field.Read(then)))];
    }
}
