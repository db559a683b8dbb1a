using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>How far a point of a checklist has come.</summary>
public enum AdviceState
{
    /// <summary>There is something to do.</summary>
    Open,

    /// <summary>It holds.</summary>
    Done,

    /// <summary>It does not apply here.</summary>
    NotApplicable,
}

/// <summary>What somebody has said about a point of a checklist.</summary>
/// <param name="Item">The point's id, see <see cref="Catalogue.ChannelAdvice"/>.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Owner">The member who sees to it.</param>
/// <param name="Note">What there is to say, in one line; may be empty.</param>
public sealed record AdviceCheck(string Item, AdviceState State, Guid? Owner = null, string Note = "")
{
    /// <summary>Whether it says no more than silence would.</summary>
    public bool IsEmpty => this is { State: AdviceState.Open, Owner: null, Note: "" };
}

/// <summary>The text form of checks: one a line, <c>item|state|owner|note</c>. Only those stand in it that say something.</summary>
public static class AdviceChecks
{
    const int Parts = 4;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static ImmutableArray<AdviceCheck> Parse(string text) => Read(text) is (var checks, null) ? checks : throw new FormatException("Not a list of checks.");

    /// <summary>Reads the text form, or says why it is none.</summary>
    public static (ImmutableArray<AdviceCheck> Checks, Problem? Problem) Read(string text) => NotedLines.Read(text, Parts, Entry, check => check.Item) switch
    {
        (var checks, null) when checks.Length > Limits.Advice => (default, Problem.TooLong),
        var read => read,
    };

    /// <summary>The text form, in the order of the points' ids.</summary>
    public static string Write(IEnumerable<AdviceCheck> checks) =>
        string.Join('\n', checks.Where(check => !check.IsEmpty).OrderBy(check => check.Item, StringComparer.Ordinal).Select(check => $"{check.Item}|{check.State}|{check.Owner}|{check.Note}"));

    /// <summary>The text form with another check of one point.</summary>
    public static string With(string text, AdviceCheck check) => Write([.. Parse(text).Where(other => other.Item != check.Item), check]);

    static AdviceCheck? Entry(string[] parts) => parts is [var item, var state, var owner, var note] && IsId(item) && NotedLines.Choice<AdviceState>(state) is { } known
        ? owner.Length == 0 ? new(item, known, null, note) : Guid.TryParse(owner, out var member) ? new(item, known, member, note) : null
        : null;

    static bool IsId(string text) => text.Length is > 0 and <= 40 && text.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}
