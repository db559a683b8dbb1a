using System.Text.RegularExpressions;

namespace JourneyMapper.Web.Shared;

/// <summary>A line of a lane of links: an address, with a title before it where somebody gave one. As scripts check it, see js/board/cell-forms.js.</summary>
/// <param name="Title">What it is called; may be empty.</param>
/// <param name="Address">Absolute: of the web, or of somebody's mail.</param>
public readonly partial record struct LaneLink(string Title, string Address)
{
    const int Longest = 800;

    const string Mail = "mailto:";

    /// <summary>What is read of it: its title, or else its host or mail address.</summary>
    public string Text => Title.Length > 0 ? Title
        : Address.StartsWith(Mail, StringComparison.OrdinalIgnoreCase) ? Address[Mail.Length..]
        : new Uri(Address).Host is var host && host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    /// <summary>Reads a line; null where its last word is no address that people may be led to.</summary>
    public static LaneLink? Read(string line)
    {
        line = line.Trim();
        if (line.Length > Longest)
            return null;
        var (title, address) = Titled().Match(line) is { Success: true } marked ? (marked.Groups["title"].Value, marked.Groups["to"].Value)
            : line.LastIndexOf(' ') is >= 0 and var blank ? (line[..blank].TrimEnd(), line[(blank + 1)..])
            : ("", line);
        var whole = Web().IsMatch(address) || address.StartsWith(Mail, StringComparison.OrdinalIgnoreCase) ? address
            : address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{address}"
            : Mail + address;
        return (Web().IsMatch(whole) && Uri.TryCreate(whole, UriKind.Absolute, out _)) || MailAddress().IsMatch(whole) ? new(title, whole) : null;
    }

    /// <summary>The form in which it is kept.</summary>
    public override string ToString() => Title.Length > 0 ? $"{Title} {Address}" : Address;

    // Without a name before the host: that would show another place than it leads to.
    [GeneratedRegex(@"^https?://[^\s<>""/?#@\\]+([/?#][^\s<>""]*)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Web();

    [GeneratedRegex(@"^mailto:[^\s<>""@:?]+@[^\s<>""@?]+\.[^\s<>""@?]+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"^\[(?<title>[^\]]+)\]\((?<to>\S+)\)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Titled();
}
