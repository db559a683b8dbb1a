using System.Collections.Immutable;

namespace JourneyMapper.Domain.Records;

/// <summary>
/// A field's value before and after, both in canonical form: one shape for the journal, for conflicts, for history and for undo.
/// </summary>
/// <param name="Field">Which field.</param>
/// <param name="From">What its author saw. An edit made from a stale value is a conflict.</param>
/// <param name="To">What it shall be.</param>
/// <typeparam name="TRecord">The record that has the field.</typeparam>
public sealed record FieldChange<TRecord>(Field<TRecord> Field, string From, string To)
{
    /// <summary>The change that takes this one back.</summary>
    public FieldChange<TRecord> Inverse() => new(Field, To, From);
}

/// <summary>Why a change of fields was not made.</summary>
/// <param name="Field">The first field that stands against it.</param>
/// <param name="Problem">Why its new value is not accepted; null: somebody changed it meanwhile.</param>
/// <param name="Theirs">What it holds now.</param>
/// <param name="Yours">What it should have held.</param>
/// <typeparam name="TRecord">The record that has the field.</typeparam>
public sealed record FieldRefusal<TRecord>(Field<TRecord> Field, Problem? Problem, string Theirs, string Yours);

/// <summary>Changes of fields, made and taken back: the same for all kinds of records.</summary>
public static class FieldChanges
{
    /// <summary>
    /// Makes all of them or none. Field by field, each onto what the one before made of it: who names a field twice ends where the last change leads.
    /// </summary>
    /// <returns>What really changes; or the first that cannot be made.</returns>
    public static (ImmutableArray<FieldChange<TRecord>> Changed, FieldRefusal<TRecord>? Refusal) Make<TRecord>(TRecord before, ImmutableArray<FieldChange<TRecord>> asked)
    {
        var after = before;
        foreach (var (field, from, to) in asked)
        {
            var (value, problem) = field.Accept(to);
            var current = field.Read(after);
            if (problem is not null)
                return ([], new(field, problem, current, value));
            if (current == value)
                continue;
            if (current != from)
                return ([], new(field, null, current, value));
            after = field.Write(after, value);
        }

        return ([.. asked.Select(change => change.Field).Distinct().Select(field => new FieldChange<TRecord>(field, field.Read(before), field.Read(after))).Where(change => change.From != change.To)], null);
    }

    /// <summary>Those that are still possible: whose field holds what they lead away from.</summary>
    public static ImmutableArray<FieldChange<TRecord>> Possible<TRecord>(this ImmutableArray<FieldChange<TRecord>> changes, TRecord record) =>
        [.. changes.Where(change => change.Field.Read(record) == change.From)];

    /// <summary>The record after them; no rule is checked again.</summary>
    public static TRecord ApplyTo<TRecord>(this ImmutableArray<FieldChange<TRecord>> changes, TRecord record) =>
        changes.Aggregate(record, (changed, change) => change.Field.Write(changed, change.To));

    /// <summary>Those that take them back.</summary>
    public static ImmutableArray<FieldChange<TRecord>> Inverse<TRecord>(this ImmutableArray<FieldChange<TRecord>> changes) => [.. changes.Select(change => change.Inverse())];
}
