using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>Which journeys a list shows, beside those of a folder. The names are part of its address.</summary>
public enum JourneyView
{
    /// <summary>All that the reader sees.</summary>
    All,

    /// <summary>Those that the reader has marked.</summary>
    Favourites,

    /// <summary>Those that the reader answers for; without somebody who does, those that they have made.</summary>
    Own,

    /// <summary>Those in no folder.</summary>
    Unfiled,
}

/// <summary>Which journeys a list shows, in which order.</summary>
/// <param name="Text">Words that must all occur somewhere in a journey; case and accents do not matter.</param>
/// <param name="Sort">The order.</param>
/// <param name="Folder">Only those in it and in the folders within.</param>
/// <param name="Tag">Only those with it; case does not matter.</param>
/// <param name="View">Which of them.</param>
/// <param name="State">Only those that show what is, or what shall be.</param>
public sealed record JourneyListQuery(string? Text = null, JourneySort Sort = default, Guid? Folder = null, string? Tag = null, JourneyView View = default, JourneyState? State = null)
{
    /// <summary>Whether it shows fewer than all.</summary>
    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || Folder is not null || !string.IsNullOrEmpty(Tag) || View != default || State is not null;
}
