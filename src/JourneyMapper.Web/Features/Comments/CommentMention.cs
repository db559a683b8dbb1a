namespace JourneyMapper.Web.Features.Comments;

/// <summary>A member named in a text.</summary>
/// <param name="Start">Where the @ stands, in characters from 0.</param>
/// <param name="Length">How many characters the @ and the name have together.</param>
/// <param name="Member">Who is named.</param>
public sealed record CommentMention(int Start, int Length, Guid Member)
{
    /// <summary>
    /// Finds the members that a text names with an @, in its order. Of several who share a name it is whom the author has chosen; without a choice it is nobody.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="members">Ids and names.</param>
    /// <param name="chosen">Whom the author has chosen from a list, in the order of the text.</param>
    public static IReadOnlyList<CommentMention> Find(string text, IReadOnlyCollection<(Guid Id, string Name)> members, IEnumerable<Guid> chosen)
    {
        // "Ann Lee" before "Ann".
        var named = members.Where(member => member.Name.Length > 0)
            .GroupBy(member => member.Name, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Key.Length).ToList();
        var choices = chosen.ToList();
        List<CommentMention> found = [];
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || named.Find(group => Follows(text, at + 1, group.Key)) is not { } who)
                continue;
            var ids = who.Select(member => member.Id).ToList();
            var choice = choices.FindIndex(ids.Contains);
            var member = choice >= 0 ? choices[choice] : ids.Count == 1 ? ids[0] : (Guid?)null;
            if (choice >= 0 && ids.Count > 1)
                choices.RemoveAt(choice);
            if (member is { } id)
                found.Add(new(at, who.Key.Length + 1, id));
        }

        return found;
    }

    static bool Follows(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
}
