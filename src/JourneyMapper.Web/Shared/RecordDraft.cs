using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Shared;

/// <summary>A record while somebody fills it in, in a dialog that saves once: what is typed, what is wrong with it, and what others have written meanwhile.</summary>
/// <param name="fields">What can be filled in.</param>
/// <param name="seen">As it is.</param>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class RecordDraft<TRecord>(FieldSet<TRecord> fields, TRecord seen)
    where TRecord : class, IRecord
{
    readonly Dictionary<Field<TRecord>, string> values = fields.All.ToDictionary(field => field, field => field.Read(seen));
    readonly List<(Field<TRecord> Field, string Value)> theirs = [];
    bool tried;

    /// <summary>What its author has seen: where the next attempt begins.</summary>
    public TRecord Seen { get; private set; } = seen;

    /// <summary>What others have written into fields that were filled in here.</summary>
    public IReadOnlyList<(Field<TRecord> Field, string Value)> Theirs => theirs;

    /// <summary>What stands in a field, not always in canonical form.</summary>
    public string this[Field<TRecord> field]
    {
        get => values[field];
        set => values[field] = value;
    }

    /// <summary>The record with all that can be accepted.</summary>
    public TRecord Wanted => values.Aggregate(Seen, (made, value) => value.Key.Accept(value.Value) is { Problem: null, Value: var accepted } ? value.Key.Write(made, accepted) : made);

    /// <summary>From what was seen to what is wanted.</summary>
    public ImmutableArray<FieldChange<TRecord>> Changes => fields.Between(Seen, Wanted);

    /// <summary>Why a field cannot be saved. Said only after the first attempt: nobody is told off for a field not reached yet.</summary>
    public string? Error(Field<TRecord> field) => tried ? field.Accept(values[field]).Problem?.Explain(field.Limit) : null;

    /// <summary>Begins an attempt to save. False: something cannot be accepted.</summary>
    public bool Try()
    {
        tried = true;
        theirs.Clear();
        return fields.All.All(field => field.Accept(values[field]).Problem is null);
    }

    /// <summary>Meets what somebody else has written: the next attempt begins from it, since who saves again has read it. False: it was refused for another reason.</summary>
    public bool Meets(Refusal? refusal)
    {
        if (refusal is not Refusal.Conflict { Field: Field<TRecord> field } conflict)
            return false;
        theirs.Add((field, conflict.Theirs));
        Seen = field.Write(Seen, conflict.Theirs);
        return true;
    }
}
