using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Records;

/// <summary>The text form of small lists: an entry a line, its parts with a bar between them, the last of which is a note in one line and may have bars of its own.</summary>
static class NotedLines
{
    /// <summary>Reads the entries, or says why they are not accepted: none of that form, two of one key, or a note that is too long.</summary>
    /// <param name="text">The text form.</param>
    /// <param name="parts">How many parts an entry has.</param>
    /// <param name="read">Makes an entry of its parts, with the note in canonical form at their end; null where they are none.</param>
    /// <param name="key">What only one entry may have.</param>
    public static (ImmutableArray<T> Entries, Problem? Problem) Read<T>(string text, int parts, Func<string[], T?> read, Func<T, string> key)
        where T : class
    {
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var split = line.Split('|', parts);
            if (split.Length < parts)
                return (default, Problem.Unknown);
            var (note, problem) = AcceptedText.Line(split[^1], Limits.Name);
            split[^1] = note;
            if (read(split) is not { } entry || entries.Any(other => key(other) == key(entry)))
                return (default, Problem.Unknown);
            if (problem is not null)
                return (default, problem);
            entries.Add(entry);
        }

        return (entries.ToImmutable(), null);
    }

    /// <summary>The value of a choice by its name; null where it has none of that name.</summary>
    public static TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(name, out var value) && Enum.IsDefined(value) ? value : null;
}
