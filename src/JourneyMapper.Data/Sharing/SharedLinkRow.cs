namespace JourneyMapper.Data.Sharing;

/// <summary>What guests may do with comments. The names are stored.</summary>
public enum GuestComments
{
    /// <summary>They see none.</summary>
    None,

    /// <summary>They read what is said about what they see.</summary>
    Read,

    /// <summary>They write as well, under a name that they give.</summary>
    Write,
}

/// <summary>
/// An address under which a journey is read without an account. It shows what its maker sees of the journey at that moment, and of that only what was chosen;
/// with the right of the maker to see the journey it ends.
/// </summary>
public sealed class SharedLinkRow
{
    /// <summary>The longest form of <see cref="Lanes"/>, in characters.</summary>
    public const int LanesLength = 2000;

    /// <summary>The longest form of <see cref="Embedders"/>, in characters.</summary>
    public const int EmbeddersLength = 3000;

    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The member who made it. They may be no member any more: then it leads nowhere.</summary>
    public required Guid MakerId { get; init; }

    /// <summary>SHA-256 of what its address ends with: 256 random bits, told once.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>What it is for, in the words of whoever made it; guests do not see it. May be empty.</summary>
    public required string Note { get; init; }

    /// <summary>
    /// The lanes that it shows beside the cards, with a blank between: ids of fields, and of own lanes their own ids, since a slot may be another lane's
    /// tomorrow.
    /// </summary>
    public required string Lanes { get; init; }

    /// <summary>Whether guests see whom the journey is about.</summary>
    public required bool ShowsPersonas { get; init; }

    /// <summary>What guests may do with comments.</summary>
    public required GuestComments Comments { get; init; }

    /// <summary>As the password hasher of accounts writes it; null: none is asked.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The last day on which it leads anywhere, as whoever made it counts days; null: it does not expire.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>When that day ends, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What is written across the page; empty: nothing.</summary>
    public required string Watermark { get; init; }

    /// <summary>The origins of the sites that may show the page within theirs, with a blank between; empty: none may.</summary>
    public required string Embedders { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When somebody ended it, UTC; null while nobody has.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Who ended it.</summary>
    public Guid? RevokedBy { get; set; }
}

/// <summary>How often a link was followed. A row of its own, written in sums: a visit waits for nothing and holds up nobody.</summary>
public sealed class SharedLinkVisitsRow
{
    /// <summary>The link.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>How often its page was shown.</summary>
    public required long Visits { get; init; }

    /// <summary>When last, UTC.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
