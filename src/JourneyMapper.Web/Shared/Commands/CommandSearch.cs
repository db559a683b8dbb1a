namespace JourneyMapper.Web.Shared.Commands;

/// <summary>What somebody looks for in the command palette.</summary>
/// <param name="Member">Who. Commands follow their role, and nothing of another workspace is found.</param>
/// <param name="Typed">Words that must all occur; nothing for what is offered before anything was typed.</param>
public sealed record CommandSearch(CurrentMember Member, string? Typed)
{
    /// <summary>No source finds more than so many journeys, touchpoints or the like: whoever sees more of them types on.</summary>
    public const int Most = 8;

    /// <summary>The words as patterns of SQL's LIKE, to be compared with search_text.</summary>
    public string[] Patterns { get; } = SearchPattern.Patterns(Typed);

    /// <summary>Whether nothing was typed yet.</summary>
    public bool IsEmpty => Patterns.Length == 0;

    /// <summary>Whether all the words occur in a title; case and accents do not matter.</summary>
    public bool Finds(string title) => SearchPattern.Matches(Typed, title);
}
