using JourneyMapper.Data.Sharing;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>Where a link leads at the moment.</summary>
public enum SharedLinkState
{
    /// <summary>To its journey.</summary>
    Open,

    /// <summary>Nowhere until its journey comes back from the trash.</summary>
    Trashed,

    /// <summary>Nowhere: whoever made it is no member any more, or does not see the journey any more.</summary>
    MakerGone,

    /// <summary>Nowhere: its last day is over.</summary>
    Expired,

    /// <summary>Nowhere: somebody has ended it.</summary>
    Revoked,
}

/// <summary>A link in a list.</summary>
/// <param name="Link">What it shows. Its hashes stay where they are read.</param>
/// <param name="Title">Of its journey.</param>
/// <param name="Maker">By name; null when they are no member any more.</param>
/// <param name="State">Where it leads.</param>
/// <param name="Visits">How often it was followed.</param>
/// <param name="LastVisit">When last, UTC; null: never.</param>
public sealed record SharedLinkLine(SharedLinkFacts Link, string Title, string? Maker, SharedLinkState State, long Visits, DateTimeOffset? LastVisit);

/// <summary>What members see of a link: all but what would let somebody in.</summary>
/// <param name="Id">The link.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Note">What it is for; may be empty.</param>
/// <param name="Comments">What guests may do with comments.</param>
/// <param name="ShowsPersonas">Whether guests see whom the journey is about.</param>
/// <param name="HasPassword">Whether a password is asked.</param>
/// <param name="Watermark">What is written across the page.</param>
/// <param name="Embedders">The sites that may embed it.</param>
/// <param name="ExpiresOn">Its last day.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
public sealed record SharedLinkFacts(
    Guid Id, Guid Journey, string Note, GuestComments Comments, bool ShowsPersonas, bool HasPassword, string Watermark, string Embedders, DateOnly? ExpiresOn, DateTimeOffset MadeAt);
