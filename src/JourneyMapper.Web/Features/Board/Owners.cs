using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Who may answer for a touchpoint or a journey.</summary>
static class Owners
{
    /// <summary>The choices of a field: nobody, the members by name, and whoever owns it though no longer a member.</summary>
    public static IReadOnlyList<(string Value, string Text)> Options(IReadOnlyDictionary<Guid, string> members, Guid? owner) =>
    [
        ("", BoardText.NoOwner),
        .. members.OrderBy(member => member.Value, StringComparer.CurrentCulture).Select(member => (member.Key.ToString(), member.Value)),
        .. owner is { } former && !members.ContainsKey(former) ? [(former.ToString(), Common.FormerMember)] : Array.Empty<(string, string)>(),
    ];
}
