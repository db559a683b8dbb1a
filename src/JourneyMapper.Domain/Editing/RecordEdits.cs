using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Edits of a kind of record, in few words.</summary>
public static class RecordEdits
{
    /// <inheritdoc cref="AddRecord{TRecord}"/>
    public static AddRecord<TRecord> Add<TRecord>(this OrderedKind<TRecord> kind, TRecord record, Place place)
        where TRecord : class, IRecord =>
        new(kind, record, place);

    /// <inheritdoc cref="ChangeRecord{TRecord}"/>
    public static ChangeRecord<TRecord> Change<TRecord>(this OrderedKind<TRecord> kind, Guid record, ImmutableArray<FieldChange<TRecord>> fields)
        where TRecord : class, IRecord =>
        new(kind, record, fields);

    /// <summary>Writes one field of a record, from what the author sees to what the author wants.</summary>
    public static ChangeRecord<TRecord> Change<TRecord>(this OrderedKind<TRecord> kind, TRecord seen, Field<TRecord> field, string value)
        where TRecord : class, IRecord =>
        new(kind, seen.Id, [new(field, field.Read(seen), value)]);

    /// <summary>Writes fields of the root itself.</summary>
    public static ChangeRecord<TRoot> Change<TRoot>(this RootKind<TRoot> kind, ImmutableArray<FieldChange<TRoot>> fields)
        where TRoot : class, IStreamRoot =>
        new(kind, Guid.Empty, fields);

    /// <summary>Writes one field of the root itself, from what the author sees to what the author wants.</summary>
    public static ChangeRecord<TRoot> Change<TRoot>(this RootKind<TRoot> kind, TRoot seen, Field<TRoot> field, string value)
        where TRoot : class, IStreamRoot =>
        kind.Change([new(field, field.Read(seen), value)]);

    /// <inheritdoc cref="StepRecord{TRecord}"/>
    public static StepRecord<TRecord> Step<TRecord>(this OrderedKind<TRecord> kind, Guid record, Field<TRecord> field, Func<TRecord, string> next)
        where TRecord : class, IRecord =>
        new(kind, record, field, next);

    /// <summary>Leads a field of the root itself on from what it holds when the edit's turn comes.</summary>
    public static StepRecord<TRoot> Step<TRoot>(this RootKind<TRoot> kind, Field<TRoot> field, Func<TRoot, string> next)
        where TRoot : class, IStreamRoot =>
        new(kind, Guid.Empty, field, next);

    /// <inheritdoc cref="MoveRecord{TRecord}"/>
    public static MoveRecord<TRecord> Move<TRecord>(this OrderedKind<TRecord> kind, Guid record, string group, Place place)
        where TRecord : class, IRecord =>
        new(kind, record, group, place);

    /// <inheritdoc cref="RemoveRecord{TRecord}"/>
    public static RemoveRecord<TRecord> Remove<TRecord>(this OrderedKind<TRecord> kind, Guid record)
        where TRecord : class, IRecord =>
        new(kind, record);

    /// <inheritdoc cref="MoveRecords{TRecord}"/>
    public static MoveRecords<TRecord> MoveRow<TRecord>(this OrderedKind<TRecord> kind, ImmutableArray<Guid> records, string group, Place place)
        where TRecord : class, IRecord =>
        new(kind, records, group, place);

    /// <inheritdoc cref="AddRecords{TRecord}"/>
    public static AddRecords<TRecord> AddRow<TRecord>(this OrderedKind<TRecord> kind, ImmutableArray<TRecord> records, Place place)
        where TRecord : class, IRecord =>
        new(kind, records, place);
}
