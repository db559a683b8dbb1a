using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JourneyMapper.Data.Journal;

/// <summary>
/// Brings differences of earlier releases to the form that is written today, one schema number at a time. Whoever changes that form adds the step from the last
/// number to the next at the end of the list, and an entry of the last number to the fixture of its test; no step is ever changed afterwards.
/// </summary>
static class JournalUpcasters
{
    // Before the schema is asked for: static members come to life in their order here.
    static readonly ImmutableArray<Action<JsonObject>> Steps =
    [
        // 1 → 2
        NameRecords,

        // 2 → 3
        LeaveOutPersonaLine,
    ];

    /// <summary>The number of the form that is written.</summary>
    public static short Schema { get; } = (short)(Steps.Length + 1);

    /// <summary>Changes a difference of an earlier schema into one of <see cref="Schema"/>.</summary>
    /// <exception cref="JsonException">It is of a later schema, or not of the one that it is said to be.</exception>
    public static void Upcast(JsonObject difference, short schema)
    {
        if (schema < 1 || schema > Schema)
            throw new JsonException($"The entry is of schema {schema}, and {Schema} is the latest that is known.");
        foreach (var step in Steps.AsSpan()[(schema - 1)..])
            step(difference);
    }

    // Touchpoints were the only records, and the journey's own fields a kind of change.
    static void NameRecords(JsonObject difference)
    {
        foreach (var change in (difference["changes"] ?? throw new JsonException("A difference has no changes.")).AsArray())
        {
            var (stored, record) = (change!.AsObject(), "touchpoint");
            switch ((string?)stored["kind"])
            {
                case "added" or "removed":
                    Rename(stored, "touchpoint", "value");
                    break;
                case "changed" or "moved":
                    Rename(stored, "touchpoint", "id");
                    break;
                case "journey":
                    (stored["kind"], record) = ("changed", "journey");
                    break;
                default:
                    throw new JsonException("An unknown kind of change.");
            }

            stored["record"] = record;
        }
    }

    // The persona was a line of the journey. It has become a persona of the library, which all states of the journey are about since: what the line was before is not told any more.
    static void LeaveOutPersonaLine(JsonObject difference)
    {
        var changes = (difference["changes"] ?? throw new JsonException("A difference has no changes.")).AsArray();
        foreach (var change in changes.Where(change => (string?)change!["record"] == "journey").ToList())
        {
            var fields = (change!["fields"] ?? throw new JsonException("A change has no fields.")).AsArray();
            foreach (var field in fields.Where(field => (string?)field!["field"] == "persona").ToList())
                fields.Remove(field);
            if (fields.Count == 0)
                changes.Remove(change);
        }
    }

    static void Rename(JsonObject stored, string from, string to)
    {
        var value = stored[from];
        // A node has one parent only.
        stored.Remove(from);
        stored[to] = value;
    }
}
