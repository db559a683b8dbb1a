namespace JourneyMapper.Web.Shared;

/// <summary>Marks a request, as a feature of it, whose sign-in came in a cookie of the name that such cookies had before they had a prefix over https.</summary>
sealed class FormerCookie
{
    /// <summary>The mark.</summary>
    public static readonly FormerCookie Instance = new();

    // Written into each sign-in since names have the prefix.
    const string Since = "named";

    FormerCookie()
    {
    }

    /// <summary>Notes in a sign-in that it was written under the name of today.</summary>
    public static void Note(IDictionary<string, string?> properties) => properties[Since] = "";

    /// <summary>Whether a sign-in may come under the former name: it was written by a release that knew no other.</summary>
    public static bool Allows(IDictionary<string, string?> properties) => !properties.ContainsKey(Since);
}
