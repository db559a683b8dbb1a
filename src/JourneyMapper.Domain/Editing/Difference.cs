using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>One record that an edit touched, with its state before and after. Of any kind, in any root.</summary>
public abstract record Change
{
    Change() { }

    /// <summary>What it is about.</summary>
    public abstract (RecordKind Kind, Guid Id) Target { get; }

    /// <summary>Whether it changes what sign-offs are about, see <see cref="Field.IsContent"/>. Only fields may not.</summary>
    public virtual bool IsContent => true;

    /// <summary>The change that takes this one back.</summary>
    public abstract Change Inverse();

    /// <summary>Does something for which the type of the record must be known.</summary>
    public abstract void Accept(IChangeVisitor visitor);

    /// <summary>The root after it, with the revisions of before. No rule is checked again.</summary>
    /// <exception cref="InvalidOperationException">The root is not the one that the change was made from.</exception>
    internal abstract IStreamRoot ApplyTo(IStreamRoot root);

    /// <summary>This change, behind those that it makes necessary: records that refer to one that goes, go with it.</summary>
    internal virtual ImmutableArray<Change> WithDependents(IStreamRoot root) => [this];

    /// <summary>What of it can still be done where others have edited meanwhile, and how much of it cannot.</summary>
    internal abstract (Change? Possible, int Skipped) StillPossible(IStreamRoot root);

    /// <summary>A record that was not there before.</summary>
    public sealed record Added<TRecord>(OrderedKind<TRecord> Kind, TRecord Record) : Change
        where TRecord : class, IRecord
    {
        /// <inheritdoc/>
        public override (RecordKind Kind, Guid Id) Target => (Kind, Record.Id);

        /// <inheritdoc/>
        public override Change Inverse() => new Removed<TRecord>(Kind, Record);

        /// <inheritdoc/>
        public override void Accept(IChangeVisitor visitor) => visitor.Visit(this);

        internal override IStreamRoot ApplyTo(IStreamRoot root) => Kind.Insert(root, Record);

        internal override (Change? Possible, int Skipped) StillPossible(IStreamRoot root) =>
            Kind.Find(root, Record.Id) is null && Kind.All(root).Length < Kind.Limit && Kind.Missing(root, Record) is null && !Kind.IsTaken(root, Record)
                ? (this with { Record = Kind.At(Record, Kind.Free(root, Record.Id, Kind.PositionOf(Record))) }, 0)
                : (null, 1);
    }

    /// <summary>A record that is there no more.</summary>
    public sealed record Removed<TRecord>(OrderedKind<TRecord> Kind, TRecord Record) : Change
        where TRecord : class, IRecord
    {
        /// <inheritdoc/>
        public override (RecordKind Kind, Guid Id) Target => (Kind, Record.Id);

        /// <inheritdoc/>
        public override Change Inverse() => new Added<TRecord>(Kind, Record);

        /// <inheritdoc/>
        public override void Accept(IChangeVisitor visitor) => visitor.Visit(this);

        internal override IStreamRoot ApplyTo(IStreamRoot root) => Kind.Without(root, Record.Id);

        internal override ImmutableArray<Change> WithDependents(IStreamRoot root) => [.. Kind.Dependents().SelectMany(kind => kind.Accept(new RemovalsWith(root, Record.Id))), this];

        internal override (Change? Possible, int Skipped) StillPossible(IStreamRoot root) => Record.Equals(Kind.Find(root, Record.Id)) ? (this, 0) : (null, 1);
    }

    /// <summary>Fields of a record that have other values.</summary>
    /// <param name="Kind">Which kind of record.</param>
    /// <param name="Id">Which; empty for the root itself.</param>
    /// <param name="Fields">Each field once.</param>
    public sealed record Changed<TRecord>(RecordKind<TRecord> Kind, Guid Id, ImmutableArray<FieldChange<TRecord>> Fields) : Change
        where TRecord : class, IRecord
    {
        /// <inheritdoc/>
        public override (RecordKind Kind, Guid Id) Target => (Kind, Id);

        /// <inheritdoc/>
        public override bool IsContent => Fields.Any(change => change.Field.IsContent);

        /// <inheritdoc/>
        public override Change Inverse() => this with { Fields = Fields.Inverse() };

        /// <inheritdoc/>
        public override void Accept(IChangeVisitor visitor) => visitor.Visit(this);

        internal override IStreamRoot ApplyTo(IStreamRoot root) => Kind.Replace(root, Fields.ApplyTo(Kind.Required(root, Id)));

        internal override (Change? Possible, int Skipped) StillPossible(IStreamRoot root)
        {
            var possible = Kind.Find(root, Id) is { } current ? Fields.Possible(current) : [];
            if (!possible.IsEmpty && Kind.Missing(root, possible.ApplyTo(Kind.Required(root, Id))) is not null)
                possible = [];
            return (possible.IsEmpty ? null : this with { Fields = possible }, Fields.Length - possible.Length);
        }
    }

    /// <summary>A record that stands elsewhere.</summary>
    public sealed record Moved<TRecord>(OrderedKind<TRecord> Kind, Guid Id, Position From, Position To) : Change
        where TRecord : class, IRecord
    {
        /// <inheritdoc/>
        public override (RecordKind Kind, Guid Id) Target => (Kind, Id);

        /// <inheritdoc/>
        public override Change Inverse() => this with { From = To, To = From };

        /// <inheritdoc/>
        public override void Accept(IChangeVisitor visitor) => visitor.Visit(this);

        internal override IStreamRoot ApplyTo(IStreamRoot root) => Kind.Insert(Kind.Without(root, Id), Kind.At(Kind.Required(root, Id), To));

        internal override (Change? Possible, int Skipped) StillPossible(IStreamRoot root) =>
            Kind.Find(root, Id) is { } current && Kind.PositionOf(current) == From ? (this with { To = Kind.Free(root, Id, To) }, 0) : (null, 1);
    }
}

/// <summary>The removals of all records of a kind that refer to one which goes.</summary>
sealed class RemovalsWith(IStreamRoot root, Guid target) : IRecordKindVisitor<IEnumerable<Change>>
{
    public IEnumerable<Change> Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot =>
        [];

    public IEnumerable<Change> Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord =>
        kind.ReferringTo(root, target).Select(record => new Change.Removed<TRecord>(kind, record));
}

/// <summary>What can be done with any change.</summary>
public interface IChangeVisitor
{
    /// <summary>For a record that was added.</summary>
    void Visit<TRecord>(Change.Added<TRecord> change)
        where TRecord : class, IRecord;

    /// <summary>For a record that was removed.</summary>
    void Visit<TRecord>(Change.Removed<TRecord> change)
        where TRecord : class, IRecord;

    /// <summary>For fields that were changed.</summary>
    void Visit<TRecord>(Change.Changed<TRecord> change)
        where TRecord : class, IRecord;

    /// <summary>For a record that was moved.</summary>
    void Visit<TRecord>(Change.Moved<TRecord> change)
        where TRecord : class, IRecord;
}

/// <summary>All that one edit changed. Applied to the state before, it gives the state after, exactly.</summary>
public sealed record Difference(ImmutableArray<Change> Changes)
{
    /// <summary>No change at all.</summary>
    public static Difference None { get; } = new([]);

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>Whether anything of it changes what sign-offs are about.</summary>
    public bool IsContent => Changes.Any(change => change.IsContent);

    /// <summary>The difference that leads back: the whole of undo.</summary>
    public Difference Inverse() => new([.. Changes.Reverse().Select(change => change.Inverse())]);

    /// <summary>The ids of the records of a kind that it touches.</summary>
    public IEnumerable<Guid> Touched(RecordKind kind) => Changes.Where(change => change.Target.Kind == kind).Select(change => change.Target.Id).Distinct();

    /// <summary>The root after this difference, revisions included. For rooms that catch up and for replay: no rule is checked again.</summary>
    /// <exception cref="InvalidOperationException">The root is not the one that the difference was made from.</exception>
    public TRoot ApplyTo<TRoot>(TRoot root)
        where TRoot : class, IStreamRoot =>
        (TRoot)Changes.Aggregate<Change, IStreamRoot>(root, (after, change) => change.ApplyTo(after)).At(root.Revision + 1, IsContent ? root.Revision + 1 : root.ContentRevision);
}
