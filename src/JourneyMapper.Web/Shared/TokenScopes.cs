using System.Collections.Immutable;

namespace JourneyMapper.Web.Shared;

/// <summary>An area of the interface for programs that access tokens open, to read or to write as well.</summary>
/// <param name="Name">In small letters.</param>
/// <param name="IsReadOnly">Whether there is nothing to write.</param>
public sealed record TokenArea(string Name, bool IsReadOnly = false)
{
    /// <summary>The scope that lets a program read.</summary>
    public string Read { get; } = $"{Name}:read";

    /// <summary>The scope that lets it write, and read.</summary>
    public string Write { get; } = $"{Name}:write";
}

/// <summary>What access tokens let programs do, beside what their member may do.</summary>
public static class TokenScopes
{
    /// <summary>Journeys with all that is on their maps.</summary>
    public static readonly TokenArea Journeys = new("journeys");

    /// <summary>The library of personas.</summary>
    public static readonly TokenArea Personas = new("personas");

    /// <summary>Pain points and opportunities.</summary>
    public static readonly TokenArea Opportunities = new("opportunities");

    /// <summary>Comments.</summary>
    public static readonly TokenArea Comments = new("comments");

    /// <summary>Sign-offs.</summary>
    public static readonly TokenArea SignOffs = new("sign-offs");

    /// <summary>Audits of touchpoints.</summary>
    public static readonly TokenArea Audits = new("audits");

    /// <summary>KPIs, measurements, funnels and figures of experiments.</summary>
    public static readonly TokenArea Measurements = new("measurements");

    /// <summary>Scores and findings.</summary>
    public static readonly TokenArea Coverage = new("coverage");

    /// <summary>Files.</summary>
    public static readonly TokenArea Exports = new("exports", IsReadOnly: true);

    /// <summary>Assistants: what they read, and proposals.</summary>
    public static readonly TokenArea Assistants = new("assistants");

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static ImmutableArray<TokenArea> Areas { get; } = [Journeys, Personas, Opportunities, Comments, SignOffs, Audits, Measurements, Coverage, Exports, Assistants];

    /// <summary>All scopes.</summary>
    public static ImmutableArray<string> All { get; } = [.. Areas.SelectMany(area => area.IsReadOnly ? [area.Read] : (string[])[area.Read, area.Write])];

    /// <summary>Whether scopes that were granted let in who needs one. Who may write an area may read it.</summary>
    public static bool Cover(IReadOnlyCollection<string> granted, string needed) =>
        granted.Contains(needed) || Areas.Any(area => area.Read == needed && granted.Contains(area.Write));
}
