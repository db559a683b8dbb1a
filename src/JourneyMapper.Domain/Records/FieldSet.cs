using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JourneyMapper.Domain.Records;

/// <summary>All fields of one kind of record, in the order of the panel.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class FieldSet<TRecord>
{
    readonly FrozenDictionary<string, Field<TRecord>> byId;

    /// <inheritdoc cref="FieldSet{TRecord}"/>
    public FieldSet(ImmutableArray<Field<TRecord>> all)
    {
        All = all;
        // The journal writes ids in camel case.
        References = [.. all.Where(field => field.Kind == FieldKind.Reference)];
        byId = all.ToFrozenDictionary(field => field.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Each once.</summary>
    public ImmutableArray<Field<TRecord>> All { get; }

    /// <summary>Those that lead to other records.</summary>
    public ImmutableArray<Field<TRecord>> References { get; }

    /// <summary>The field of that id, or null.</summary>
    public Field<TRecord>? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>What leads from one state of a record to another, field by field.</summary>
    public ImmutableArray<FieldChange<TRecord>> Between(TRecord from, TRecord to) =>
        [.. All.Where(field => field.Read(from) != field.Read(to)).Select(field => new FieldChange<TRecord>(field, field.Read(from), field.Read(to)))];

    /// <summary>A whole record that comes from outside with its values in canonical form, or the first field whose value is not accepted.</summary>
    public (TRecord Record, Field<TRecord>? Field, Problem? Problem) Accept(TRecord record)
    {
        foreach (var field in All)
        {
            var (value, problem) = field.Accept(field.Read(record));
            if (problem is not null)
                return (record, field, problem);
            record = field.Write(record, value);
        }

        return (record, null, null);
    }
}
