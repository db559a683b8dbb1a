namespace JourneyMapper.Data.Accounts;

/// <summary>A request of a program that it may send again without anything happening twice, with its answer. Kept for a day.</summary>
public sealed class IdempotentRequestRow
{
    /// <summary>The longest key, in characters.</summary>
    public const int KeyLength = 200;

    /// <summary>The access token; with <see cref="Key"/> the key.</summary>
    public required Guid TokenId { get; init; }

    /// <summary>As the program has chosen it.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body: another request with the same key is a mistake.</summary>
    public required byte[] Request { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status of the answer; null while there is none.</summary>
    public short? Status { get; set; }

    /// <summary>The answer's type; null where it has no body.</summary>
    public string? ContentType { get; set; }

    /// <summary>The answer's header of that name, or null.</summary>
    public string? Location { get; set; }

    /// <summary>The answer's header of that name, or null.</summary>
    public string? ETag { get; set; }

    /// <summary>The answer's body, or null.</summary>
    public byte[]? Body { get; set; }
}
